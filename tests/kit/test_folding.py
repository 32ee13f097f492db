"""Texts without case and accents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit.folding import beginning, folded, words_of

TOLD = {
    "Muñoz": "munoz",
    "BJÖRKSKOG": "bjorkskog",
    "Łódź": "lodz",
    "Straße": "strasse",
    "Sønderborg Æbler": "sonderborg aebler",
    "İstanbul Işık": "istanbul isik",
    "Ёлка и чай": "елка и чаи",
    "한글 がぎ": "한글 がぎ",
    "ΟΔΟΣ Οδός": "οδοσ οδοσ",
    "plain ASCII": "plain ascii",
    "ﬁne ２０２６": "fine 2026",
}


@pytest.mark.parametrize(("text", "bare"), TOLD.items())
def test_accents_case_and_letters_of_their_own_are_left_out(text, bare):
    assert folded(text) == bare
    assert folded(bare) == bare


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once_for_letters_of_europe(text):
    kept = "".join(sign for sign in text if sign < "\u0250")
    assert folded(folded(kept)) == folded(kept)


WORDS = {
    "Meridian Works d.o.o.": [["meridian"], ["works"], ["d", "o", "o"]],
    "O’Neill & Søns A/S": [["o", "neill"], ["sons"], ["a", "s"]],
    "A.B.C. Ltd": [["a", "b", "c"], ["ltd"]],
    "株式会社·東京　デザイン": [["株式会社", "東京"], ["デザイン"]],
    "हिन्दी": [["हिन्दी"]],
    " & . \0": [],
}


@pytest.mark.parametrize(("text", "words"), WORDS.items())
def test_a_word_comes_in_the_parts_that_its_points_make(text, words):
    assert words_of(text) == words


def test_a_word_is_asked_for_as_a_whole_or_part_by_part():
    assert beginning("Studio S.r.l.", 8) == "studio:* & (srl:* | s:* & r:* & l:*)"
    assert beginning("one two three", 2) == "one:* & two:*"
    assert beginning(" – ", 8) == ""
