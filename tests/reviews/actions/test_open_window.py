"""Letting both sides review each other: an inner verb of the end."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from anyshore.kit.errors import NotFound
from anyshore.parties.rules import CLOCK
from anyshore.plumbing import deadlines
from anyshore.reviews.actions.open_window import open_window
from anyshore.reviews.queries import silence_of
from tests.deals import make_deal
from tests.factories import do, make_organisation
from tests.moves import nothing_changes, refuses

pytestmark = pytest.mark.django_db


def test_for_14_days_to_the_later_end_of_the_last():
    deal = make_deal(parties=(make_organisation(country="NL")[1], make_organisation(country="PH")[1]))
    window = do(open_window, CLOCK, agreement_id=deal.id)
    assert window.closes_at == datetime(2026, 12, 8, 23, tzinfo=UTC)  # midnight in Amsterdam
    (clock,) = deadlines.of(("review_window", window.pk))
    assert (clock.verb, clock.due_at) == ("reviews.show_reviews", window.closes_at)
    (told,) = silence_of(deal.client, deal.id)
    assert (told.code, told.at, told.params) == ("reviews.shown", window.closes_at, {"missing": 2})


def test_again_changes_nothing():
    deal = make_deal()
    do(open_window, CLOCK, agreement_id=deal.id)
    with nothing_changes():
        do(open_window, CLOCK, agreement_id=deal.id)


def test_a_stranger_sees_nothing():
    refuses(NotFound, open_window, make_organisation()[1], agreement_id=make_deal().id)
