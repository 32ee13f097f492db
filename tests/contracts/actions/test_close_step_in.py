"""At the end of the last day the service goes back by itself."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from anyshore.contracts.actions.close_step_in import close_step_in
from anyshore.contracts.actions.give_service_back import give_service_back
from anyshore.contracts.models import StepIn
from anyshore.contracts.rules.step_in import back_at
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.insight.queries.contract import contract
from anyshore.jobs.deadlines import run_due
from anyshore.jobs.notices.letters import Fact
from anyshore.jobs.notices.step_in import NOTICES
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.plumbing.models import AuditEntry, Mail
from tests.contracts.step_in_world import FIRST, LAST, begun, stepping
from tests.factories import do
from tests.moves import refuses, replays

CODE, OVER = "contracts.service_goes_back", back_at(LAST, "Europe/Amsterdam")

pytestmark = pytest.mark.django_db


def test_what_the_page_foretells_comes_true():
    deal = stepping()
    one = begun(deal)
    told = [each for each in contract(deal.client, deal.agreement.number, at=FIRST).silence if each.code == CODE]
    assert [(each.at, each.side, each.params["title"]) for each in told] == [(OVER, "client", "The hotline")]
    run_due(OVER - timedelta(seconds=1))
    assert StepIn.objects.get().state == "begun"
    assert Mail.objects.filter(subject__contains="Soon the service goes back: The hotline").exists()
    run_due(OVER + timedelta(days=3))
    found = StepIn.objects.get()
    assert (found.state, found.back_on, found.over_at, found.giver) == ("over", one.last_on, OVER, None)


def test_of_an_agreement_that_is_over_nothing_comes():
    deal = stepping()
    begun(deal)
    do(cancel_agreement, deal.client, FIRST, agreement_id=deal.id, reason="We stop.")
    page = contract(deal.client, deal.agreement.number, at=FIRST)
    assert (page.step_ins.open, [one for one in page.silence if one.code == CODE]) == ((), [])
    run_due(OVER)
    assert StepIn.objects.get().state == "over"
    assert not Mail.objects.filter(subject__contains="Soon the service goes back").exists()
    entry = AuditEntry.objects.get(name="contracts.ServiceWentBack")
    facts = json.loads(entry.body)["facts"]
    assert NOTICES["ServiceWentBack"](Fact(entry.id, entry.name, entry.subject_id, facts, None, entry.at)) == []


def test_refusals():
    deal = stepping()
    given = {"step_in_id": begun(deal).pk}
    refuses(Forbidden, close_step_in, deal.client, OVER, **given)
    do(give_service_back, deal.client, FIRST, **given)
    refuses(NotAllowed, close_step_in, CLOCK, OVER, **given)


def test_replay():
    replays(close_step_in, CLOCK, OVER, step_in_id=begun(stepping()).pk)
