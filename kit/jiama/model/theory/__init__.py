"""Published closed forms that lessons set beside the simulation."""
