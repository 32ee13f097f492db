"""Hours on real connections: two who act at the same moment; and histories of many weeks."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
from django.db.models import Sum

from anyshore.contracts.rules.lines import Rest
from anyshore.delivery.actions.ask_about_entry import ask_about_entry
from anyshore.delivery.actions.close_week import close_week
from anyshore.delivery.actions.correct_entry import correct_entry
from anyshore.delivery.actions.enter_hours import enter_hours
from anyshore.delivery.actions.start_timer import TimerRuns, start_timer
from anyshore.delivery.models import Entry, Sheet, Timer
from anyshore.delivery.rules.sheets import Cell, SheetClosed
from anyshore.kit.errors import NotAllowed, Refused
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.approve_hours import approve_hours
from anyshore.payments.actions.fund_week import fund_week
from anyshore.payments.models import WeeklyHolding
from anyshore.payments.rules.weeks import WeekFunded
from tests.contracts.world import performing, race
from tests.deals import sound
from tests.delivery.hours_world import DEV, EDITED, FRIDAY, IN_REVIEW, TEST, TUESDAY, WEEK, day, hourly
from tests.factories import do

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_edit_meets_monday_noon():
    deal = hourly()
    sheet = deal.enter((1, day(0), 480))
    cells = [Cell(1, day(0), 60)]
    late = EDITED - timedelta(microseconds=1)
    closed, entered = race(
        performing(close_week, CLOCK, EDITED, sheet_id=sheet.pk),
        performing(enter_hours, deal.provider, late, agreement_id=deal.id, cells=cells),
    )
    assert not isinstance(closed, Exception), closed
    assert Sheet.objects.get().state == "submitted"
    minutes = Entry.objects.get().minutes
    assert isinstance(entered, SheetClosed) == (minutes == 480), entered


def test_an_approval_meets_a_question():
    deal = hourly()
    deal.fund()
    sheet = deal.submitted((1, day(0), 480), (1, day(1), 60))
    asked = Entry.objects.get(minutes=60)
    approved, question = race(
        performing(approve_hours, deal.client, IN_REVIEW, sheet_id=sheet.pk),
        performing(ask_about_entry, deal.client, IN_REVIEW, entry_id=asked.pk, words="Why?"),
    )
    assert not isinstance(approved, Exception), approved
    first = isinstance(question, NotAllowed)
    assert first or not isinstance(question, Exception), question
    assert deal.wallet() == (72_000 if first else 64_000)
    sound()


def test_two_approvals_pay_once():
    deal = hourly()
    deal.fund()
    sheet = deal.submitted((1, day(0), 480))
    found = race(*[performing(approve_hours, deal.client, IN_REVIEW, sheet_id=sheet.pk)] * 2)
    assert sum(isinstance(one, NotAllowed) for one in found) == 1, found
    assert deal.wallet() == 64_000
    sound()


def test_two_timers_of_one_person_on_two_contracts():
    first = hourly()
    second = hourly(between=(first.client, first.provider))
    found = race(
        *(performing(start_timer, first.provider, TUESDAY, agreement_id=one.id, line=1) for one in (first, second))
    )
    assert sum(isinstance(one, TimerRuns) for one in found) == 1, found
    assert Timer.objects.count() == 1


def test_a_week_is_funded_once():
    deal = hourly()
    found = race(*[performing(fund_week, deal.client, FRIDAY, agreement_id=deal.id, week=WEEK)] * 2)
    assert sum(isinstance(one, WeekFunded) for one in found) == 1, found
    assert deal.held() == 370_010
    sound()


@pytest.mark.parametrize("seed", range(4))
def test_what_was_approved_is_released_due_or_credited_and_what_was_funded_went_somewhere(seed: int):
    """Some weeks at random: the sums of sheets, releases, refunds and fees agree, and no minute is billed twice."""
    chance = random.Random(seed)
    rest, rail = chance.choice(list(Rest)), chance.choice(["sandbox", "ledger_only"])
    deal = hourly(DEV, TEST, rest=rest, fee_bps=chance.choice([0, 333]), rail=rail)
    for place in range(4):
        _week(deal, place, chance)
        sound()
    sheets = Sheet.objects.filter(state="approved")
    billed = sum(one.total_minor for one in sheets)
    sums = WeeklyHolding.objects.aggregate(**{n: Sum(f"{n}_minor") for n in ("funded", "released", "refunded")})
    payable = sum(one.payable_minor for one in sheets)
    credit = min(0, billed - payable)
    assert payable + credit == billed
    assert (sums["funded"] or 0) - (sums["released"] or 0) - (sums["refunded"] or 0) == deal.held()
    assert (sums["released"] or 0) <= payable
    for entry in Entry.objects.filter(corrects=None):
        taken = -(Entry.objects.filter(corrects=entry).aggregate(total=Sum("minutes"))["total"] or 0)
        assert 0 <= taken <= entry.billed_minutes <= entry.minutes


def _week(deal, place: int, chance: random.Random) -> None:
    """One week: perhaps funded, with some hours, perhaps a question or a correction, then approved."""
    week, at = WEEK + timedelta(days=7 * place), IN_REVIEW + timedelta(days=7 * place)
    monday = at - timedelta(days=4)
    if chance.random() < 0.6:
        try:
            deal.fund(week, at=monday - timedelta(days=3))
        except Refused as refusal:
            assert isinstance(refusal, WeekFunded)  # noqa: PT017 - what was carried may have filled it
    rows = [
        (chance.randint(1, 2), week + timedelta(days=chance.randint(0, 3)), chance.randint(1, 700)) for _ in "abcd"
    ]
    sheet = deal.enter(*{(line, one): (line, one, minutes) for line, one, minutes in rows}.values(), at=monday)
    old = Entry.objects.filter(sheet__state="approved", corrects=None, billed_minutes__gt=5).first()
    if old is not None:
        do(correct_entry, deal.provider, monday, entry_id=old.pk, minutes=5, reason="Too much")
    do(close_week, CLOCK, EDITED + timedelta(days=7 * place), sheet_id=sheet.pk)
    if chance.random() < 0.5:
        asked = Entry.objects.filter(sheet=sheet, corrects=None).first()
        do(ask_about_entry, deal.client, at, entry_id=asked.pk, words="Why?")
    do(approve_hours, deal.client, at, sheet_id=sheet.pk)
