"""The command line, the Voila application and class deployment."""
