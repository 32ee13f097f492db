"""Mails about hours: every event is written in full, to whom it concerns, and reminders name what silence will do."""

from __future__ import annotations

import json

import pytest

from anyshore.jobs.notices import delivery, hours
from anyshore.jobs.notices.letters import Fact, Silent, send
from anyshore.parties.models import User
from anyshore.plumbing.models import AuditEntry, Mail
from tests.jobs.notices.hours_scene import a_contract_by_the_hour

pytestmark = pytest.mark.django_db(transaction=True)
OURS = ("Sheet", "Entry", "Question", "Cap", "Hours", "Timer")


def test_every_event_of_a_sheet_is_told_in_full():
    deal = a_contract_by_the_hour()
    told = set()
    for entry in AuditEntry.objects.order_by("id"):
        domain, _, event = entry.name.partition(".")
        notice = delivery.NOTICES.get(event) if domain == "delivery" else None
        told.add(event)
        if notice is not None and not isinstance(notice, Silent):
            facts = json.loads(entry.body)["facts"]
            fact = Fact(entry.id, entry.name, entry.subject_id, facts, entry.person_id, entry.at)
            send(notice(fact), about=f"notice:{entry.id}", but_not=entry.person_id, at=entry.at)
    spoken = {name for name, one in delivery.NOTICES.items() if name.startswith(OURS) and not isinstance(one, Silent)}
    assert spoken <= told
    for mail in Mail.objects.all():
        assert "{" not in mail.subject + mail.body, mail.subject
        assert f"/contracts/{deal.agreement.number}/hours/" in mail.body or "hours" not in mail.subject
    client, provider = (User.objects.get(pk=one.person_id).email for one in (deal.client, deal.provider))
    to = {address: [mail.subject for mail in Mail.objects.filter(to=address)] for address in (client, provider)}
    assert any("wait for you" in one for one in to[client])
    assert any("asks about" in one for one in to[provider])
    assert any("enter them by" in one for one in to[provider])
    assert set(hours.REMINDERS) == {"payments.approve_by_silence", "delivery.close_week"}
