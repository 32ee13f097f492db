"""Mails about claims: each goes to the side that it concerns, says what it does to money, and leads to the claim."""

from __future__ import annotations

import json

import pytest

from anyshore.jobs.notices import levels
from anyshore.jobs.notices.claims import NOTICES
from anyshore.jobs.notices.letters import Fact, send
from anyshore.parties.models import User
from anyshore.plumbing.models import AuditEntry, Mail
from tests.jobs.notices.claims_scene import claims_of_every_kind

pytestmark = pytest.mark.django_db


def test_every_event_is_told_in_full():
    deal = claims_of_every_kind()
    told, table = set(), {**NOTICES, "CreditUsed": levels.credit_used}
    for entry in AuditEntry.objects.filter(name__startswith="payments.").order_by("id"):
        event = entry.name.partition(".")[2]
        if event in table:
            told.add(event)
            facts = json.loads(entry.body)["facts"]
            fact = Fact(entry.id, entry.name, entry.subject_id, facts, entry.person_id, entry.at)
            send(table[event](fact), about=f"notice:{entry.id}", but_not=entry.person_id, at=entry.at)
    assert told == set(table)
    mails = list(Mail.objects.all())
    for one in mails:
        one.subject, one.body = one.subject.replace("\xa0", " "), one.body.replace("\xa0", " ")
    to = {side: User.objects.get(pk=getattr(deal, side).person_id).email for side in ("client", "provider")}
    for side, subject, words, place in (
        ("provider", "claims damages of EUR 30.00", "The files were lost.", "2/"),
        ("client", "accepts claim 1 over EUR 10.00", "It comes off the next payment by itself.", "1/"),
        ("provider", "Claim 2 over EUR 30.00 waits for you", "This is the only reminder.", "2/"),
        ("client", "offers EUR 12.00 for claim 2", "You claimed EUR 30.00.", "2/"),
        ("provider", "maintains claim 2 over EUR 30.00", "All of it.", "2/"),
        ("provider", "takes EUR 20.00 for claim 2", "It comes off the next payment by itself.", "2/"),
        ("client", "claims damages of EUR 7.00", "Nothing follows from silence.", "3/"),
        ("provider", "objects to claim 3", "That was before.", "3/"),
        ("client", "withdraws claim 3", "Indeed.", "3/"),
        ("provider", "accepts claim 4 over EUR 4.00", "No money moves by it here", "4/"),
        ("provider", "Credits of EUR 10.00 came off a payment", "The payment is lower by so much.", ""),
        ("provider", "owes EUR 20.00 of accepted claims", "Pay it as you two agree.", ""),
    ):
        found = [one for one in mails if subject in one.subject and one.to == to[side]]
        assert len(found) == 1, (subject, [one.subject for one in mails])
        assert words in found[0].body, (subject, found[0].body)
        assert f"/contracts/{deal.agreement.number}/claims/{place}" in found[0].body, subject
    for subject in ("asks for a price that is lower by EUR 20.00", "bills EUR 20.00 for putting a defect right"):
        assert len([one for one in mails if subject in one.subject]) == 1, subject
