"""The criteria that nobody chose are read in the reader's language; those of a client stay as they were written."""

from django.utils import translation

from anyshore.sourcing.rules.terms import DEFAULT_CRITERIA
from anyshore.web.criteria import USUAL, criterion_text


def test_every_criterion_that_is_shipped_has_words():
    shipped = {
        words for found in DEFAULT_CRITERIA.values() for one in found for words in (one.name, one.guide) if words
    }
    assert shipped == set(USUAL)


def test_words_of_a_client_stay():
    with translation.override("fr"):
        assert (criterion_text("Price"), criterion_text("Tact")) == ("Prix", "Tact")
