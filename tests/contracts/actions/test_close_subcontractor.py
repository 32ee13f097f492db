"""Silence answers as the agreement says."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from anyshore.contracts.actions.agree_subcontractor import agree_subcontractor
from anyshore.contracts.actions.close_subcontractor import close_subcontractor
from anyshore.contracts.models import Subcontractor
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.insight.queries.contract import contract
from anyshore.jobs.deadlines import run_due
from anyshore.jobs.notices.letters import Fact
from anyshore.jobs.notices.people import NOTICES
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.parties.rules import CLOCK
from anyshore.plumbing.models import AuditEntry, Mail
from tests.contracts.people_world import asked, subcontracted
from tests.factories import NOW, do
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("consent", "code", "state"),
    [
        ("written", "contracts.subcontractor_refused", "lapsed"),
        ("objection", "contracts.subcontractor_let_in", "agreed"),
    ],
)
def test_what_the_page_foretells_comes_true(consent, code, state):
    deal = subcontracted(consent)
    one = asked(deal)
    told = [each for each in contract(deal.client, deal.agreement.number, at=NOW).silence if each.code == code]
    assert [(each.at, each.side, each.params["name"]) for each in told] == [(one.answer_until, "client", one.name)]
    run_due(one.answer_until - timedelta(seconds=1))
    assert Subcontractor.objects.get().state == "asked"
    run_due(one.answer_until + timedelta(days=3))
    found = Subcontractor.objects.get()
    assert (found.state, found.answered_at, found.answerer) == (state, one.answer_until, None)


def test_an_agreement_that_is_over_lets_nobody_in():
    deal = subcontracted("objection")
    one = asked(deal)
    do(cancel_agreement, deal.client, agreement_id=deal.id, reason="We stop.")
    assert not [each for each in contract(deal.client, deal.agreement.number, at=NOW).silence if "subc" in each.code]
    run_due(one.answer_until)
    assert Subcontractor.objects.get().state == "lapsed"
    assert not Mail.objects.filter(subject__contains="waits for your answer").exists()
    entry = AuditEntry.objects.get(name="contracts.SubcontractorLapsed")
    facts = json.loads(entry.body)["facts"]
    letters = NOTICES["SubcontractorLapsed"](Fact(entry.id, entry.name, entry.subject_id, facts, None, entry.at))
    assert {str(each.body) for each in letters} == {"The contract was over before, so the question is closed."}


def test_refusals():
    deal = subcontracted()
    given = {"subcontractor_id": asked(deal).pk}
    refuses(Forbidden, close_subcontractor, deal.client, **given)
    do(agree_subcontractor, deal.client, **given)
    refuses(NotAllowed, close_subcontractor, CLOCK, **given)


def test_replay():
    deal = subcontracted()
    replays(close_subcontractor, CLOCK, subcontractor_id=asked(deal).pk)
