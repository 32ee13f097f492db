"""A contract by the hour in which everything happens that a mail tells."""

from __future__ import annotations

from datetime import date, timedelta

from anyshore.contracts.rules.lines import Rest
from anyshore.delivery.actions.answer_dispute import answer_dispute
from anyshore.delivery.actions.answer_exclusion import answer_exclusion
from anyshore.delivery.actions.answer_question import answer_question
from anyshore.delivery.actions.ask_about_entry import ask_about_entry
from anyshore.delivery.actions.confirm_reading import confirm_reading
from anyshore.delivery.actions.correct_entry import correct_entry
from anyshore.delivery.actions.dispute_reading import dispute_reading
from anyshore.delivery.actions.drop_question import drop_question
from anyshore.delivery.actions.lift_cap import lift_cap
from anyshore.delivery.actions.make_level_token import make_level_token
from anyshore.delivery.actions.propose_exclusion import propose_exclusion
from anyshore.delivery.actions.report_cause import report_cause
from anyshore.delivery.actions.revoke_level_token import revoke_level_token
from anyshore.delivery.actions.take_back_sheet import take_back_sheet
from anyshore.delivery.models import Entry, LevelResult
from anyshore.exits.actions.give_notice import give_notice
from anyshore.jobs.deadlines import run_due
from anyshore.kit.money import Money
from anyshore.payments.actions.answer_month import answer_month
from anyshore.payments.actions.approve_hours import approve_hours
from anyshore.payments.actions.ask_about_month import ask_about_month
from anyshore.payments.actions.pay_sheet import pay_sheet
from tests.delivery.hours_world import DEV, FRIDAY, IN_REVIEW, TEST, WEEK, Hourly, day, hourly
from tests.delivery.levels_world import DAY_AFTER, IN_READING, levelled
from tests.factories import do
from tests.payments.retainers import IN_DECEMBER, LOOKED, OVER, Retained, retained

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


def a_retainer() -> Retained:
    """Paid in, looked at, asked about, answered with something off, approved by silence; a second month that was not
    paid in, and a notice that ends it."""
    deal = retained(end_on=None)
    deal.pay_in()
    run_due(OVER)
    month = deal.month()
    do(ask_about_month, deal.client, LOOKED, month_id=month.pk, words="What was done?")
    do(answer_month, deal.provider, LOOKED, month_id=month.pk, words="Less than usual", off=Money(10_000, "EUR"))
    do(give_notice, deal.client, LOOKED, agreement_id=deal.id, reason="No need any more")
    run_due(LOOKED + timedelta(days=60))
    return deal


def levels_that_run() -> None:
    """Periods entered, disputed, answered, with something left out, missed, reported or not, chronic, earned back; an
    end with credits that are left."""
    deal = levelled(chronic_misses=2, chronic_periods=2)
    token = do(make_level_token, deal.provider, agreement_id=deal.id, name="Monitoring", secret="drawn")
    do(revoke_level_token, deal.provider, agreement_id=deal.id, token_id=token.pk)
    run_due(DAY_AFTER)
    deal.read((1, 8_000), (2, 9_999))
    disputed = {"claimed_bps": 7_000, "words": "Our log"}
    do(dispute_reading, deal.client, IN_READING, reading_id=deal.reading().pk, **disputed)
    do(answer_dispute, deal.provider, IN_READING, reading_id=deal.reading().pk, take="no", words="Ours")
    do(confirm_reading, deal.client, IN_READING, reading_id=deal.reading(2).pk)
    asked = {"period_id": deal.period().pk, "place": 2, "words": "A stop"}
    found = do(propose_exclusion, deal.provider, IN_READING, **asked)
    do(answer_exclusion, deal.client, IN_READING, exclusion_id=found.pk, agree="no")
    at = deal.close().closed_at
    do(report_cause, deal.provider, at, result_id=LevelResult.objects.get(cause_until__isnull=False).pk, words="Ill")
    run_due(DAY_AFTER + timedelta(days=80))
    back = levelled(earn_back=True, earn_back_periods=1, end_on=date(2027, 4, 2))
    back.read((1, 8_000), (2, 9_999), at=IN_DECEMBER)
    run_due(DAY_AFTER)
    back.close()
    back.read((1, 9_999), (2, 9_999), starts_on=date(2027, 1, 1), at=IN_READING)
    run_due(DAY_AFTER + timedelta(days=130))
