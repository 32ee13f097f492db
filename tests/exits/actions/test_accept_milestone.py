"""Accepting a milestone: the door."""

from __future__ import annotations

import pytest

from anyshore.catalogue.models import Standing
from anyshore.exits.actions.accept_milestone import accept_milestone
from anyshore.exits.actions.offer_refund import offer_refund
from anyshore.exits.models import RefundOffer
from anyshore.exits.queries import ending_of
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.rules.refusals import MoneyOnHold
from anyshore.plumbing.models import Deadline
from anyshore.reviews.queries import window_of
from tests.deals import make_deal, sound
from tests.factories import do, make_organisation, member_actor, operator_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_one_of_several_is_paid_and_the_agreement_goes_on():
    deal = make_deal([20_000, 5_000])
    deal.fund()
    deal.accept(deal.submit())
    assert (deal.wallet(), deal.held(), deal.state()) == (20_000, 0, "running")
    assert ending_of(deal.client, deal.id) is None
    sound()


def test_the_last_one_completes_the_agreement_at_the_same_moment():
    deal = make_deal([20_000, 5_000], fee_bps=100)
    deal.complete()
    assert deal.state() == "completed"
    ending = ending_of(deal.provider, deal.id)
    assert (ending.kind, ending.paid, ending.refunded) == ("completed", deal.money(25_000), deal.money(0))
    assert (deal.wallet(), deal.fees()) == (24_750, 250)
    assert window_of(deal.client, deal.id).may_write
    running = Deadline.objects.filter(done_at=None, stopped_at=None, reminds=None)
    assert [one.verb for one in running] == ["reviews.show_reviews"]
    assert set(Standing.objects.values_list("side", "contracts")) == {("client", 1), ("provider", 1)}
    sound()


def test_an_offer_to_divide_what_was_paid_is_over():
    deal = make_deal([20_000, 5_000])
    deal.fund()
    submission = deal.submit()
    given = {"milestone_id": deal.milestones[0], "to_client": deal.money(5_000), "reason": "Late."}
    do(offer_refund, deal.client, **given)
    deal.accept(submission)
    assert RefundOffer.objects.get().state == "lapsed"
    assert not Deadline.objects.filter(verb="exits.lapse_refund", stopped_at=None, done_at=None).exists()


def test_refusals():
    deal, (_, stranger) = make_deal(), make_organisation()
    deal.fund()
    submission = deal.submit()
    refuses(Forbidden, accept_milestone, deal.provider, submission_id=submission.pk)
    for role in (Role.FINANCE, Role.MEMBER, Role.VIEWER):
        lowly = member_actor(deal.client.organisation_id, role)
        refuses(Forbidden, accept_milestone, lowly, submission_id=submission.pk)
    refuses(NotFound, accept_milestone, stranger, submission_id=submission.pk)
    do(hold_funds, operator_actor(), milestone_id=deal.milestones[0], reason="A court order.")
    refuses(MoneyOnHold, accept_milestone, deal.client, submission_id=submission.pk)


def test_once():
    deal = make_deal()
    deal.fund()
    submission = deal.submit()
    replays(accept_milestone, deal.client, submission_id=submission.pk)
    refuses(NotAllowed, accept_milestone, deal.client, submission_id=submission.pk)
    assert deal.wallet() == 20_000
