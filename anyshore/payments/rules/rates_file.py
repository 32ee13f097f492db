"""The European Central Bank's file of reference rates, as it publishes it: CSV, or the ZIP around it. Pure."""

from __future__ import annotations

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from typing import Final

from anyshore.kit.errors import Invalid
from anyshore.kit.money import CURRENCIES
from anyshore.payments.rules.rates import MICRO

LARGEST: Final = 64 * 2**20
"""Bytes of the table. That of all days since 1999 has less than two million."""

_RATE = re.compile(r"([0-9]{1,9})(?:\.([0-9]{1,6}))?")


def rates_in(file: bytes, since: date) -> list[tuple[date, str, int]]:
    """(day, currency, millionths for one euro) of every day since ``since``. Currencies that are no more are left out.
    Invalid where it is not such a file; the line is named where there is one."""
    return list(_rows(_text(file), since))


def _text(file: bytes) -> str:
    try:
        return (_unpacked(file) if file.startswith(b"PK") else file).decode("utf-8-sig")
    except (UnicodeError, zipfile.BadZipFile, zlib.error):
        raise Invalid(field="file", reason="no_rates") from None


def _unpacked(file: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(file)) as packed:
        found = next((one for one in packed.infolist() if one.filename.endswith(".csv")), None)
        if found is None or found.file_size > LARGEST:
            raise Invalid(field="file", reason="no_csv")
        return packed.read(found)


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
