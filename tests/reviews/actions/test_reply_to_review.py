"""Replying to a review."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Role
from anyshore.reviews.actions.reply_to_review import AlreadyReplied, ReplyMissing, reply_to_review
from anyshore.reviews.actions.write_review import write_review
from anyshore.reviews.queries import reviews_about
from anyshore.reviews.rules import WORDS_MAX
from tests.deals import make_deal
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def reviewed():
    deal = make_deal()
    deal.complete()
    return deal, do(write_review, deal.client, agreement_id=deal.id, score=20, words="Late.")


def shown():
    deal, review = reviewed()
    do(write_review, deal.provider, agreement_id=deal.id, score=90)
    return deal, review


def test_it_stands_under_the_review_for_all():
    deal, review = shown()
    replays(reply_to_review, deal.provider, review_id=review.pk, text=" One day late, and announced. ")
    (row,) = reviews_about(deal.provider.organisation_id)
    assert row.reply == "One day late, and announced."
    assert row.replied_at is not None


def test_a_review_that_is_not_shown_is_not_there():
    deal, review = reviewed()
    refuses(NotFound, reply_to_review, deal.provider, review_id=review.pk, text="What?")


def test_refusals():
    deal, review = shown()
    given = {"review_id": review.pk, "text": "One day late."}
    refuses(Forbidden, reply_to_review, deal.client, **given)
    refuses(Forbidden, reply_to_review, member_actor(deal.provider.organisation_id, Role.MEMBER), **given)
    refuses(NotFound, reply_to_review, make_organisation()[1], **given)
    for text in (" ", "x" * (WORDS_MAX + 1)):
        refuses(ReplyMissing, reply_to_review, deal.provider, review_id=review.pk, text=text)


def test_once():
    deal, review = shown()
    do(reply_to_review, deal.provider, review_id=review.pk, text="One day late.")
    refuses(AlreadyReplied, reply_to_review, deal.provider, review_id=review.pk, text="And another thing.")
