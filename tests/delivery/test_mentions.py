"""Mentions: which names of a comment's words are meant, in any script, and how they are shown."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from anyshore.delivery.rules.mentions import marked, mentioned, unclear, ways
from anyshore.web.filters import markdown, mentions

NAMES = ["Marit de Boer", "Jean-Luc Müller", "Jean", "سارة العلي", "Ana", "Ana Öz", "", "O’Brien & Co"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("@Marit de Boer, please look.", [0]),
        ("Please look, @marit  de\nboer", [0]),
        ("@Jean-Luc Müller: yes", [1]),
        ("@Jean-Luc Mu\u0308ller: yes", [1]),
        ("@Jean: yes", [2]),
        ("@Jean-Pierre is somebody else", []),
        ("@Jeanne too", []),
        ("(@سارة العلي) انظري", [3]),
        ("\u200f@\u200fسارة العلي، انظري", [3]),
        ("@سارة العليّ", []),
        ("@Ana Öz and @Ana", [4, 5]),
        ("@Ana Öz", [5]),
        ("ana@Ana.example", []),
        ("@@Ana", []),
        ("Ana", []),
        ("@", []),
    ],
)
def test_the_longest_name_that_fits_is_meant_and_no_part_of_a_longer_word(words, found):
    assert mentioned(words, NAMES) == found


def test_of_two_people_with_one_name_both_are_meant():
    assert mentioned("@Ana", ["Ana", "ANA"]) == [0, 1]


TWO = [("Ana Costa", "Meridian Works"), ("ana  costa", "Tolhuis"), ("Ana", "Tolhuis"), ("ريم العلي", "دار")]


def test_who_shares_a_name_is_named_with_the_organisation():
    said = ways(TWO)
    assert said == ["Ana Costa (Meridian Works)", "ana  costa (Tolhuis)", "Ana", "ريم العلي"]
    names = [name for name, _house in TWO]
    for words, found in (
        ("@Ana Costa (Meridian Works), look", [0]),
        ("@ANA COSTA (tolhuis)", [1]),
        ("@Ana Costa", []),
        ("@Ana (Tolhuis)", [2]),
        ("@Ana Costa (Tolhuis) and @Ana", [1, 2]),
    ):
        assert mentioned(words, said, names) == found, words
    assert unclear("@Ana Costa and @Ana", names, said) == ["Ana Costa", "ana  costa"]
    assert unclear("@Ana Costa (Tolhuis), @ريم العلي", names, said) == []


def test_in_arabic_too_and_of_one_organisation_nothing_tells_them_apart():
    said = ways([("ريم العلي", "دار الكتب"), ("ريم العلي", "Meridian Works"), ("Bo", "X"), ("Bo", "X")])
    assert said == ["ريم العلي (دار الكتب)", "ريم العلي (Meridian Works)", "Bo", "Bo"]
    assert mentioned("\u200f@ريم العلي (دار الكتب)، انظري", said) == [0]
    assert mentioned("@ريم العلي (Meridian Works)", said) == [1]
    assert mentioned("@Bo", said) == [2, 3]


def test_a_mention_is_marked_in_text_and_not_in_links_or_code():
    shown = str(mentions(markdown("@Ana **@Ana Öz** `@Ana` [@Ana](https://x.example) <b>@O’Brien & Co</b>"), NAMES))
    assert shown.count('class="mention"') == 3
    assert "<code>@Ana</code>" in shown
    assert '<strong><bdi class="mention">@Ana Öz</bdi></strong>' in shown
    assert '<bdi class="mention">@O’Brien &amp; Co</bdi>' in shown
    assert "<b>" not in shown


def test_without_names_nothing_is_marked():
    assert mentions(Markup("<p>@Ana</p>"), [""]) == Markup("<p>@Ana</p>")
    assert marked("@Ana", [], str.upper) == "@Ana"
