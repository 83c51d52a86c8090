"""Loading datasets and case files, each with its source."""
