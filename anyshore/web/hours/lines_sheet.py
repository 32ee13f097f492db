"""What is paid by the count and on fixed days, as a spreadsheet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from anyshore.insight.queries.lines import lines_page
from anyshore.kit.cells import quoted
from anyshore.kit.money import plain
from anyshore.payments.queries.months import MonthRow
from anyshore.web.access import actor_of, signed_in
from anyshore.web.rendering import now_of
from anyshore.web.spreadsheets import csv_file, instant_cell

COLUMNS = (
    "line", "kind", "from", "to", "state", "count", "corrected", "price", "taken_off", "service_credits", "paid_in", "paid",
    "given_back", "fee", "currency", "reported_at", "approved_at", "approved_by", "note", "question", "answer",
)  # fmt: skip


@signed_in
def lines_csv(request: HttpRequest, number: int) -> HttpResponse:
    """Every period and amount of a contract: plain numbers, ISO days and instants, by line and day."""
    found, today = lines_page(actor_of(request), number), now_of(request).date()
    rows = [row for _line, rows in (*found.units, *found.dated) for row in reversed(rows)]
    return csv_file(f"units-C-{number}.csv", COLUMNS, [_cells(row, row.stands(today)) for row in rows])


def _cells(row: MonthRow, stands: str) -> list[object]:
    sums = (row.price, row.off, row.credit, row.funded, row.released, row.refunded, row.fee)
    return [
        quoted(row.name),
        row.kind,
        row.first_on.isoformat(),
        row.last_on.isoformat(),
        stands,
        "" if row.count is None else row.count,
        row.corrected or "",
        *(plain(one.minor, one.currency) for one in sums),
        row.price.currency,
        instant_cell(row.reported_at),
        instant_cell(row.decided_at),
        row.decided_by,
        *(quoted(words) for words in (row.note, row.question, row.answer)),
    ]
