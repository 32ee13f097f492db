"""Mails about the list of defects: every event is written in full, to whom it concerns; and the reminders."""

from __future__ import annotations

import json

import pytest

from anyshore.delivery.actions.ask_about_defect import ask_about_defect
from anyshore.delivery.actions.maintain_defect import maintain_defect
from anyshore.delivery.actions.strike_defect import strike_defect
from anyshore.jobs.deadlines import run_due
from anyshore.jobs.notices import delivery, payments
from anyshore.jobs.notices.letters import Fact, Silent, send
from anyshore.kit.money import Money
from anyshore.parties.rules import CLOCK
from anyshore.plumbing.models import AuditEntry, Deadline, Mail
from tests.delivery.defects_world import DAY, WARRANTY, Listed, accepted, under_terms
from tests.factories import NOW, do
from tests.payments.kept import CLAUSE

pytestmark = pytest.mark.django_db(transaction=True)


def lived() -> Listed:
    """One that is denied, maintained, put right twice and still there; one whose time passes, struck off after."""
    found = accepted(WARRANTY, CLAUSE)
    found.report(claim=Money(400, "EUR"))
    found.deny()
    do(maintain_defect, found.client, NOW, **found.about(words="We did not."))
    for _ in range(2):
        found.right()
        do(ask_about_defect, CLOCK, NOW, **found.about())
        found.still()
    found.report(words="The B, too.")
    run_due(found.cure(NOW) + DAY)
    do(strike_defect, found.client, found.cure(NOW) + DAY, **found.about(2, words="We live with it."))
    return found


def written() -> list[Mail]:
    """The mails about all that was told of delivery and payments."""
    for entry in AuditEntry.objects.filter(name__contains="Defect").order_by("id"):
        domain, _, event = entry.name.partition(".")
        notice = {"delivery": delivery, "payments": payments}[domain].NOTICES[event]
        assert not isinstance(notice, Silent)
        facts = json.loads(entry.body)["facts"]
        fact = Fact(entry.id, entry.name, entry.subject_id, facts, entry.person_id, entry.at)
        send(notice(fact), about=f"notice:{entry.id}", but_not=entry.person_id, at=entry.at)
    return list(Mail.objects.order_by("id"))


def test_every_event_is_told_in_full_and_one_report_makes_one_mail():
    found = lived()
    mails = written()
    told = set(AuditEntry.objects.filter(name__startswith="delivery.Defect").values_list("name", flat=True))
    assert told == {
        f"delivery.Defect{event}"
        for event in ("Entered", "PutRight", "StillThere", "Denied", "Maintained", "Failed", "Struck", "Waits")
    }
    assert not [one.subject for one in mails if "{" in one.subject + one.body]
    reports = [one for one in mails if "reports a defect in Part 1" in one.subject]
    assert len(reports) == 2  # one a report, also where money is asked back for it
    assert "EUR 4.00 back of what is kept back" in reports[0].body.replace("\N{NO-BREAK SPACE}", " ")
    both = [one for one in mails if "’s cost" in one.body]
    assert len(both) == 3  # the time of the second to both; the last attempt of the first not to who said so
    assert f"/contracts/{found.deal.agreement.number}/defects/2/" in both[-1].body
    for words in ("has put defect 1 of", "is still there", "is not covered", "maintains defect 1", "waits for you"):
        assert any(words in one.subject for one in mails), words


def test_without_a_time_none_is_named():
    found = under_terms()
    found.report()
    found.right()
    found.still()
    assert not [one for one in written() if "{" in one.subject + one.body]


def test_the_provider_is_reminded_at_half_time_and_before():
    found = accepted()
    found.report()
    rows = Deadline.objects.filter(verb="delivery.fail_defect", reminds__isnull=False)
    assert rows.count() == 3
    run_due(found.cure(NOW) - DAY / 24)
    mails = [one for one in Mail.objects.all() if one.subject.startswith("Put defect 1 of Part 1 right by")]
    assert len(mails) == 3
    assert "may have it put right at your cost" in mails[0].body
