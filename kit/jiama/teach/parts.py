"""A part of a page: its kind, and the data that the page app draws it from."""

from jiama.teach.seal import seal


def piece(kind: str, after: str | None = None, **data) -> dict:
    """Return a part; one with ``after`` waits until that guess is committed."""
    return {"kind": kind, "data": data | ({"after": after} if after else {})}


def prose(body: str, after: str | None = None) -> dict:
    """Return words as a part, sealed where they wait for a guess."""
    return piece("prose", after, sealed=seal(body)) if after else piece("prose", html=body)
