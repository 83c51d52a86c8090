"""What a page sends its kernel is read only where its form is right."""

import json
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jupyter_server.services.kernels.connection.base import (
    deserialize_msg_from_ws_v1,
    serialize_msg_to_ws_v1,
)

from jiama.serve import frames

HEADER = json.dumps({"msg_id": "1", "msg_type": "comm_msg", "session": "s"}).encode()


def _frame(*offsets: int, rest: bytes = b"") -> bytes:
    return b"".join(n.to_bytes(8, "little") for n in (len(offsets), *offsets)) + rest


def _message(content: bytes = b"{}", channel: str = "shell", header: bytes = HEADER) -> bytes:
    return serialize_msg_to_ws_v1([header, b"{}", b"{}", content], channel)


@pytest.mark.parametrize("buffers", [[], [b"", b"picture"]])
def test_what_jupyter_writes_passes(buffers):
    parts = [HEADER, b"{}", b"{}", b'{"data": {"x": [1, 2]}}', *buffers]
    assert frames.checked(serialize_msg_to_ws_v1(parts, "shell"))["msg_type"] == "comm_msg"


@pytest.mark.parametrize(
    "frame",
    [
        b"",
        b"abc",
        "{}",
        bytes(8),
        b"\xff" * 8,
        (2**31).to_bytes(8, "little"),
        struct.pack("!i", -1),
        _frame(64, 63, 62, 0, 10**12, 5, 6, rest=b"shell"),
        _frame(*[2**64 - 1] * 7),
        _frame(*[64] * 7, rest=b"x"),
        _frame(*[8 * 101] * 100),
        _message(channel="iopub"),
        _message(content=b"[" * 200_000),
        _message(content=b'{"a":' * 100 + b"1" + b"}" * 100),
        _message(content=b"[]"),
        _message(content=b"\xff"),
        _message(content=b'{"a": "' + b"a" * frames.LARGEST_PART + b'"}'),
        _message(header=b"{}"),
        _message(header=b'{"msg_id": 1, "msg_type": [], "session": null}'),
    ],
)
def test_what_is_malformed_is_refused(frame):
    with pytest.raises(frames.BadFrame):
        frames.checked(frame)


def test_brackets_in_what_somebody_wrote_are_no_depth():
    content = json.dumps({"text": '[{"' * 300 + "\\" * 5}).encode()
    assert frames.checked(_message(content))


@given(st.binary(max_size=300), st.integers(0, 120), st.binary(max_size=12))
def test_a_message_damaged_anywhere_is_refused_or_still_readable(noise, at, patch):
    frame = _message()
    for damaged in (noise, frame[:at] + patch + frame[at + len(patch) :], frame[:at]):
        try:
            frames.checked(damaged)
        except frames.BadFrame:
            continue
        channel, parts = deserialize_msg_from_ws_v1(damaged)
        assert channel == "shell"
        assert len(parts) >= 4


@given(st.binary(max_size=200))
def test_a_kernel_that_writes_nonsense_has_no_header(noise):
    assert isinstance(frames.header_of(noise), dict)
