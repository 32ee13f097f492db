"""Mails about teams: who is asked, who is told, and that the client reads nothing before all have agreed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.jobs.notices import sourcing
from anyshore.jobs.notices.letters import Due
from anyshore.parties.rules import CLOCK
from anyshore.sourcing.actions.call_off_team import call_off_team
from anyshore.sourcing.actions.change_team import change_team
from anyshore.sourcing.actions.decline_team import decline_team
from anyshore.sourcing.actions.lapse_team import lapse_team
from anyshore.sourcing.actions.mark_awarded import mark_awarded
from anyshore.sourcing.actions.remind_member import remind_member
from tests.factories import do
from tests.jobs.notices.test_sourcing import to
from tests.sourcing.teams import agreed, terms, waiting
from tests.sourcing.world import LATER, posted

pytestmark = pytest.mark.django_db

TITLE = "Logo for a bakery"


def subjects(actor) -> list[str]:
    return [subject.removesuffix(f": {TITLE}") for subject, _body in to(actor)]


def test_from_the_question_to_the_award_everybody_reads_what_concerns_them():
    request, client = posted()
    found, lead, one, two = waiting(request)
    assert to(client) == []
    subject, body = to(one)[-1]
    assert subject == f"Lingua Vistula asks you into a team: {TITLE}"
    assert "Your part is EUR 54.00 of EUR 180.00." in body.replace("\xa0", " ").replace("€", "EUR ")
    agreed(found, one)
    assert subjects(lead) == ["Atelier Mots agreed"]
    sent = agreed(found, two)
    assert subjects(lead)[-1] == "With the client"
    assert subjects(one)[-1] == "With the client"
    assert len(to(client)) == 1
    do(mark_awarded, client, LATER, proposal_id=sent.proposal_id)
    assert subjects(two)[-1] == "Your team is chosen"


def test_no_reminders_changes_and_the_end_are_told():
    request, _ = posted()
    found, lead, one, two = waiting(request)
    do(decline_team, two, LATER, offer_id=found.id, reason="Too {little}.")
    assert subjects(lead) == ["Nord Tekst declined"]
    assert "Too {little}." in to(lead)[-1][1]
    do(remind_member, lead, LATER + timedelta(days=1), offer_id=found.id, provider_id=one.organisation_id)
    assert subjects(one)[-1] == "Lingua Vistula waits for you"
    do(change_team, lead, LATER, offer_id=found.id, version=1, terms=terms(one))
    assert subjects(one)[-1] == "The terms changed"
    assert subjects(two)[-1] == "Not in the team any more"
    do(call_off_team, lead, LATER, offer_id=found.id, reason="We go alone.")
    assert "We go alone." in to(one)[-1][1]


def test_silence_is_foretold_and_told():
    request, _ = posted()
    found, lead, one, two = waiting(request)
    agreed(found, one)
    due = Due("sourcing.lapse_team", {"offer_id": str(found.id)}, request.proposals_until)
    letters = sourcing.REMINDERS["sourcing.lapse_team"](due)
    assert {letter.to for letter in letters} == {lead.organisation_id, two.organisation_id}
    do(lapse_team, CLOCK, request.proposals_until, offer_id=found.id)
    assert {subjects(actor)[-1] for actor in (lead, one, two)} == {"Not sent"}


def test_all_agreed_and_not_sent_is_told_to_the_lead():
    request, _ = posted()
    found, lead, one, two = waiting(request)
    agreed(found, one)
    agreed(found, two, a_week=0)
    assert subjects(lead)[-1] == "All agreed, not yet sent"
