"""What a page may send to its kernel, looked at before anything reads it.

Jupyter's readers trust the numbers in a binary message: a count of parts of eight 0xff bytes
sends them round a loop that does not end. Only version 1 of the protocol is spoken here
(`jupyter_server.services.kernels.connection.base.serialize_msg_to_ws_v1`): a little-endian
count of offsets, the offsets, then channel, header, parent header, metadata, content, buffers.
"""

import json
import re
from itertools import pairwise

PROTOCOL = "v1.kernel.websocket.jupyter.org"
WORD = 8
FEWEST, MOST = 6, 6 + 64  # offsets: channel, four parts and the end, and buffers of widgets
CHANNELS = (b"shell", b"control", b"stdin")
LARGEST_PART = 1_000_000  # bytes of JSON in one part
DEEPEST = 64  # brackets within brackets
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_NO_BRACKET = bytes(set(range(256)) - set(b"[]{}"))


class BadFrame(ValueError):
    """A message that does not follow the protocol."""


def checked(frame: bytes | str) -> dict:
    """Return the header of a message whose form is right.

    Raises
    ------
    BadFrame
        If count, offsets, channel or one of the four JSON parts is not as the protocol says.
    """
    offsets = _offsets(frame)
    if frame[offsets[0] : offsets[1]] not in CHANNELS:
        raise BadFrame("no such channel")
    header, _, _, _ = (_object(frame[a:b]) for a, b in pairwise(offsets[1:6]))
    if not all(isinstance(header.get(name), str) for name in ("msg_id", "msg_type", "session")):
        raise BadFrame("no header")
    return header


def header_of(frame: bytes) -> dict:
    """Return the header of a message from a kernel; where there is none, an empty one."""
    try:
        offsets = _offsets(frame, most=len(frame) // WORD)
        return json.loads(frame[offsets[1] : offsets[2]])
    except (BadFrame, ValueError, RecursionError):
        return {}


def _offsets(frame: bytes | str, most: int = MOST) -> list[int]:
    if not isinstance(frame, bytes):
        raise BadFrame("text")
    count = int.from_bytes(frame[:WORD], "little")
    begin = WORD * (count + 1)
    if not FEWEST <= count <= most or begin > len(frame):
        raise BadFrame("count of parts")
    offsets = [int.from_bytes(frame[i : i + WORD], "little") for i in range(WORD, begin, WORD)]
    if offsets[0] != begin or offsets[-1] != len(frame) or offsets != sorted(offsets):
        raise BadFrame("offsets")
    return offsets


def _object(part: bytes) -> dict:
    if len(part) > LARGEST_PART or _depth(part) > DEEPEST:
        raise BadFrame("a part too large or too deep")
    try:
        found = json.loads(part)
    except (ValueError, RecursionError) as error:
        raise BadFrame("no JSON") from error
    if not isinstance(found, dict):
        raise BadFrame("no object")
    return found


def _depth(part: bytes) -> int:
    """Return how deep brackets stand in brackets, those in strings aside."""
    deepest = now = 0
    for byte in _STRING.sub(b"", part).translate(None, delete=_NO_BRACKET):
        now += 1 if byte in b"[{" else -1
        deepest = max(deepest, now)
    return deepest
