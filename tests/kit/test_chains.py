"""Chains of versions: what does not verify is found, and where."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from anyshore.kit.chains import Broken, Link, broken, version_hash

ONE, TWO = UUID(int=1), UUID(int=2)
NAMES = ("package", "number")


def chain(which: UUID, count: int) -> list[Link]:
    made: list[Link] = []
    for number in range(1, count + 1):
        before = made[-1].hash if made else ""
        content = {"package": str(which), "number": number, "price_minor": 20_000 * number}
        made.append(Link(which, number, content, before, version_hash(before, content)))
    return made


def ends(*links: Link) -> dict[UUID, tuple[int, str]]:
    return {one.chain: (one.number, one.hash) for one in links}


def test_chains_one_after_the_other_verify():
    links = [*chain(ONE, 3), *chain(TWO, 2)]
    assert broken(links, NAMES, ends(links[2], links[4])) == []


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"content": {"package": str(ONE), "number": 2, "price_minor": 1}}, "hash"),
        ({"content": {"package": str(TWO), "number": 2, "price_minor": 40_000}}, "number"),
        ({"before": ""}, "before"),
        ({"hash": "0" * 64}, "hash"),
    ],
)
def test_an_edited_version_is_found_at_its_own_place(change, what):
    links = chain(ONE, 2)
    found = broken([links[0], replace(links[1], **change)], NAMES, ends(replace(links[1], **change)))
    assert found == [Broken(ONE, 2, what)]


def test_a_version_taken_out_and_an_end_cut_off_are_found():
    links = chain(ONE, 3)
    assert broken([links[0], links[2]], NAMES, ends(links[2])) == [Broken(ONE, 3, "number")]
    assert broken(links[:2], NAMES, ends(links[2])) == [Broken(ONE, 3, "end")]
    assert broken([], NAMES, ends(links[2])) == [Broken(ONE, 3, "end")]
