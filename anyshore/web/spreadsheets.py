"""A list as a file that a spreadsheet opens."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.http import HttpResponse


def csv_file(name: str, head: Sequence[object], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """The rows under their head as CSV in UTF-8, to be kept under ``name``; nothing on the way keeps a copy.

    Cells are written as they are: what people wrote goes through ``kit.cells.quoted`` before.
    """
    out = io.StringIO()
    csv.writer(out).writerows([head, *rows])
    response = HttpResponse("\ufeff" + out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


def instant_cell(instant: datetime | None) -> str:
    """An instant in ISO 8601, to the second; nothing for none."""
    return instant.isoformat(timespec="seconds") if instant else ""


def yes_cell(answer: object) -> str:
    """Yes or no, as a program reads it, for what is true or not."""
    return "yes" if answer else "no"
