"""Counts and fixed days over months: races, random histories, teams of both kinds of lines, what silence says."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db.models import Sum

from anyshore.contracts.rules.priced import DatedLine, Every
from anyshore.exits.actions.give_notice import give_notice
from anyshore.insight.queries.contract import contract
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Refused
from anyshore.kit.money import Money
from anyshore.payments.actions.answer_month import answer_month
from anyshore.payments.actions.approve_month import approve_month
from anyshore.payments.actions.ask_about_month import ask_about_month
from anyshore.payments.actions.fund_line import fund_line
from anyshore.payments.actions.pay_month import pay_month
from anyshore.payments.actions.report_count import report_count
from anyshore.payments.models import RetainerMonth
from anyshore.payments.rules.months import MonthReviewOver
from anyshore.payments.rules.periods import LineIsFunded
from tests.contracts.priced_world import words_line
from tests.contracts.world import performing, race, replayed
from tests.counts import PRICED_HISTORIES
from tests.deals import balance, sound
from tests.factories import NOW, do
from tests.payments.lines_world import DECEMBER, DOWN, IN_DECEMBER, LICENCE, OVER, REPORTED, WORDS, Priced, priced

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_who_fund_and_two_who_approve():
    deal = priced(WORDS)
    found = race(*[performing(fund_line, deal.client, IN_DECEMBER, month_id=deal.row().pk)] * 2)
    assert sum(isinstance(one, LineIsFunded) for one in found) == 1, found
    run_due(OVER)
    deal.report(20_000)
    found = race(*[performing(approve_month, deal.client, REPORTED, month_id=deal.row().pk)] * 2)
    assert sum(isinstance(one, MonthReviewOver) for one in found) == 1, found
    assert (deal.wallet(), deal.held()) == (165_000, 0)
    sound()


def test_a_report_sent_twice_is_one():
    deal = priced(WORDS)
    run_due(OVER)
    replayed(report_count, deal.provider, REPORTED, month_id=deal.row().pk, count=7, note="Seven")
    assert deal.row().count == 7


def test_silence_says_what_the_clocks_do():
    deal = priced(WORDS, dated=(LICENCE,), rail="ledger_only", end_on=date(2027, 9, 30))
    told = {(one.code, one.params["name"]): one for one in reversed(_silence(deal, IN_DECEMBER))}
    missed, due = told["payments.count_missed", WORDS.name], told["payments.falls_due", "Licence"]
    assert (missed.params["amount_minor"], due.at, due.params["amount_minor"]) == (41_250, OVER, 9_900)
    run_due(missed.at)
    approved = next(one for one in _silence(deal, missed.at) if one.code == "payments.count_approved")
    run_due(approved.at)
    assert (deal.row().decided_at, deal.row().released_minor) == (approved.at, 41_250)
    assert deal.due().decided_at == due.at


def _silence(deal: Priced, at: datetime):
    return [one for one in contract(deal.client, deal.agreement.number, at=at).silence if "name" in one.params]


@pytest.mark.parametrize("seed", PRICED_HISTORIES.seeds)
def test_whatever_happens_the_ledger_is_sound_and_every_cent_went_somewhere(seed: int):
    """Four months at random: funded or not, reported or not, again, corrected, asked, answered, silence, an end or a
    notice; of some the first days were over at the signature."""
    chance = random.Random(seed)
    rail = chance.choice(["sandbox", "ledger_only"])
    lines = (WORDS, replace(words_line(Every.WEEK), name="Checks", least=0), words_line(Every.ONCE))
    begins = chance.choice([date(2026, 12, 15), date(2026, 9, 30)])
    support = replace(LICENCE, what="Support", every=Every.MONTH, object_days=chance.choice([0, 9]), first_on=begins)
    deal = priced(
        *lines, dated=(LICENCE, support, DOWN), starts_on=chance.choice([DECEMBER, date(2026, 9, 14)]), rail=rail, fee_bps=chance.choice([0, 333]), end_on=date(2027, 3, 17),
        notice_days=10,
    )  # fmt: skip
    day, gives_notice = date(2026, 12, 1), chance.random() < 0.4
    while day <= date(2027, 3, 10):
        at = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
        run_due(at)
        for _step in range(3):
            _step_of(deal, at, chance)
        if gives_notice and day > date(2027, 2, 1):
            gives_notice = False
            do(give_notice, deal.client, at, agreement_id=deal.id, reason="Enough")
        day += timedelta(days=chance.randint(1, 6))
    run_due(datetime(2027, 5, 20, tzinfo=UTC))
    sound()
    assert (deal.state(), deal.held()) == ("ended", 0)
    for row in RetainerMonth.objects.all():
        assert row.decided_by != "silence" or row.decided_at >= NOW + timedelta(days=_waits(row, support))
        owed = row.price_minor - row.off_minor
        assert row.released_minor <= owed
        assert row.decided_at or row.released_minor == 0
        if row.decided_at and row.released_minor < owed:
            assert rail == "sandbox"
            do(pay_month, deal.client, row.decided_at + timedelta(days=90), month_id=row.pk)
    sums = RetainerMonth.objects.aggregate(released=Sum("released_minor"), fee=Sum("fee_minor"))
    got = balance(f"owed/{deal.id}") if rail == "ledger_only" else deal.wallet() + deal.fees()
    assert (got, deal.fees()) == (sums["released"], sums["fee"])
    sound()


def _waits(row: RetainerMonth, support: DatedLine) -> int:
    """For how many days after the signature silence does nothing."""
    if row.kind == "units":
        return 7
    return {"Licence": LICENCE.object_days, "Support": support.object_days}.get(row.name, 0)


def _step_of(deal: Priced, at: datetime, chance: random.Random) -> None:
    rows = list(RetainerMonth.objects.filter(agreement_id=deal.id, decided_at=None, settled_at=None))
    if not rows:
        return
    row = chance.choice(rows)
    corrected = chance.choice((0, 0, 0, -500, 300))
    verbs = {
        "fund": lambda: do(fund_line, deal.client, at, month_id=row.pk),
        "report": lambda: do(
            report_count,
            deal.provider,
            at,
            month_id=row.pk,
            count=chance.randint(0, 70_000),
            corrected=corrected,
            note="So",
        ),
        "ask": lambda: do(ask_about_month, deal.client, at, month_id=row.pk, words="Why?"),
        "answer": lambda: do(
            answer_month,
            deal.provider,
            at,
            month_id=row.pk,
            words="Because",
            off=Money(chance.choice((0, 100)), "EUR"),
        ),
        "approve": lambda: do(approve_month, deal.client, at, month_id=row.pk),
    }
    with suppress(Refused):
        chance.choice([*verbs.values(), verbs["report"], verbs["fund"]])()
