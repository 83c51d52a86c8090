"""The one kind of error this room raises."""


class SourceError(ValueError):
    """A data or case file that is missing, changed, incomplete or of the wrong type."""
