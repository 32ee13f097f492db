"""Mails about hardship: every event and the reminder are written in full, to whom they concern."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from anyshore.contracts.actions.confirm_talks import confirm_talks
from anyshore.contracts.actions.settle_talks import settle_talks
from anyshore.contracts.actions.withdraw_talks import withdraw_talks
from anyshore.jobs.deadlines import run_due
from anyshore.jobs.notices import contracts
from anyshore.jobs.notices.letters import Fact, send
from anyshore.parties.models import User
from anyshore.plumbing.models import AuditEntry, Mail
from tests.contracts.hardship_world import UNTIL, asked, dear
from tests.factories import do

pytestmark = pytest.mark.django_db
TOLD = {"TalksAsked", "TalksSettled", "TalksAgreed", "TalksWithdrawn", "TalksFailed"}


def test_every_event_and_the_reminder_are_told_in_full():
    deal = dear()
    talks = asked(deal, words="The {canal}.")
    do(settle_talks, deal.provider, talks_id=talks.pk, words="Ten {percent}.")
    do(confirm_talks, deal.client, talks_id=talks.pk, settlement="Ten {percent}.")
    do(withdraw_talks, deal.provider, talks_id=asked(deal).pk)
    asked(deal, side="client")
    run_due(UNTIL - timedelta(minutes=1))
    run_due(UNTIL)
    told = set()
    for entry in AuditEntry.objects.filter(name__contains=".Talks").order_by("id"):
        name = entry.name.partition(".")[2]
        told.add(name)
        fact = Fact(entry.id, entry.name, entry.subject_id, json.loads(entry.body)["facts"], entry.person_id, entry.at)
        send(contracts.NOTICES[name](fact), about=f"notice:{entry.id}", but_not=entry.person_id, at=entry.at)
    assert told == TOLD
    to = {side: User.objects.get(pk=getattr(deal, side).person_id).email for side in ("client", "provider")}
    for side, subject, body in (
        ("client", "asks for talks about new terms until", "The {canal}."),
        ("provider", "asks for talks about new terms until", "The old terms stand"),
        ("client", "says what you two have agreed", "Ten {percent}."),
        ("provider", "confirms what you two have agreed", "that both sign"),
        ("client", "asks for talks no more", "goes on as it is"),
        ("client", "The talks about new terms end on", "days of notice: 90"),
        ("provider", "The talks about new terms end on", "days of notice: 90"),
        ("client", "The talks about new terms are over", "Nothing was agreed."),
        ("provider", "The talks about new terms are over", "Nothing was agreed."),
    ):
        rows = Mail.objects.filter(to=to[side], subject__contains=subject, body__contains=body)
        assert rows, (side, subject, body)
        assert all("/hardship/" in mail.body for mail in rows)
