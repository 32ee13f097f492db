"""report_count: how much was delivered, what it costs, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from anyshore.contracts.rules.clauses.chosen import usual
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.priced import Every
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.payments.actions.approve_month import approve_month
from anyshore.payments.actions.ask_about_month import ask_about_month
from anyshore.payments.actions.report_count import report_count
from anyshore.payments.rules.periods import CorrectsTooMuch, CountAboveMost, NotCounted, PeriodDecided, PeriodRuns
from tests.contracts.priced_world import words_line
from tests.contracts.world import refused
from tests.deals import sound
from tests.factories import do, make_organisation
from tests.payments.lines_world import DOWN, IN_DECEMBER, JANUARY, LATER, OVER, REPORTED, WORDS, priced

pytestmark = pytest.mark.django_db(transaction=True)
FEBRUARY = datetime(2027, 2, 2, 9, tzinfo=UTC)


def test_the_client_looks_at_a_report_and_silence_approves_it():
    deal = priced(WORDS, fee_bps=250)
    deal.pay_in()
    run_due(OVER)
    row = deal.report(19_999, note="Four articles")
    assert (row.count, row.price_minor, row.note) == (19_999, 164_992, "Four articles")
    assert row.review_until > REPORTED
    run_due(row.review_until)
    row = deal.row()
    assert (row.decided_by, row.state, row.released_minor) == ("silence", "split", 164_992)
    assert (deal.wallet(), deal.fees()) == (164_992 - 4_124, 4_124)
    sound()


def test_who_may_and_what_is_refused():
    deal = priced(WORDS, dated=(DOWN,))
    with refused(PeriodRuns):
        deal.report(1, at=IN_DECEMBER)
    run_due(OVER)
    with refused(Forbidden):
        do(report_count, deal.client, REPORTED, month_id=deal.row().pk, count=1)
    with refused(CountAboveMost):
        deal.report(60_001)
    with refused(Invalid):
        deal.report(-1)
    with refused(NotCounted):
        deal.report(1, month_id=deal.rows("dated")[0].pk)
    with refused(CorrectsTooMuch):
        deal.report(10, corrected=-1, note="There is nothing before it")
    with refused(Invalid):
        deal.report(10, corrected=-1)
    stranger = make_organisation()[1]
    with pytest.raises(NotFound):
        do(report_count, stranger, REPORTED, month_id=deal.row().pk, count=1)
    assert deal.row().count is None


def test_a_report_again_replaces_the_one_before_and_answers_a_question():
    deal = priced(WORDS)
    run_due(OVER)
    deal.report(30_000)
    deal.report(20_000)
    do(ask_about_month, deal.client, REPORTED + timedelta(hours=1), month_id=deal.row().pk, words="Which articles?")
    with refused(Invalid):
        deal.report(15_000, at=REPORTED + timedelta(hours=2))
    row = deal.report(15_000, at=REPORTED + timedelta(hours=2), note="One was counted twice")
    assert (row.count, row.answer, row.answered_at is not None) == (15_000, "One was counted twice", True)
    run_due(row.review_until)
    assert deal.row().decided_by == "silence"
    with refused(PeriodDecided):
        deal.report(16_000, at=FEBRUARY)


def test_what_was_approved_is_corrected_by_a_later_report():
    deal = priced(WORDS, rail="ledger_only")
    run_due(OVER)
    deal.report(20_000)
    do(approve_month, deal.client, REPORTED, month_id=deal.row().pk)
    run_due(FEBRUARY)
    january = deal.row(JANUARY)
    with refused(CorrectsTooMuch):
        deal.report(10_000, at=FEBRUARY, month_id=january.pk, corrected=-20_001, note="x")
    with refused(CorrectsTooMuch):
        deal.report(10_000, at=FEBRUARY, month_id=january.pk, corrected=40_001, note="x")
    row = deal.report(10_000, at=FEBRUARY, month_id=january.pk, corrected=-1_000, note="A text was counted twice")
    assert row.price_minor == 82_500 - 8_250
    run_due(LATER)
    assert deal.owed_now() == 165_000 + 74_250 + 2 * 41_250
    sound()


def test_the_clause_on_volume_prices_the_month():
    clause = usual("volume_bands", Language.EN)
    values = {
        "unit": "word", "baseline": 20_000, "band_bps": 1_000, "arc_minor": 5, "rrc_minor": 4, "limit_bps": 3_000
    }  # fmt: skip
    deal = priced(replace(WORDS, least=0), clauses=(replace(clause, values=values),))
    assert deal.row().price_minor == 165_000
    run_due(OVER)
    assert deal.report(23_000).price_minor == 165_000 + 1_000 * 5
    assert deal.report(17_000).price_minor == 165_000 - 1_000 * 4


def test_what_is_counted_once_is_reported_when_it_is_delivered():
    deal = priced(words_line(Every.ONCE))
    row = deal.report(40_000, at=IN_DECEMBER)
    run_due(row.review_until)
    assert (deal.row().decided_by, deal.row().price_minor) == ("silence", 330_000)
