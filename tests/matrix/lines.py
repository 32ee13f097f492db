"""The rows of what is paid by the count and on fixed days: to whom nothing of it is there, it is not found (see
table)."""

from __future__ import annotations

ROWS: dict[str, tuple[int, ...]] = {
    "hours:lines": (302, 404, 404, 404, 404),
    "hours:lines_csv": (302, 404, 404, 404, 404),
    "hours:line": (302, 404, 404, 404, 404),
    "hours:report_line": (302, 404, 404, 404, 404),
    "hours:fund_line": (302, 404, 404, 404, 404),
    "hours:approve_line": (302, 404, 404, 404, 404),
    "hours:pay_line": (302, 404, 404, 404, 404),
    "hours:ask_line": (302, 404, 404, 404, 404),
    "hours:answer_line": (302, 404, 404, 404, 404),
}
