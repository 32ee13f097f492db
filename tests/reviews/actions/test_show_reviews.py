"""Showing what was written."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.catalogue.models import Standing
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.plumbing import deadlines
from anyshore.reviews.actions.show_reviews import NotYet, show_reviews
from anyshore.reviews.actions.write_review import write_review
from anyshore.reviews.models import Window
from anyshore.reviews.queries import window_of
from tests.deals import make_deal
from tests.factories import do
from tests.moves import refuses

pytestmark = pytest.mark.django_db


def done():
    deal = make_deal()
    deal.complete()
    return deal, Window.objects.get()


def test_when_the_window_closes_the_only_one_is_shown():
    deal, window = done()
    do(write_review, deal.provider, agreement_id=deal.id, score=60)
    run_due(window.closes_at - timedelta(seconds=1))
    assert window_of(deal.client, deal.id).theirs is None
    run_due(window.closes_at + timedelta(days=3))
    seen = window_of(deal.client, deal.id)
    assert (seen.state, seen.shown_at, seen.theirs.score, seen.may_write) == ("shown", window.closes_at, 60, False)
    assert Standing.objects.get(side="client").score == 60
    assert Standing.objects.get(side="provider").score is None


def test_a_window_in_which_nobody_wrote_closes_too():
    deal, window = done()
    run_due(window.closes_at)
    assert window_of(deal.client, deal.id).state == "shown"


def test_refusals():
    deal, window = done()
    refuses(NotYet, show_reviews, CLOCK, window_id=window.pk)
    do(write_review, deal.client, agreement_id=deal.id, score=60)
    refuses(NotYet, show_reviews, deal.client, window_id=window.pk)
    do(write_review, deal.provider, agreement_id=deal.id, score=60)
    assert not deadlines.of(("review_window", window.pk))
    refuses(NotAllowed, show_reviews, CLOCK, window_id=window.pk)
