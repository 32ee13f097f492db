"""Reading the European Central Bank's file of reference rates, as it publishes it: CSV, or the ZIP around it."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from anyshore.kit.errors import Invalid
from anyshore.kit.money import CURRENCIES
from anyshore.payments.rules.rates import MICRO

_RATE = re.compile(r"([0-9]{1,9})(?:\.([0-9]{1,6}))?")


def read_rates(file: Path, since: date) -> list[tuple[date, str, int]]:
    """(day, currency, millionths for one euro) of every day since ``since``. Currencies that are no more are left out.
    Invalid where it is not such a file; the line is named."""
    return list(_rows(_text(file), since))


def _text(file: Path) -> str:
    if not zipfile.is_zipfile(file):
        return file.read_text(encoding="utf-8-sig")
    with zipfile.ZipFile(file) as packed:
        name = next((one for one in packed.namelist() if one.endswith(".csv")), None)
        if name is None:
            raise Invalid(field="file", reason="no_csv")
        return packed.read(name).decode("utf-8-sig")


def _rows(text: str, since: date) -> Iterator[tuple[date, str, int]]:
    lines = csv.reader(io.StringIO(text))
    head = [one.strip() for one in next(lines, [])]
    if head[:1] != ["Date"]:
        raise Invalid(field="file", reason="no_rates", line=1)
    for number, line in enumerate(lines, 2):
        if line and (day := _day(line[0], number)) >= since:
            yield from _of_day(day, dict(zip(head[1:], line[1:], strict=False)), number)


def _day(text: str, number: int) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Invalid(field="file", reason="day", line=number) from None


def _of_day(day: date, found: dict[str, str], number: int) -> Iterator[tuple[date, str, int]]:
    for currency, written in found.items():
        if currency not in CURRENCIES or written.strip() in ("", "N/A"):
            continue
        match = _RATE.fullmatch(written.strip())
        if match is None:
            raise Invalid(field="file", reason="rate", line=number)
        yield day, currency, int(match[1]) * MICRO + int((match[2] or "").ljust(6, "0"))
