"""Pictures that a page sends: PNG and nothing else, within bounds, before anything opens them.

A general image opener picks the format from the bytes, and some formats are programs
(PostScript) or unfold to gigabytes. What passes here is written anew: signature, header,
palette, pixels, end; every other part of the file is left out.
"""

import struct
import zlib
from collections.abc import Iterator, Sequence

SIGNATURE = b"\x89PNG\r\n\x1a\n"
KEPT = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
MOST_PICTURES = 16
MOST_BYTES = 4_000_000  # of all pictures together
MOST_PIXELS = 16_000_000  # of all pictures together: 64 MB unpacked


class BadPicture(ValueError):  # noqa: N818 - what the page sent is no picture that it may send
    """What is wrong with a picture."""


def checked(files: Sequence[bytes]) -> list[bytes]:
    """Return the pictures, each written anew as a plain PNG.

    Parameters
    ----------
    files
        What the page sent, one picture each.

    Raises
    ------
    BadPicture
        If there are too many, they are too large, or one is not a well-formed PNG.
    """
    if len(files) > MOST_PICTURES or sum(map(len, files)) > MOST_BYTES:
        raise BadPicture(f"more than {MOST_PICTURES} pictures or {MOST_BYTES} bytes")
    pixels = 0
    plain = []
    for file in files:
        parts = list(_parts(bytes(file)))
        if not parts or parts[0][0] != b"IHDR" or len(parts[0][1]) != 13:
            raise BadPicture("no header")
        across, up = struct.unpack(">II", parts[0][1][:8])
        pixels += across * up
        if not across * up or pixels > MOST_PIXELS:
            raise BadPicture(f"more than {MOST_PIXELS} pixels, or none")
        plain.append(SIGNATURE + b"".join(_written(*p) for p in parts if p[0] in KEPT))
    return plain


def _parts(file: bytes) -> Iterator[tuple[bytes, bytes]]:
    if not file.startswith(SIGNATURE):
        raise BadPicture("no PNG")
    at = len(SIGNATURE)
    while at < len(file):
        length = int.from_bytes(file[at : at + 4])
        kind, content = file[at + 4 : at + 8], file[at + 8 : at + 8 + length]
        at += 12 + length
        if at > len(file):
            raise BadPicture("cut short")
        yield kind, content
        if kind == b"IEND":
            return
    raise BadPicture("no end")


def _written(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + zlib.crc32(kind + content).to_bytes(4)
