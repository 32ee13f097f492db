"""From bytes to a grid of texts: CSV in the usual encodings and divisions, XLSX with limits against bombs.

Nothing is evaluated: a formula of a workbook is the value that was last stored with it, and texts stay texts.
"""

from __future__ import annotations

import codecs
import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from typing import Final

from openpyxl import load_workbook

from anyshore.kit.cells import unquoted
from anyshore.kit.errors import Refused
from anyshore.strategy.rules.sheets.columns import is_column, key_of
from anyshore.strategy.rules.sheets.refusals import ColumnsTooMany, FileTooBig, FileUnreadable, RowsTooMany

FILE_LIMIT: Final = 4_000_000
UNPACKED_LIMIT: Final = 40_000_000
"""What a workbook may unpack to, in bytes."""
PARTS_LIMIT: Final = 200
ROWS_LIMIT: Final = 2_001
COLUMNS_LIMIT: Final = 400
SCANNED_LIMIT: Final = 20_000
"""How far down a sheet is searched for rows, empty ones included."""
CELL_LIMIT: Final = 32_767

Grid = list[list[str]]

_ZIP: Final = b"PK\x03\x04"
_PARTS: Final = ("<!DOCTYPE", "<!ENTITY")
_CHUNK: Final = 65_536
"""Read in small pieces, a part never unpacks to more than one of them beyond what its directory says."""


def read(data: bytes, mark: str = ".") -> Grid:
    """The rows of a file as texts, the header first. ``mark`` stands before decimals in the texts that come back.

    Raises FileTooBig, FileUnreadable, RowsTooMany and ColumnsTooMany.
    """
    if len(data) > FILE_LIMIT:
        raise FileTooBig(limit=FILE_LIMIT)
    rows = _workbook(data, mark) if data.startswith(_ZIP) else _csv(data)
    return _limited(rows)


def _limited(rows: Iterator[list[str]]) -> Grid:
    grid: Grid = []
    for number, row in enumerate(rows, 1):
        filled = _trimmed([unquoted(cell[:CELL_LIMIT]) for cell in row[: COLUMNS_LIMIT + 1]])
        if len(filled) > COLUMNS_LIMIT:
            raise ColumnsTooMany(limit=COLUMNS_LIMIT)
        if number > SCANNED_LIMIT or (filled and number > ROWS_LIMIT):
            raise RowsTooMany(limit=ROWS_LIMIT - 1)
        grid.append(filled)
    while grid and not grid[-1]:
        grid.pop()
    return grid


def _trimmed(row: list[str]) -> list[str]:
    while row and not row[-1].strip():
        row.pop()
    return row


# CSV


def _csv(data: bytes) -> Iterator[list[str]]:
    text = _decoded(data)
    if "\x00" in text:
        raise FileUnreadable()
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=_divider(text), strict=True)
    try:
        yield from lines
    except csv.Error:
        raise FileUnreadable() from None


def _decoded(data: bytes) -> str:
    """The text, by its byte order mark, else as UTF-8, else as the Latin-1 that Windows writes."""
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _divider(text: str) -> str:
    """What divides the cells: whichever of ; , and tab gives the first line most headers that are ours."""
    first = text.lstrip("\r\n").split("\n", 1)[0]
    return max(";,\t", key=lambda one: _known(first, one))


def _known(line: str, divider: str) -> tuple[int, int]:
    cells = line.split(divider)
    return sum(is_column(key_of(cell)) for cell in cells), len(cells)


# XLSX


def _workbook(data: bytes, mark: str) -> Iterator[list[str]]:
    try:
        book = load_workbook(_repacked(data), read_only=True, data_only=True, keep_links=False)
        sheet = book.worksheets[0]
        for row in sheet.iter_rows(max_col=COLUMNS_LIMIT + 1, max_row=SCANNED_LIMIT + 1, values_only=True):
            yield [_text(value, mark) for value in row]
    except Refused:
        raise
    except Exception as broken:
        raise FileUnreadable() from broken


def _repacked(data: bytes) -> io.BytesIO:
    """The workbook, which is a zip of XML, with each part unpacked to no more than its directory says it holds.

    So nothing that reads it later can be made to unpack more. Raises FileTooBig and, for XML that defines entities,
    FileUnreadable.
    """
    clean = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(clean, "w", zipfile.ZIP_STORED) as kept:
        parts = packed.infolist()
        if len(parts) > PARTS_LIMIT or sum(part.file_size for part in parts) > UNPACKED_LIMIT:
            raise FileTooBig(limit=UNPACKED_LIMIT)
        for part in parts:
            with packed.open(part) as opened:
                content = b"".join(iter(lambda opened=opened: opened.read(_CHUNK), b""))  # type: ignore[misc]  # the default binds the loop's variable
            _refuse_entities(content)
            kept.writestr(part.filename, content)
    return clean


def _refuse_entities(part: bytes) -> None:
    spelt = [text.encode(code) for text in _PARTS for code in ("ascii", "utf-16-le", "utf-16-be")]
    if any(one in part for one in spelt):
        raise FileUnreadable()


def _text(value: object, mark: str) -> str:
    """A cell as the text that a person would have typed; a number with ``mark`` before its decimals."""
    if value is None:
        return ""
    if isinstance(value, float):
        return repr(int(value) if value.is_integer() and abs(value) < 1e15 else value).replace(".", mark)
    return str(value)


def blank(row: Sequence[str]) -> bool:
    """Whether nothing stands in a row."""
    return not any(cell.strip() for cell in row)
