"""Pictures from a page are PNG, within bounds, and hold nothing but a picture."""

import io
import struct
import zlib

import pytest
from PIL import Image

from jiama.view import png
from jiama.view.pdf import Shown, pdf


def _picture(across=4, up=3) -> bytes:
    out = io.BytesIO()
    Image.new("RGBA", (across, up), (10, 20, 30, 40)).save(out, "PNG")
    return out.getvalue()


def _part(kind: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
    )


def _huge(across: int, up: int) -> bytes:
    head = struct.pack(">IIBBBBB", across, up, 1, 0, 0, 0, 0)
    return (
        png.SIGNATURE
        + _part(b"IHDR", head)
        + _part(b"IDAT", zlib.compress(b""))
        + _part(b"IEND", b"")
    )


def test_a_picture_passes_unchanged():
    (plain,) = png.checked([_picture()])
    with Image.open(io.BytesIO(plain)) as image:
        assert image.size == (4, 3)
        assert image.convert("RGBA").getpixel((0, 0)) == (10, 20, 30, 40)


def test_what_is_in_the_file_besides_the_picture_is_left_out():
    whole = _picture()
    extra = _part(b"zTXt", b"k\0\0" + zlib.compress(b"a" * 1_000_000)) + _part(b"iCCP", b"x")
    plain = png.checked([whole[:33] + extra + whole[33:] + b"%!PS-Adobe-3.0 EPSF"])
    assert plain == [whole]


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(/etc/passwd) (r) file",
        b"GIF89a" + bytes(40),
        b"\xff\xd8\xff\xe0" + bytes(40),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        png.SIGNATURE,
        png.SIGNATURE + b"%!PS",
        _picture()[:-4],
        png.SIGNATURE + _part(b"IDAT", b"x") + _part(b"IEND", b""),
        png.SIGNATURE + struct.pack(">I", 2**32 - 1) + b"IHDR",
        _huge(13_000, 13_000),
        _huge(2**31, 2**31),
        _huge(0, 5),
    ],
)
def test_what_is_no_picture_that_a_page_may_send_is_refused(file):
    with pytest.raises(png.BadPicture):
        png.checked([file])


def test_all_pictures_together_have_bounds():
    one = _huge(3000, 3000)
    png.checked([one])
    with pytest.raises(png.BadPicture):
        png.checked([one] * 2)
    with pytest.raises(png.BadPicture):
        png.checked([_picture()] * (png.MOST_PICTURES + 1))
    with pytest.raises(png.BadPicture):
        png.checked([bytes(png.MOST_BYTES + 1)])


def test_what_passed_goes_into_a_report():
    words = dict.fromkeys(("title", "made", "model", "why", "levers_title", "outcomes_title"), "x")
    contents = words | {"levers": [("a", "b", "c")], "outcomes": [("a", "b", "c")]}
    (plain,) = png.checked([_picture(400, 300)])
    assert pdf(contents, [Shown("t", "s", plain)], "en").startswith(b"%PDF")
