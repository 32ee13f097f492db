"""The drawn pictures of the demo: what stands where on them."""

import zlib

import pytest

from anyshore.demo.pictures import HEIGHT, WIDTH, drawing, mark

PAPER, FIRST, SECOND = range(3)


def rows(png: bytes) -> list[bytes]:
    """The ink of each place, row by row, of an indexed PNG as these are written."""
    at = png.index(b"IDAT")
    body = zlib.decompress(png[at + 4 : at + 4 + int.from_bytes(png[at - 4 : at])])
    assert len(body) == HEIGHT * (WIDTH + 1)
    return [body[line * (WIDTH + 1) + 1 : (line + 1) * (WIDTH + 1)] for line in range(HEIGHT)]


@pytest.mark.parametrize(
    ("shape", "places"),
    [
        (0, {(0, 0): SECOND, (90, 0): FIRST, (-90, 0): FIRST, (0, 90): FIRST, (0, 129): SECOND, (40, 0): PAPER}),
        (1, {(0, 0): SECOND, (60, 60): FIRST, (60, -60): FIRST, (-60, -60): FIRST, (60, 0): PAPER, (0, 119): PAPER}),
        (2, {(0, -1): FIRST, (0, -109): FIRST, (0, 24): SECOND, (109, 24): SECOND, (110, 24): PAPER, (0, 0): PAPER}),
    ],
)
def test_a_mark_is_drawn_in_two_colours_on_paper(shape, places):
    drawn = rows(mark((176, 52, 38), (240, 179, 64), shape))
    assert {place: drawn[place[1] + HEIGHT // 2][place[0] + WIDTH // 2] for place in places} == places
    assert {drawn[0][0], drawn[-1][-1]} == {PAPER}


def test_a_drawing_is_the_same_for_the_same_words_and_another_one_when_it_is_moved():
    assert drawing("Labels for a mill") == drawing("Labels for a mill")
    assert drawing("Labels for a mill") != drawing("Labels for a mill", 1)
    assert len({drawing(f"work {number}") for number in range(20)}) == 20
