"""ask_held: the same offer is asked about again after it was declined, withdrawn, or nobody answered."""

from __future__ import annotations

import pytest

from anyshore.approvals.actions.ask_approval import NoApprovalNeeded
from anyshore.approvals.actions.retire_rule import retire_rule
from anyshore.contracts.actions.ask_held import ask_held
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from tests.contracts.held_world import held, question, said, state, two
from tests.contracts.world import LATER, refused
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_a_declined_offer_is_asked_about_again_and_goes_out():
    here = two()
    made = held(here)
    for person in here.client.people:
        said(made, person, "declined", "Too dear.")
    assert (question(made).state, state(made)) == ("declined", "held")
    asked = do(ask_held, here.client.asker, LATER, held_id=made.id, words="The budget is there now.")
    assert (asked.state, asked.fingerprint, asked.words) == ("asked", made.hash, "The budget is there now.")
    said(made, here.client.people[1])
    assert state(made) == "sent"


def test_silence_sends_nothing_and_it_can_be_asked_again():
    here = two()
    made = held(here)
    until = question(made).answer_until
    run_due(until)
    assert (question(made).state, state(made)) == ("lapsed", "held")
    assert do(ask_held, here.client.asker, until, held_id=made.id).state == "asked"


def test_who_may_not_and_what_is_over_is_refused():
    here = two()
    made = held(here)
    with refused(Forbidden):
        do(ask_held, here.client.owner, LATER, held_id=made.id)
    with refused(NotFound):
        do(ask_held, here.provider.asker, LATER, held_id=made.id)
    do(retire_rule, here.client.owner, rule_id=question(made).rule_id)
    for person in here.client.people:
        said(made, person, "declined", "No.")
    with refused(NoApprovalNeeded):
        do(ask_held, here.client.asker, LATER, held_id=made.id)
    here = two()
    sent = held(here)
    said(sent, here.client.people[0])
    with refused(NotAllowed):
        do(ask_held, here.client.asker, LATER, held_id=sent.id)
