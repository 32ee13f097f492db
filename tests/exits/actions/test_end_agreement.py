"""Ending an agreement: the inner verb behind every end."""

from __future__ import annotations

import pytest

from anyshore.exits.actions.end_agreement import end_agreement
from anyshore.exits.actions.give_notice import give_notice
from anyshore.exits.actions.offer_refund import offer_refund
from anyshore.exits.models import Ending, Notice, RefundOffer
from anyshore.exits.rules import END_VERBS, EndKind
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.models import Membership
from anyshore.parties.rules import CLOCK, Role
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.rules.refusals import MoneyOnHold
from anyshore.plumbing.models import Deadline
from anyshore.reviews.models import Window
from tests.deals import make_deal, sound
from tests.factories import NOW, do, make_organisation, member_actor, operator_actor
from tests.moves import refuses

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("kind", EndKind)
def test_nothing_is_held_and_nothing_waits(kind):
    deal = make_deal([1_000, 2_000])
    deal.fund()
    deal.submit()
    do(give_notice, deal.client, agreement_id=deal.id, reason="No need.")
    do(offer_refund, deal.client, milestone_id=deal.milestones[0], to_client=deal.money(1), reason="Late.")
    do(end_agreement, CLOCK, agreement_id=deal.id, kind=kind)
    states = {"complete": "completed", "cancel": "cancelled", "end": "ended"}
    assert deal.state() == states[END_VERBS[kind]]
    assert deal.held() == 0
    assert Notice.objects.get().state == ("effective" if kind is EndKind.NOTICE else "overtaken")
    assert RefundOffer.objects.get().state == "lapsed"
    assert not Deadline.objects.filter(done_at=None, stopped_at=None).exists()
    assert not Window.objects.exists()  # nothing was paid
    sound()


def test_parties_that_share_a_member_do_not_review_each_other():
    deal = make_deal()
    Membership.objects.create(
        user_id=deal.client.person_id,
        organisation_id=deal.provider.organisation_id,
        role=Role.VIEWER,
        joined_at=NOW,
    )
    deal.complete()
    assert deal.state() == "completed"
    assert not Window.objects.exists()


def test_refusals():
    deal, (_, stranger) = make_deal(), make_organisation()
    deal.fund()
    given = {"agreement_id": deal.id, "kind": EndKind.CONSENT}
    refuses(NotFound, end_agreement, stranger, **given)
    refuses(Forbidden, end_agreement, member_actor(deal.client.organisation_id, Role.MEMBER), **given)
    do(hold_funds, operator_actor(), milestone_id=deal.milestones[0], reason="A court order.")
    refuses(MoneyOnHold, end_agreement, CLOCK, **given)


def test_once():
    deal = make_deal()
    do(end_agreement, CLOCK, agreement_id=deal.id, kind=EndKind.CONSENT)
    refuses(NotAllowed, end_agreement, CLOCK, agreement_id=deal.id, kind=EndKind.CONSENT)
    assert Ending.objects.count() == 1
