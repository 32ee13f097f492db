"""Accepting and paying in one: the inner verb behind exits' accept_milestone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.rules.terms import Payment
from anyshore.delivery.models import Submission, Work
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.accept_and_release import accept_and_release
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.actions.release_part import release_part
from anyshore.payments.rules.refusals import MoneyOnHold
from tests.deals import make_deal, sound
from tests.factories import NOW, do, make_organisation, operator_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_all_that_is_held_goes_to_the_provider_less_the_fee():
    deal = make_deal([20_000, 100], fee_bps=250)
    deal.fund()
    do(release_part, deal.client, milestone_id=deal.milestones[0], amount=deal.money(30))
    submission = deal.submit()
    accepted = do(accept_and_release, deal.client, submission_id=submission.pk)
    assert accepted.state == "accepted"
    assert Work.objects.get(milestone_id=deal.milestones[0]).state == "accepted"
    holding = deal.holding()
    assert (holding.state, holding.released_minor, holding.fee_minor) == ("released", 20_000, 500)
    assert (deal.held(), deal.wallet(), deal.fees()) == (0, 19_500, 500)
    sound()


def test_paid_by_invoice_it_is_funded_and_released_at_once():
    deal = make_deal([20_000, 100], rail="ledger_only", payment=Payment.INVOICE, payment_days=30)
    submission = deal.submit()
    do(accept_and_release, deal.client, submission_id=submission.pk)
    assert deal.holding().state == "released"
    assert (deal.held(), deal.owed()) == (0, 20_000)
    sound()


def test_silence_is_dated_at_its_instant():
    deal = make_deal([20_000, 100])
    deal.fund()
    submission = deal.submit()
    late = submission.review_until + timedelta(days=3)
    do(accept_and_release, CLOCK, at=late, submission_id=submission.pk)
    assert Submission.objects.get(pk=submission.pk).decided_at == submission.review_until
    assert deal.wallet() == 20_000


def test_refusals():
    deal, (_, stranger) = make_deal([20_000, 100]), make_organisation()
    deal.fund()
    submission = deal.submit()
    refuses(Forbidden, accept_and_release, deal.provider, submission_id=submission.pk)
    refuses(NotFound, accept_and_release, stranger, submission_id=submission.pk)
    do(hold_funds, operator_actor(), milestone_id=deal.milestones[0], reason="A court order.")
    refuses(MoneyOnHold, accept_and_release, deal.client, submission_id=submission.pk)


def test_once():
    deal = make_deal([20_000, 100])
    deal.fund()
    submission = deal.submit()
    replays(accept_and_release, deal.client, submission_id=submission.pk)
    refuses(NotAllowed, accept_and_release, deal.client, at=NOW + timedelta(hours=1), submission_id=submission.pk)
    assert deal.wallet() == 20_000
