"""A contract by the count and on fixed days in which everything happens that a mail tells."""

from __future__ import annotations

from datetime import date

from anyshore.jobs.deadlines import run_due
from anyshore.kit.money import Money
from anyshore.payments.actions.answer_month import answer_month
from anyshore.payments.actions.ask_about_month import ask_about_month
from tests.factories import do
from tests.payments.lines_world import LATER, LICENCE, OBJECTS, OVER, REPORTED, WORDS, Priced, priced


def lines_that_run() -> Priced:
    """Paid in, reported, asked about, answered, approved by silence with a rest that is due; a period without a
    report; an amount that was announced, objected to and answered."""
    deal = priced(WORDS, dated=(LICENCE,), end_on=date(2027, 4, 30))
    deal.pay_in()
    run_due(OBJECTS)
    do(ask_about_month, deal.client, OBJECTS, month_id=deal.due().pk, words="The licence was not used")
    do(answer_month, deal.provider, OBJECTS, month_id=deal.due().pk, words="Half", off=Money(4_950, "EUR"))
    run_due(OVER)
    deal.report(30_000, note="Six articles")
    run_due(REPORTED)
    run_due(LATER)
    return deal
