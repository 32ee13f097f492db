"""Mails about duties: one digest a day a person, to whom, and what the other side is told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.actions.assign_duty import assign_duty
from anyshore.contracts.actions.dispute_duty import dispute_duty
from anyshore.contracts.actions.mark_duty_done import mark_duty_done
from anyshore.contracts.actions.waive_duty import waive_duty
from anyshore.contracts.rules.lines import Duty as Line
from anyshore.contracts.rules.lines import Every
from anyshore.jobs.deadlines import run_due
from anyshore.parties.models import User
from anyshore.plumbing.models import Mail
from tests.contracts.duty_world import dutiful, report
from tests.contracts.world import LATER
from tests.factories import do, member_actor
from tests.worker import run_jobs

pytestmark = pytest.mark.django_db

TWO = (Line(what="Monthly report", every=Every.MONTH), Line(what="List of tickets", every=Every.MONTH))


def mails(actor, words: str = "") -> list[Mail]:
    address = User.objects.get(pk=actor.person_id).email
    return [one for one in Mail.objects.filter(to=address).order_by("at", "id") if words in one.subject]


def test_one_digest_a_day_names_everything_that_is_near():
    deal = dutiful(duties=TWO)
    due_at = report(deal).due_at
    run_due(due_at - timedelta(minutes=1))
    found = mails(deal.provider, "Duties")
    assert len(found) == len({one.at.date() for one in found}) == 3  # half time, two days, the day itself
    assert "Monthly report" in found[-1].body
    assert "List of tickets" in found[-1].body
    assert "stand on record as missed" in found[-1].body
    assert mails(deal.client, "Duties") == []


def test_its_owner_alone_is_reminded():
    deal = dutiful()
    colleague = member_actor(deal.provider.organisation_id)
    do(assign_duty, deal.provider, LATER, duty_id=report(deal).pk, owner_id=colleague.person_id)
    run_due(report(deal).due_at - timedelta(minutes=1))
    assert mails(colleague, "Duties")
    assert mails(deal.provider, "Duties") == []


def test_what_was_missed_is_told_to_both_once_a_day():
    deal = dutiful(duties=TWO)
    run_due(report(deal).due_at)
    run_jobs()
    (own,), (other,) = mails(deal.provider, "Missed"), mails(deal.client, "Missed")
    for one in (own, other):
        assert "Monthly report" in one.body
        assert "List of tickets" in one.body
    assert "Lingua Vistula has not marked it done" in other.body


def test_what_the_other_side_says_reaches_its_side():
    deal = dutiful()
    first = report(deal)
    do(mark_duty_done, deal.provider, LATER, duty_id=first.pk)
    do(dispute_duty, deal.client, LATER, duty_id=first.pk, why="Nothing {came}")
    do(waive_duty, deal.client, LATER, duty_id=report(deal).pk, why="Holidays")
    run_jobs()
    (disputed,), (waived,) = mails(deal.provider, "Disputed: Monthly report"), mails(deal.provider, "Let go")
    assert "Nothing {came}" in disputed.body
    assert "Holidays" in waived.body


def test_what_was_done_is_told_to_whom_it_was_owed():
    deal = dutiful()
    do(mark_duty_done, deal.provider, LATER, duty_id=report(deal).pk)
    run_jobs()
    (one,) = mails(deal.client, "Done: ")
    assert "says that “" in one.body
    assert "it stands as done" in one.body
    assert mails(deal.provider, "Done: ") == []
