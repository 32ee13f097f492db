"""answer_and_send: an answer is what it was, and sends what was held for it."""

from __future__ import annotations

import pytest

from anyshore.approvals.actions.answer_approval import ContentChanged, NotYourTurn, WordsMissing
from anyshore.approvals.actions.retire_rule import retire_rule
from anyshore.approvals.actions.set_absence import set_absence
from anyshore.contracts.actions.answer_and_send import answer_and_send
from anyshore.contracts.actions.drop_held import drop_held
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.kit.money import Money
from tests.approvals.world import answer as plain_answer
from tests.approvals.world import asked, grouped, house, ruled
from tests.contracts.held_world import held, question, said, state, two
from tests.contracts.world import LATER, refused, replayed
from tests.factories import NOW, do

pytestmark = pytest.mark.django_db


def test_a_question_about_anything_else_is_only_answered():
    here = house()
    ruled(here)
    about = asked(here)
    given = {"approval_id": about.id, "answer": "approved", "fingerprint": about.fingerprint}
    do(answer_and_send, here.people[0], NOW, **given)
    plain_answer(about, here.people[1])
    about.refresh_from_db()
    assert about.state == "approved"


def test_the_only_one_who_may_agree_is_away_and_another_stands_in():
    here = two(clients=0)
    alone, stand_in, _ = here.client.people
    ruled(here.client, Money(10_000, "EUR"), 1, group=grouped(here.client, alone, name="Head"))
    given = {"person_id": alone.person_id, "stand_in_id": stand_in.person_id}
    do(set_absence, here.client.owner, NOW, starts_on=NOW.date(), ends_on=LATER.date(), **given)
    made = held(here)
    said(made, stand_in)
    assert state(made) == "sent"


def test_a_question_keeps_the_rule_under_which_it_was_asked():
    here = two(clients=1)
    made = held(here)
    do(retire_rule, here.client.owner, rule_id=question(made).rule_id)
    ruled(here.client, Money(10_000, "EUR"), 3)
    said(made, here.client.people[0])
    assert state(made) == "sent"


def test_one_that_was_given_up_meanwhile_sends_nothing():
    here = two(clients=1)
    made = held(here)
    do(drop_held, here.client.asker, LATER, held_id=made.id)
    with refused(NotAllowed):
        said(made, here.client.people[0])


def test_what_is_refused_changes_nothing():
    here = two(clients=2)
    made = held(here)
    about = question(made)
    given = {"approval_id": about.id, "answer": "approved", "fingerprint": about.fingerprint}
    with refused(Forbidden):
        do(answer_and_send, here.client.asker, LATER, **given)
    with refused(NotFound):
        do(answer_and_send, here.provider.owner, LATER, **given)
    with refused(NotYourTurn):
        do(answer_and_send, here.client.owner, LATER, **given)
    with refused(ContentChanged):
        do(answer_and_send, here.client.people[0], LATER, **{**given, "fingerprint": "0" * 64})
    with refused(WordsMissing):
        do(answer_and_send, here.client.people[0], LATER, **{**given, "answer": "declined"})
    assert replayed(answer_and_send, here.client.people[0], LATER, **given)
