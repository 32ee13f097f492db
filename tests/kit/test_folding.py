"""Texts without case and accents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit.folding import folded

TOLD = {
    "Muñoz": "munoz",
    "BJÖRKSKOG": "bjorkskog",
    "Łódź": "lodz",
    "Straße": "strasse",
    "Sønderborg Æbler": "sonderborg aebler",
    "İstanbul Işık": "istanbul isik",
    "Ёлка и чай": "елка и чаи",
    "한글 がぎ": "한글 がぎ",
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
