"""Mails about service levels: every event is written in full, to whom it concerns."""

from __future__ import annotations

import json

import pytest

from anyshore.jobs.notices import delivery
from anyshore.jobs.notices.letters import Fact, Silent, send
from anyshore.plumbing.models import AuditEntry, Mail
from tests.jobs.notices.hours_scene import levels_that_run

pytestmark = pytest.mark.django_db(transaction=True)


def test_every_event_of_service_levels_is_told_in_full():
    levels_that_run()
    told = set()
    for entry in AuditEntry.objects.order_by("id"):
        domain, _, event = entry.name.partition(".")
        told.add(event)
        notice = delivery.NOTICES.get(event) if domain == "delivery" else None
        if notice is not None and not isinstance(notice, Silent):
            facts = json.loads(entry.body)["facts"]
            fact = Fact(entry.id, entry.name, entry.subject_id, facts, entry.person_id, entry.at)
            send(notice(fact), about=f"notice:{entry.id}", but_not=entry.person_id, at=entry.at)
    assert {
        "PeriodEnded",
        "ReadingsDone",
        "ReadingDisputed",
        "DisputeAnswered",
        "ExclusionProposed",
        "ExclusionAnswered",
        "PeriodClosed",
        "CauseAsked",
        "CauseReported",
        "CauseMissing",
        "LevelFailedChronically",
        "ReadingsEntered",
        "ReadingConfirmed",
        "LevelTokenMade",
        "LevelTokenRevoked",
    } <= told
    mails = list(Mail.objects.all())
    assert not [mail.subject for mail in mails if "{" in mail.subject + mail.body]
    subjects = {mail.subject for mail in mails}
    for words in (
        "enter readings by",
        "look at the readings by",
        "disputes",
        "was missed in",
        "has failed chronically",
    ):
        assert any(words in one for one in subjects), words
