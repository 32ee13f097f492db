"""Mails about approvals: to the people who are asked, the one who asked, and nobody else."""

from __future__ import annotations

import pytest

from anyshore.approvals.actions.withdraw_approval import withdraw_approval
from anyshore.jobs.deadlines import run_due
from anyshore.jobs.notices.post_office import send_notice
from anyshore.parties.models import User
from anyshore.plumbing import audit
from anyshore.plumbing.models import AuditEntry, Mail
from tests.approvals.actions.test_set_absence import away
from tests.approvals.world import answer, asked, house, ruled
from tests.factories import do

pytestmark = pytest.mark.django_db


def mailed(approval) -> list[tuple[str, str, str]]:
    """(to whom, subject, body) of the mails about the newest fact of an approval."""
    newest = AuditEntry.objects.filter(subject_id=approval.id).latest("position")
    before = set(Mail.objects.values_list("id", flat=True))
    send_notice(audit.entry(newest.id))
    names = dict(User.objects.values_list("email", "name"))
    rows = Mail.objects.exclude(pk__in=before).order_by("id")
    return [(names[row.to], row.subject, row.body) for row in rows]


def test_who_may_answer_is_asked_and_who_stands_in_too():
    here = house()
    ruled(here, order="in_turn")
    away(here, here.people[0], here.owner)
    made = asked(here, title="Site {with} braces", words="The {best} of three.")
    mails = mailed(made)
    assert [who for who, _, _ in mails] == ["Hana Novák", "Marit de Boer"]
    assert mails[0][1] == "Your approval is asked: Site {with} braces"
    for words in (
        "Marit de Boer asks you to agree",
        "EUR\xa020,000.00",
        "The {best} of three.",
        f"/approvals/{made.id}/",
    ):
        assert words in mails[0][2]
    answer(made, here.people[0])
    assert [who for who, _, _ in mailed(made)] == ["Joris Pels"]
    answer(made, here.people[1])
    ((who, subject, _),) = mailed(made)
    assert (who, subject) == ("Marit de Boer", "Approved: Site {with} braces")


def test_who_asked_learns_why_it_was_declined():
    here = house()
    ruled(here)
    made = asked(here)
    for one in here.people[:2]:
        answer(made, one, "declined", f"No, says {one.role}.")
    ((_, subject, body),) = mailed(made)
    assert subject == "Declined: New website"
    assert "Hana Novák: No, says viewer." in body
    assert "Joris Pels: No, says viewer." in body


def test_reminders_name_what_silence_does_and_then_it_lapses():
    here = house()
    ruled(here)
    made = asked(here)
    answer(made, here.people[0])
    run_due(made.answer_until)
    names = dict(User.objects.values_list("email", "name"))
    told = [(names[row.to], row.subject) for row in Mail.objects.all()]
    assert len(told) == 6
    assert {who for who, _ in told} == {"Joris Pels", "سارة العلي"}
    assert all(subject.startswith("Answer by ") for _, subject in told)
    assert "it lapses and nothing is approved" in Mail.objects.first().body
    assert [who for who, _, _ in mailed(made)] == ["Marit de Boer", "Joris Pels", "سارة العلي"]


def test_a_withdrawn_question_is_told_to_those_who_were_asked():
    here = house()
    ruled(here)
    made = asked(here)
    answer(made, here.people[0])
    do(withdraw_approval, here.asker, approval_id=made.id)
    assert [who for who, _, _ in mailed(made)] == ["Joris Pels", "سارة العلي"]
