"""An exemption names its rule and says why."""

from __future__ import annotations

import pytest

from checks.rules import exemptions

# Written in two parts, so that the lines here are no exemptions themselves.
NOQA, PRAGMA, IGNORE = "# no" + "qa", "# prag" + "ma:", "# type: ig" + "nore"


@pytest.mark.parametrize(
    "comment",
    [
        f"{NOQA}: S311 - jitter, not a secret",
        f"{NOQA}: S311, E501 jitter, not a secret",
        f"{NOQA}: F401  # registers itself",
        f"{IGNORE}[attr-defined]",
        f"{IGNORE}[attr-defined]  {NOQA}: S311 - set by the middleware",
        f"{PRAGMA} no cover - runs in another process",
        "# noqal, nothing to exempt",
        "# the word type: ignored",
    ],
)
def test_what_passes(house, comment):
    house.write("anyshore/kit/a.py", f"a = 1  {comment}\n")
    assert house.found(exemptions) == []


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        (f"{NOQA}: S311", "says why"),
        (f"{NOQA}: S311, E501", "says why"),
        (f"{NOQA}:S311 -", "says why"),
        (f"{NOQA} - everything here is fine", "names its rule"),
        (IGNORE, "names its rule"),
        (f"{PRAGMA} no cover", "says why"),
        (f"{IGNORE}[attr-defined]  {NOQA}: S311", "says why"),
    ],
)
def test_what_is_caught(house, comment, words):
    house.write("tests/kit/test_a.py", f"a = 1  {comment}\n")
    (found,) = house.found(exemptions)
    assert words in found


def test_the_text_of_a_string_is_no_comment(house):
    house.write("anyshore/kit/a.py", f'a = "{NOQA}"\n')
    assert house.found(exemptions) == []
