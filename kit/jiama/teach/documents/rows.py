"""What the pictures of documents share."""


def columns(entries: list[dict]) -> dict[str, list]:
    """Return rows given one by one as columns; what is missing is None."""
    if not entries:
        return {}
    return {name: [_given(entry[name]) for entry in entries] for name in entries[0]}


def _given(value):
    return None if isinstance(value, float) and value != value else value


def pick(entries: list[dict], **equal) -> list[dict]:
    """Return the rows whose columns have these values."""
    return [e for e in entries if all(e[column] == value for column, value in equal.items())]
