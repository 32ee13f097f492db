"""Mails about people in the work: every event and every reminder is written in full, to whom it concerns."""

from __future__ import annotations

import json

import pytest

from anyshore.contracts.actions.agree_examiner import agree_examiner
from anyshore.contracts.actions.agree_subcontractor import agree_subcontractor
from anyshore.contracts.actions.comment_on_worker_check import comment_on_worker_check
from anyshore.contracts.actions.decide_worker_check import decide_worker_check
from anyshore.contracts.actions.mark_subcontractor_left import mark_subcontractor_left
from anyshore.contracts.actions.name_examiner import name_examiner
from anyshore.contracts.actions.refuse_subcontractor import refuse_subcontractor
from anyshore.contracts.actions.withdraw_subcontractor import withdraw_subcontractor
from anyshore.jobs.deadlines import run_due
from anyshore.jobs.notices.letters import Fact, send
from anyshore.jobs.notices.people import NOTICES
from anyshore.parties.models import User
from anyshore.plumbing.models import AuditEntry, Mail
from tests.contracts.people_world import CLAUSE, alone, asked, checked, subcontracted, suspect
from tests.factories import NOW, do

pytestmark = pytest.mark.django_db


def test_every_event_and_reminder_is_told_in_full():
    deal, open_ = subcontracted(), subcontracted("objection")
    one = do(agree_subcontractor, deal.client, subcontractor_id=asked(deal, name="One").pk, words="Good.")
    do(mark_subcontractor_left, deal.provider, subcontractor_id=one.pk, left_on=NOW.date())
    refused = asked(deal, name="Two", part="{Subtitles}")
    do(refuse_subcontractor, deal.client, subcontractor_id=refused.pk, words="Not {they}.")
    do(withdraw_subcontractor, deal.provider, subcontractor_id=asked(deal, name="Three").pk)
    asked(deal, name="Four")
    run_due(asked(open_, name="Five").answer_until)
    person = alone(clauses=[CLAUSE])
    checked(person)
    check = suspect(person).pk
    do(name_examiner, person.client, check_id=check, name="Ada {Lindt}")
    do(agree_examiner, person.provider, check_id=check, name="Ada {Lindt}")
    for words, changed in (("I have a {studio}.", False), ("You set my hours.", True)):
        do(comment_on_worker_check, person.provider, check_id=check, words=words, changed=changed)
    do(decide_worker_check, person.client, check_id=check, outcome="independent", reasons="A {studio} of her own.")
    told = set()
    for entry in AuditEntry.objects.filter(name__startswith="contracts.").order_by("id"):
        event = entry.name.partition(".")[2]
        if event in NOTICES:
            told.add(event)
            facts = json.loads(entry.body)["facts"]
            fact = Fact(entry.id, entry.name, entry.subject_id, facts, entry.person_id, entry.at)
            send(NOTICES[event](fact), about=f"notice:{entry.id}", but_not=entry.person_id, at=entry.at)
    assert told == set(NOTICES)
    mails = list(Mail.objects.all())
    to = {side: User.objects.get(pk=getattr(deal, side).person_id).email for side in ("client", "provider")}
    for side, words in (
        ("client", "asks for a subcontractor: Two"),
        ("provider", "agrees to One"),
        ("client", "One has left"),
        ("provider", "says no to Two"),
        ("client", "asks for Three no more"),
        ("client", "A subcontractor waits for your answer: Four"),
        ("client", "Four is not agreed to"),
        ("provider", "Four is not agreed to"),
    ):
        assert [mail for mail in mails if mail.to == to[side] and words in mail.subject], (side, words)
    them = {side: User.objects.get(pk=getattr(person, side).person_id).email for side in ("client", "provider")}
    for side, words, said in (
        ("provider", "answered six questions about your work", "Signs of employment: 0 of 6. Nothing more is needed."),
        ("provider", "answered six questions about your work", "Signs of employment: 3 of 6. A person must look."),
        ("provider", "names Ada {Lindt} to look", "Agree to them"),
        ("client", "agrees to Ada {Lindt}", "write down what was decided"),
        ("client", "says something to the six answers", "I have a {studio}."),
        ("client", "says something to the six answers", "Answer the questions again."),
        ("provider", "the work is independent", "A {studio} of her own."),
    ):
        found = [mail for mail in mails if mail.to == them[side] and words in mail.subject and said in mail.body]
        assert found, (side, words)
        assert "/independence/" in found[0].body
    assert any("If nobody objects by" in mail.body and "may begin" in mail.body for mail in mails)
    assert any("that is a no" in mail.body for mail in mails)
    assert any("Not {they}." in mail.body for mail in mails)
    assert any("Five may work on" in mail.subject for mail in mails)
    assert all("/subcontractors/" in mail.body for mail in mails if "ubcontractor" in mail.subject)
