"""Mails about counts: what nobody reported is told as that, and not as a report of nothing."""

from __future__ import annotations

import json

import pytest

from anyshore.jobs.notices.letters import Fact
from anyshore.jobs.notices.lines import count_reported
from anyshore.plumbing.models import AuditEntry
from tests.jobs.notices.lines_scene import lines_that_run

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_count_that_nobody_reported_is_told_as_that():
    lines_that_run()
    told = {}
    for entry in AuditEntry.objects.filter(name="payments.CountReported").order_by("id"):
        facts = json.loads(entry.body)["facts"]
        (letter,) = count_reported(Fact(entry.id, entry.name, entry.subject_id, facts, entry.person_id, entry.at))
        told[entry.person_id is None] = str(letter.subject)
    assert "{count} reported" in told[False]
    assert "nobody reported a count" in told[True]
