"""Mails about services that the client runs itself: every event and the reminder is written in full, to whom it
concerns."""

from __future__ import annotations

import json

import pytest

from anyshore.contracts.actions.accept_step_in_cost import accept_step_in_cost
from anyshore.contracts.actions.answer_step_in import answer_step_in
from anyshore.contracts.actions.give_service_back import give_service_back
from anyshore.contracts.actions.object_to_step_in_cost import object_to_step_in_cost
from anyshore.contracts.actions.show_can_go_on import show_can_go_on
from anyshore.contracts.actions.withdraw_step_in import withdraw_step_in
from anyshore.contracts.actions.withdraw_step_in_cost import withdraw_step_in_cost
from anyshore.contracts.rules.step_in import back_at
from anyshore.jobs.deadlines import run_due
from anyshore.jobs.notices.letters import Fact, send
from anyshore.jobs.notices.step_in import NOTICES
from anyshore.parties.models import User
from anyshore.plumbing.models import AuditEntry, Mail
from tests.contracts.step_in_world import CLAUSE, FIRST, LAST, announced, begun, claimed, stepping
from tests.factories import NOW, do
from tests.payments.retainers import retained

pytestmark = pytest.mark.django_db


def test_every_event_and_the_reminder_is_told_in_full():
    deal = stepping()
    do(withdraw_step_in, deal.client, step_in_id=announced(deal, what="One {a}", by="Nord {Desk}", bound=True).pk)
    one = begun(deal, what="Two")
    for disputes in (True, False):
        do(answer_step_in, deal.provider, step_in_id=one.pk, words="The {line} was cut.", disputes=disputes)
    do(show_can_go_on, deal.provider, FIRST, step_in_id=one.pk, words="Five {agents}.")
    cost = claimed(deal, of=one).pk
    do(object_to_step_in_cost, deal.provider, FIRST, cost_id=cost, words="Too {much}.")
    do(accept_step_in_cost, deal.provider, FIRST, cost_id=cost)
    do(withdraw_step_in_cost, deal.client, FIRST, cost_id=claimed(deal, of=one).pk)
    do(give_service_back, deal.client, FIRST, step_in_id=one.pk)
    begun(deal, what="Three")
    paid = retained(clauses=(CLAUSE,))
    begun(paid, NOW, urgent=True, of_month=True)
    run_due(back_at(LAST, "Europe/Amsterdam"))
    told = set()
    for entry in AuditEntry.objects.filter(name__startswith="contracts.").order_by("id"):
        event = entry.name.partition(".")[2]
        if event in NOTICES:
            told.add(event)
            facts = json.loads(entry.body)["facts"]
            fact = Fact(entry.id, entry.name, entry.subject_id, facts, entry.person_id, entry.at)
            send(NOTICES[event](fact), about=f"notice:{entry.id}", but_not=entry.person_id, at=entry.at)
    assert told == set(NOTICES)
    to = {side: User.objects.get(pk=getattr(deal, side).person_id).email for side in ("client", "provider")}
    for side, words, said in (
        ("provider", "steps in: One {a}", "Nord {Desk}, who is bound to secrecy"),
        ("provider", "steps in: Two", "You can answer; that stops nothing."),
        ("client", "disputes that the failure is its own: Two", "The {line} was cut."),
        ("client", "answers: Two", "The {line} was cut."),
        ("provider", "does not step in: One {a}", "You go on with the service."),
        ("provider", "runs it now: Two", "The last day is"),
        ("client", "can go on: Two", "Five {agents}."),
        ("provider", "claims what it cost to run: Two", "No money moves by it."),
        ("client", "objects to the cost: Two", "Too {much}."),
        ("client", "accepts the cost: Two", "400.00"),
        ("provider", "claims no more: Two", "400.00"),
        ("provider", "gives it back: Two", "owed from the day after"),
        ("client", "Soon the service goes back: Three", "end that part in writing"),
        ("client", "The service goes back: Three", "said nothing"),
        ("provider", "The service goes back: Three", "said nothing"),
    ):
        found = [one for one in Mail.objects.filter(to=to[side]) if words in one.subject and said in one.body]
        assert found, (side, words)
        assert "/step-in/" in found[0].body
    them = User.objects.get(pk=paid.provider.person_id).email
    bodies = "".join(Mail.objects.filter(to=them).values_list("body", flat=True))
    assert "may begin at once" in bodies
    assert "the price of the month is not owed" in bodies
