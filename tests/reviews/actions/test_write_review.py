"""Reviewing the other side."""

from __future__ import annotations

import pytest

from anyshore.catalogue.models import Standing
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import Role
from anyshore.payments.actions.confirm_payment import confirm_payment
from anyshore.payments.actions.record_payment import record_payment
from anyshore.reviews.actions.write_review import (
    AlreadyReviewed,
    NotPaidYet,
    NoWindow,
    ScoreOutOfRange,
    WindowClosed,
    write_review,
)
from anyshore.reviews.queries import reviews_about, window_of
from anyshore.reviews.rules import WORDS_MAX
from tests.deals import make_deal, sound
from tests.factories import NOW, do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def done(**terms):
    deal = make_deal(**terms)
    deal.complete()
    return deal


def test_nobody_else_reads_it_until_both_have_written():
    deal = done()
    review = do(write_review, deal.client, agreement_id=deal.id, score=80, words=" Fine work. ")
    assert (review.side, review.score, review.words) == ("client", 80, "Fine work.")
    assert review.about_id == deal.provider.organisation_id
    mine, theirs = window_of(deal.client, deal.id), window_of(deal.provider, deal.id)
    assert (mine.mine.words, mine.theirs, mine.may_write) == ("Fine work.", None, False)
    assert (theirs.mine, theirs.theirs, theirs.may_write) == (None, None, True)
    assert reviews_about(deal.provider.organisation_id) == ()
    assert Standing.objects.get(side="provider").score is None


def test_the_second_shows_both_and_counts_them():
    deal = done()
    do(write_review, deal.client, agreement_id=deal.id, score=80, words="Fine work.")
    do(write_review, deal.provider, agreement_id=deal.id, score=100)
    seen = window_of(deal.provider, deal.id)
    assert (seen.state, seen.theirs.words, seen.mine.score) == ("shown", "Fine work.", 100)
    (row,) = reviews_about(deal.provider.organisation_id)
    assert (row.score, row.side, row.agreement_title) == (80, "client", "A logo")
    known = Standing.objects.values_list("side", "reviews", "score", "score_low", "score_high").order_by("side")
    assert list(known) == [("client", 1, 100, 20, 100), ("provider", 1, 80, 13, 100)]
    sound()


def test_refusals():
    deal = done()
    given = {"agreement_id": deal.id, "score": 80}
    refuses(NotFound, write_review, make_organisation()[1], **given)
    refuses(Forbidden, write_review, member_actor(deal.client.organisation_id, Role.MEMBER), **given)
    for score in (-1, 101):
        refuses(ScoreOutOfRange, write_review, deal.client, agreement_id=deal.id, score=score)
    refuses(Invalid, write_review, deal.client, **given, words="x" * (WORDS_MAX + 1))


def test_only_once_it_is_over_and_paid():
    running = make_deal()
    refuses(NoWindow, write_review, running.client, agreement_id=running.id, score=80)


def test_not_after_the_window_has_closed():
    deal = done()
    closes_at = window_of(deal.client, deal.id).closes_at
    refuses(WindowClosed, write_review, deal.client, at=closes_at, agreement_id=deal.id, score=80)


def test_where_the_parties_pay_each_other_a_payment_comes_first():
    deal = done(rail="ledger_only")
    given = {"agreement_id": deal.id, "score": 80}
    refuses(NotPaidYet, write_review, deal.client, **given)
    assert window_of(deal.client, deal.id).waits_for_payment
    paid = {"agreement_id": deal.id, "amount": deal.money(1), "paid_on": NOW.date()}
    payment = do(record_payment, deal.client, **paid)
    refuses(NotPaidYet, write_review, deal.client, **given)
    do(confirm_payment, deal.provider, payment_id=payment.pk)
    do(write_review, deal.client, **given)


def test_once():
    deal = done()
    replays(write_review, deal.client, agreement_id=deal.id, score=80)
    refuses(AlreadyReviewed, write_review, deal.client, agreement_id=deal.id, score=20)
    do(write_review, deal.provider, agreement_id=deal.id, score=100)
    refuses(WindowClosed, write_review, deal.provider, agreement_id=deal.id, score=20)
