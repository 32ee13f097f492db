"""overtake_held: what waits to answer a version is closed once that version is answered, signed or over."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.approvals.models import Approval
from anyshore.contracts.actions.ask_to_sign import ask_to_sign
from anyshore.contracts.actions.counter_offer import counter_offer
from anyshore.contracts.actions.decline_offer import decline_offer
from anyshore.contracts.actions.send_held import send_held
from anyshore.contracts.actions.sign_agreement import sign_agreement
from anyshore.contracts.actions.withdraw_offer import withdraw_offer
from anyshore.contracts.rules.held import HeldOvertaken
from anyshore.jobs.deadlines import run_due
from tests.approvals.world import events
from tests.contracts.held_world import DEARER, countered, on_table, question, said, state, two
from tests.contracts.world import LATER, refused
from tests.factories import do

pytestmark = pytest.mark.django_db
LESS = replace(DEARER[0], amount_minor=6_000)


@pytest.mark.parametrize("how", ["changed", "signed", "declined", "withdrawn", "lapsed"])
def test_a_counter_offer_that_waits_is_overtaken(how):
    here = two(clients=2)
    deal = on_table(here)
    made, given = countered(deal, here.client.asker), {"agreement_id": deal.agreement.id}
    if how == "changed":
        do(counter_offer, here.provider.asker, LATER, version_hash=deal.hash, title="A mark", **given)
    elif how == "signed":
        do(sign_agreement, here.provider.asker, LATER, version_hash=deal.hash, **given)
    elif how == "declined":
        do(decline_offer, here.provider.asker, LATER, **given)
    elif how == "withdrawn":
        do(withdraw_offer, here.client.asker, LATER, **given)
    else:
        run_due(deal.fresh().answer_until)
    assert state(made) == "overtaken"
    assert question(made).state in ("withdrawn", "lapsed")
    assert events(made.id) == ["OfferHeld", "HeldDropped"]
    with refused(HeldOvertaken):
        do(send_held, here.client.asker, LATER, held_id=made.id)


def test_an_open_question_about_the_version_before_is_closed_too():
    here = two(clients=1, providers=1)
    deal = on_table(here)
    change = {"agreement_id": deal.agreement.id, "version_hash": deal.hash}
    made = countered(deal, here.provider.asker)
    said(made, here.provider.people[0])
    asked = do(ask_to_sign, here.client.asker, LATER, agreement_id=deal.agreement.id)
    do(counter_offer, here.client.asker, LATER, **{**change, "version_hash": deal.hash}, milestones=[LESS])
    assert Approval.objects.get(pk=asked.pk).state == "withdrawn"
