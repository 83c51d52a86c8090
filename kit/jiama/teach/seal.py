"""What a page must hold but not show before its time: right answers, the model's results.

No secret: whoever wants to can undo it. It keeps an answer from being read by the way, in the
page or in its source, before the guess.
"""

import json
from base64 import b64encode
from typing import Any

SALT = 0x6A


def seal(content: Any) -> str:
    """Return content as text that cannot be read at a glance; ``page/seal.js`` undoes it."""
    key, mixed = SALT, bytearray()
    for byte in json.dumps(content, ensure_ascii=False).encode("utf-8"):
        mixed.append(byte ^ key)
        key = (key * 73 + 41) & 0xFF
    return b64encode(mixed).decode("ascii")
