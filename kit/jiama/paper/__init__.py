"""Paper: the one-page report as a PDF, with its font."""
