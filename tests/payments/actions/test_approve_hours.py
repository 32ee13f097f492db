"""approve_hours: what a week is worth is paid out of what is held for it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from anyshore.contracts.rules.lines import Rest, TimeLine
from anyshore.delivery.actions.ask_about_entry import ask_about_entry
from anyshore.delivery.actions.correct_entry import correct_entry
from anyshore.delivery.models import Entry, Sheet
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.payments.actions.approve_hours import approve_hours
from tests.contracts.world import events, refused
from tests.deals import balance, sound
from tests.delivery.hours_world import DEV, EDITED, IN_REVIEW, REVIEWED, WEEK, day, hourly
from tests.factories import do

pytestmark = pytest.mark.django_db

NEXT = WEEK + timedelta(days=7)


def test_the_worth_is_released_and_the_rest_goes_back():
    deal = hourly(fee_bps=250)
    deal.fund()
    sheet = deal.submitted((1, day(0), 480), (2, day(1), 7))
    do(approve_hours, deal.client, IN_REVIEW, sheet_id=sheet.pk)
    holding = deal.holding()
    assert (holding.state, holding.released_minor, holding.refunded_minor) == ("split", 64_583, 370_010 - 64_583)
    assert (deal.held(), deal.wallet(), deal.fees(), holding.fee_minor) == (0, 64_583 - 1_614, 1_614, 1_614)
    assert {"SheetApproved", "WeekPaid", "WeekReturned"} <= set(events(deal))
    sound()
    with refused(NotAllowed):
        do(approve_hours, deal.client, IN_REVIEW, sheet_id=sheet.pk)


def test_the_fees_of_weeks_add_up_to_the_fee_of_the_whole():
    deal = hourly(TimeLine(role="Developer", rate_minor=3_333, cap_minutes=600), fee_bps=333)
    paid = 0
    for place in range(4):
        week = WEEK + timedelta(days=7 * place)
        deal.fund(week)
        at = IN_REVIEW + timedelta(days=7 * place)
        sheet = deal.submitted((1, week, 61 + place), at=at - timedelta(days=3))
        do(approve_hours, deal.client, at, sheet_id=sheet.pk)
        paid += Sheet.objects.get(pk=sheet.pk).payable_minor
    assert (deal.fees(), deal.wallet() + deal.fees()) == (paid * 333 // 10_000, paid)
    sound()


def test_the_rest_is_kept_for_the_next_week_that_needs_it():
    deal = hourly(DEV, rest=Rest.CARRY)
    deal.fund()
    sheet = deal.submitted((1, day(0), 480))
    do(approve_hours, deal.client, IN_REVIEW, sheet_id=sheet.pk)
    assert (deal.holding(NEXT).funded_minor, deal.held()) == (320_000 - 64_000, 320_000 - 64_000)
    deal.fund(NEXT, at=IN_REVIEW)
    assert (deal.holding(NEXT).funded_minor, deal.held()) == (320_000, 320_000)
    sound()


def test_a_week_that_was_not_funded_stays_due_where_money_is_held():
    deal = hourly()
    sheet = deal.submitted((1, day(0), 480))
    do(approve_hours, deal.client, IN_REVIEW, sheet_id=sheet.pk)
    assert (deal.held(), deal.wallet(), Sheet.objects.get().payable_minor) == (0, 0, 64_000)
    sound()


@pytest.mark.parametrize(
    ("unit", "rail"), [("process", "ledger_only"), ("project", "ledger_only"), ("process", "sandbox")]
)
def test_by_invoice_or_between_the_parties_it_is_owed_at_once(unit: str, rail: str):
    deal = hourly(unit=unit, rail=rail, end_on=date(2027, 11, 30))
    sheet = deal.submitted((1, day(0), 480))
    do(approve_hours, deal.client, IN_REVIEW, sheet_id=sheet.pk)
    paid = balance(f"owed/{deal.id}") if rail == "ledger_only" else deal.wallet()
    assert (paid, deal.holding().state) == (64_000, "released")
    sound()


def test_what_is_taken_back_comes_off_the_next_sheets_and_never_below_nothing():
    deal = hourly(DEV)
    sheet = deal.submitted((1, day(0), 480))
    do(approve_hours, deal.client, IN_REVIEW, sheet_id=sheet.pk)
    entry = Entry.objects.get()
    do(correct_entry, deal.provider, IN_REVIEW, entry_id=entry.pk, minutes=120, reason="Entered twice")
    week = timedelta(days=7)
    deal.fund(NEXT, at=IN_REVIEW)
    second = deal.submitted((1, NEXT + timedelta(days=1), 60), at=IN_REVIEW)
    do(approve_hours, deal.client, IN_REVIEW + week, sheet_id=second.pk)
    found = Sheet.objects.get(pk=second.pk)
    assert (found.total_minor, found.payable_minor, deal.holding(NEXT).state) == (-8_000, 0, "refunded")
    third = deal.submitted((1, NEXT + week, 90), at=IN_REVIEW + week)
    do(approve_hours, deal.client, IN_REVIEW + 2 * week, sheet_id=third.pk)
    found = Sheet.objects.get(pk=third.pk)
    assert (found.total_minor, found.credit_before_minor, found.payable_minor) == (12_000, -8_000, 4_000)
    sound()


def test_a_question_keeps_its_hours_unpaid_and_the_provider_is_refused():
    deal = hourly()
    deal.fund()
    sheet = deal.submitted((1, day(0), 480), (1, day(1), 60))
    asked = Entry.objects.get(minutes=60)
    do(ask_about_entry, deal.client, IN_REVIEW, entry_id=asked.pk, words="Why?")
    with refused(Forbidden):
        do(approve_hours, deal.provider, IN_REVIEW, sheet_id=sheet.pk)
    do(approve_hours, deal.client, REVIEWED, sheet_id=sheet.pk)
    assert deal.wallet() == 64_000
    assert EDITED < REVIEWED
    sound()
