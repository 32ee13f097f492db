"""A contract by the hour in which everything happens that a mail tells."""

from __future__ import annotations

from datetime import timedelta

from anyshore.contracts.rules.lines import Rest
from anyshore.delivery.actions.answer_question import answer_question
from anyshore.delivery.actions.ask_about_entry import ask_about_entry
from anyshore.delivery.actions.correct_entry import correct_entry
from anyshore.delivery.actions.drop_question import drop_question
from anyshore.delivery.actions.lift_cap import lift_cap
from anyshore.delivery.actions.take_back_sheet import take_back_sheet
from anyshore.delivery.models import Entry
from anyshore.jobs.deadlines import run_due
from anyshore.payments.actions.approve_hours import approve_hours
from anyshore.payments.actions.pay_sheet import pay_sheet
from tests.delivery.hours_world import DEV, FRIDAY, IN_REVIEW, TEST, WEEK, Hourly, day, hourly
from tests.factories import do

NEXT = WEEK + timedelta(days=7)


def a_contract_by_the_hour() -> Hourly:
    """Funded, taken back, questioned, answered, lifted, approved, corrected; a second week goes by in silence."""
    deal = hourly(DEV, TEST, rest=Rest.CARRY)
    deal.fund()
    sheet = deal.submitted((1, day(0), 480), (2, day(0), 700))
    do(take_back_sheet, deal.provider, FRIDAY, sheet_id=sheet.pk)
    deal.submitted((1, day(1), 60))
    entry = Entry.objects.get(minutes=60)
    do(ask_about_entry, deal.client, IN_REVIEW, entry_id=entry.pk, words="What for?")
    do(answer_question, deal.provider, IN_REVIEW, entry_id=entry.pk, words="A bug", minutes=50)
    do(drop_question, deal.client, IN_REVIEW, entry_id=entry.pk)
    do(lift_cap, deal.client, IN_REVIEW, sheet_id=sheet.pk, line=2, minutes=660)
    do(approve_hours, deal.client, IN_REVIEW, sheet_id=sheet.pk)
    do(correct_entry, deal.provider, IN_REVIEW, entry_id=entry.pk, minutes=10, reason="Twice")
    deal.enter((1, NEXT, 2_000 % 1440), (1, NEXT + timedelta(days=1), 1_400), (1, NEXT + timedelta(days=2), 1_400),
               at=IN_REVIEW + timedelta(days=2))  # fmt: skip
    run_due(IN_REVIEW + timedelta(days=12))
    second = Entry.objects.filter(sheet__week=NEXT).first()
    assert second is not None
    if second.sheet.payable_minor > deal.holding(NEXT).released_minor:
        do(pay_sheet, deal.client, IN_REVIEW + timedelta(days=12), sheet_id=second.sheet_id)
    return deal
