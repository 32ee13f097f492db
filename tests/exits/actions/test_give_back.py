"""The provider gives back what is held: the door."""

from __future__ import annotations

import pytest

from anyshore.delivery.models import Submission, Work
from anyshore.exits.actions.give_back import give_back
from anyshore.exits.queries import ending_of
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Role
from anyshore.payments.actions.hold_funds import hold_funds
from anyshore.payments.rules.refusals import MoneyOnHold, NotFunded, ReasonMissing
from anyshore.plumbing import deadlines
from tests.deals import make_deal, sound
from tests.factories import do, make_organisation, member_actor, operator_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_it_goes_back_and_the_work_stops():
    deal = make_deal([20_000, 5_000])
    deal.fund()
    submission = deal.submit()
    holding = do(give_back, deal.provider, milestone_id=deal.milestones[0], reason="Too busy.")
    assert (holding.state, deal.held(), deal.state()) == ("refunded", 0, "running")
    assert Work.objects.get(milestone_id=deal.milestones[0]).state == "stopped"
    assert Submission.objects.get().state == "closed"
    assert not deadlines.of(("submission", submission.pk))
    sound()


def test_the_last_open_milestone_ends_the_agreement():
    deal = make_deal([20_000, 5_000])
    deal.fund(0)
    deal.fund(1)
    deal.accept(deal.submit(0))
    do(give_back, deal.provider, milestone_id=deal.milestones[1], reason="Too busy.")
    assert deal.state() == "ended"
    ending = ending_of(deal.client, deal.id)
    assert (ending.kind, ending.paid, ending.refunded) == ("consent", deal.money(20_000), deal.money(5_000))
    sound()


def test_refusals():
    deal, (_, stranger) = make_deal(), make_organisation()
    given = {"milestone_id": deal.milestones[0], "reason": "Too busy."}
    refuses(NotFunded, give_back, deal.provider, **given)
    deal.fund()
    refuses(Forbidden, give_back, deal.client, **given)
    refuses(Forbidden, give_back, member_actor(deal.provider.organisation_id, Role.MEMBER), **given)
    refuses(NotFound, give_back, stranger, **given)
    refuses(ReasonMissing, give_back, deal.provider, milestone_id=deal.milestones[0], reason="")
    do(hold_funds, operator_actor(), milestone_id=deal.milestones[0], reason="A court order.")
    refuses(MoneyOnHold, give_back, deal.provider, **given)


def test_once():
    deal = make_deal()
    deal.fund()
    given = {"milestone_id": deal.milestones[0], "reason": "Too busy."}
    replays(give_back, deal.provider, **given)
    refuses(NotFunded, give_back, deal.provider, **given)
