"""Mails about formal notices: every event of every kind is written in full, to the side that it concerns."""

from __future__ import annotations

import json

import pytest

from anyshore.contracts.actions.receive_formal_notice import receive_formal_notice
from anyshore.contracts.actions.refuse_successor import refuse_successor
from anyshore.contracts.actions.withdraw_formal_notice import withdraw_formal_notice
from anyshore.contracts.rules.formal import Kind
from anyshore.jobs.notices.formal import NOTICES
from anyshore.jobs.notices.letters import Fact, send
from anyshore.parties.models import User
from anyshore.plumbing.models import AuditEntry, Mail
from tests.contracts.formal_world import breach, formal_deal, given, leaves
from tests.factories import NOW, do

pytestmark = pytest.mark.django_db


def test_every_event_is_told_in_full():
    deal = formal_deal()
    audit = given(deal, Kind.AUDIT, words="Invoices of {May}.")
    given(deal, Kind.INSURANCE)
    leaving = leaves(deal)
    given(deal, Kind.EMERGENCY, words="Fire.", on=NOW.date())
    lost = breach(deal)
    given(deal, Kind.INSOLVENCY, words="The court of Utrecht.")
    other = given(deal, Kind.OTHER, words="The office moves.")
    do(receive_formal_notice, deal.provider, notice_id=audit.pk, words="Come {in}.")
    do(receive_formal_notice, deal.client, notice_id=lost.pk)
    do(refuse_successor, deal.client, notice_id=leaving.pk, reason="No German.")
    do(withdraw_formal_notice, deal.client, notice_id=other.pk, reason="It does not.")
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
    for side, subject, words in (
        ("provider", "announces an audit", "Invoices of {May}."),
        ("provider", "asks for proof of the insurance", "Confirm that it came."),
        ("client", "Ada Lindt leaves, Cem Aksoy follows", "you may refuse Cem Aksoy"),
        ("client", "acts in an emergency", "at most the limit"),
        ("client", "reports a breach of personal data", "A laptop was lost."),
        ("provider", "says that it is insolvent", "ends nothing by itself"),
        ("provider", "gives you a formal notice", "The office moves."),
        ("client", "has your formal notice 1", "Come {in}."),
        ("provider", "refuses Cem Aksoy", "No German."),
        ("provider", "withdraws formal notice 7", "It does not."),
    ):
        found = [one for one in mails if subject in one.subject and one.to == to[side]]
        assert len(found) == 1, subject
        assert words in found[0].body, subject
        assert f"/contracts/{deal.agreement.number}/formal/" in found[0].body
