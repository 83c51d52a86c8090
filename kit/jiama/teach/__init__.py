"""What makes a lesson of it."""
