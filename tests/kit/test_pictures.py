"""Pictures by their first bytes: made by hand from the standards, and never more than those bytes say."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit.pictures import GIF, JPEG, LARGEST_SIDE, PNG, WEBP, Picture, measured

SIDE = st.integers(1, LARGEST_SIDE)
SHORT = st.integers(1, 16_383)


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + b"\x08\x02\0\0\0"


def gif(width: int, height: int) -> bytes:
    return b"GIF89a" + struct.pack("<HH", width, height) + b"\xf0\0\0"


def jpeg(width: int, height: int, note: bytes = b"Exif") -> bytes:
    app = b"\xff\xe1" + struct.pack(">H", len(note) + 2) + note
    frame = b"\xff\xc2" + struct.pack(">HBHH", 11, 8, height, width) + b"\x01\x11\0"
    return b"\xff\xd8" + app + b"\xff" + frame


def webp_lossy(width: int, height: int) -> bytes:
    return b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\x10\0\0\x9d\x01\x2a" + struct.pack("<HH", width, height)


def webp_lossless(width: int, height: int) -> bytes:
    bits = (width - 1) | (height - 1) << 14
    return b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + struct.pack("<I", bits) + b"\0" * 8


def webp_extended(width: int, height: int) -> bytes:
    sides = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0" + sides


@given(SIDE, SIDE)
def test_every_kind_says_its_size(width, height):
    assert measured(png(width, height)) == Picture(PNG, width, height)
    assert measured(gif(width, height)) == Picture(GIF, width, height)
    assert measured(jpeg(width, height)) == Picture(JPEG, width, height)
    assert measured(webp_extended(width, height)) == Picture(WEBP, width, height)


@given(SHORT, SHORT)
def test_webp_of_one_picture(width, height):
    assert measured(webp_lossy(width, height)) == Picture(WEBP, width, height)
    assert measured(webp_lossless(width, height)) == Picture(WEBP, width, height)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"<html>\x89PNG\r\n\x1a\n",
        png(0, 10),
        png(LARGEST_SIDE + 1, 10),
        gif(10, 0),
        b"\xff\xd8\xff\xd9" + b"\0" * 20,
        b"\xff\xd8\xff\xe0\0\0" + b"\0" * 20,
        b"RIFF\0\0\0\0WAVEfmt " + b"\0" * 20,
    ],
)
def test_what_is_no_picture(head):
    assert measured(head) is None


@given(
    st.sampled_from([png(9, 9), gif(9, 9), jpeg(9, 9), webp_lossy(9, 9)]), st.integers(0, 60), st.binary(max_size=80)
)
def test_no_bytes_break_it(whole, cut, rest):
    found = measured(whole[:cut] + rest)
    assert found is None or found.width > 0
