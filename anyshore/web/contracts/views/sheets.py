"""What clauses brought to a contract as spreadsheets: services that the client ran itself, prices that were compared,
and the checks whether the work is independent. Plain numbers, ISO days and instants."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse

from anyshore.contracts.queries.benchmarks import BenchmarkRow, benchmarks_page
from anyshore.contracts.queries.step_ins import StepInRow, step_ins_page
from anyshore.contracts.queries.worker_checks import CheckRow, checks_page
from anyshore.contracts.rules.benchmarks import Price
from anyshore.contracts.rules.priced import rate_plain
from anyshore.contracts.rules.worker_checks import Question
from anyshore.kit.cells import quoted
from anyshore.kit.money import plain
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts.reading import read
from anyshore.web.rendering import now_of
from anyshore.web.spreadsheets import csv_file, instant_cell, yes_cell

STEP_INS = (
    "announced_at", "announced_by", "what", "through", "failure", "dangers", "urgent", "of_month", "begins_on", "state",
    "begun_on", "last_on", "back_on", "given_back_by", "claimed_at", "cost", "currency", "cost_state", "answered_at",
    "answered_by", "answer",
)  # fmt: skip
COMPARED = (
    "announced_at", "announced_by", "expert", "state", "draft_at", "reported_on", "adjusted_on", "price_of", "agreed",
    "market", "adjusted", "currency",
)  # fmt: skip
CHECKS = (
    "answered_at", "answered_by", *map(str, Question), "income_bps", "signs", "needed", "state", "examiner",
    "outcome", "reasons", "decided_by", "decided_at", "comment",
)  # fmt: skip


@signed_in
def step_ins(request: HttpRequest, number: int) -> HttpResponse:
    """A line for each claim of each service, or for the service where nothing is claimed."""
    found = read(request, number)
    rows = step_ins_page(actor_of(request), found.id).rows
    return csv_file(f"step-in-C-{number}.csv", STEP_INS, [line for row in rows for line in _services(row)])


@signed_in
def comparisons(request: HttpRequest, number: int) -> HttpResponse:
    """A line for each price of each comparison, or for the comparison where there is no report yet."""
    found = read(request, number)
    known = benchmarks_page(actor_of(request), found.id)
    lines = [line for row in known.rows for line in _compared(row, known.currency)]
    return csv_file(f"comparison-C-{number}.csv", COMPARED, lines)


@signed_in
def checks(request: HttpRequest, number: int) -> HttpResponse:
    """A line for each check."""
    found = read(request, number)
    rows = checks_page(actor_of(request), found.id, at=now_of(request)).rows
    return csv_file(f"independence-C-{number}.csv", CHECKS, [_check(row) for row in rows])


def _services(row: StepInRow) -> Iterator[list[object]]:
    said = [
        instant_cell(row.at), quoted(row.by), quoted(row.what), quoted(row.through), quoted(row.failure), " ".join(row.dangers),
        yes_cell(row.urgent), yes_cell(row.of_month), row.begins_on, row.state, row.begun_on or "", row.last_on or "",
        row.back_on or "", quoted(row.given_by),
    ]  # fmt: skip
    if not row.costs:
        yield [*said, *[""] * (len(STEP_INS) - len(said))]
    for one in row.costs:
        answered = [instant_cell(one.answered_at), quoted(one.answered_by), quoted(one.answer)]
        yield [*said, instant_cell(one.at), one.amount.plain(), one.amount.currency, one.state, *answered]


def _compared(row: BenchmarkRow, currency: str) -> Iterator[list[object]]:
    said = [
        instant_cell(row.at), quoted(row.by), quoted(row.expert), row.state, instant_cell(row.draft_at), row.reported_on or "",
        row.adjusted_on or "",
    ]  # fmt: skip
    if not row.prices:
        yield [*said, "", "", "", "", ""]
    for one in row.prices:
        agreed, market, adjusted = (
            _amount(one.price, amount, currency) for amount in (one.price.amount, one.market, one.adjusted)
        )
        yield [*said, quoted(one.price.name or one.price.kind), agreed, market, adjusted, currency]


def _check(row: CheckRow) -> list[object]:
    return [
        instant_cell(row.at), quoted(row.by), *(yes_cell(getattr(row.answers, one)) for one in Question),
        row.answers.income_bps, row.result.signs, yes_cell(row.result.needed), row.state,
        quoted(row.examiner), row.outcome, quoted(row.reasons), quoted(row.decided_by), instant_cell(row.decided_at),
        quoted(row.comment),
    ]  # fmt: skip


def _amount(price: Price, amount: int, currency: str) -> str:
    return rate_plain(amount, currency) if price.kind == "units" else plain(amount, currency)
