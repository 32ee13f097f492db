"""From drafts to a file: CSV or XLSX, which read again gives the same drafts."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from anyshore.kit.cells import quoted
from anyshore.kit.money import plain
from anyshore.strategy.rules import measures
from anyshore.strategy.rules.costs import CostLine
from anyshore.strategy.rules.measures import MeasureLine
from anyshore.strategy.rules.sheets.columns import COST, FACTS, MEASURE, MONTHS, Draft, header, title_of

_EXACT: Final = 15
"""Digits of a number that every spreadsheet program keeps; a longer one is written as text."""

Table = list[list["Cell"]]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: a text, or a number as plain decimal with a point."""

    text: str
    is_number: bool = False


def table(drafts: Sequence[Draft], *, costs: int = 1, of_measures: int = 0) -> tuple[list[str], Table]:
    """The header and the rows of a file, with columns for at least so many lines of cost and measures."""
    keys = header(
        max([costs, *(len(one.costs) for one in drafts)]), max([of_measures, *(len(one.measures) for one in drafts)])
    )
    return keys, [[cells.get(key, Cell("")) for key in keys] for cells in map(_cells, drafts)]


def _cells(draft: Draft) -> dict[str, Cell]:
    found = {name: Cell(str(getattr(draft, name))) for name in FACTS if name != "volume"}
    if draft.volume is not None:
        found["volume"] = Cell(str(draft.volume), is_number=True)
    for place, cost in enumerate(draft.costs, 1):
        found |= {f"cost_{place}_{part}": cell for part, cell in zip(COST, _cost(cost), strict=True)}
    for place, measure in enumerate(draft.measures, 1):
        found |= {f"measure_{place}_{part}": cell for part, cell in zip(MEASURE, _measure(measure), strict=True)}
    for what, months in (("needed", draft.needed), ("available", draft.available)):
        found |= {f"{what}_{name}": Cell(str(one), is_number=True) for name, one in zip(MONTHS, months, strict=False)}
    return found


def _cost(line: CostLine) -> tuple[Cell, ...]:
    people = measures.plain(f"{line.fte_milli // 1000}.{line.fte_milli % 1000:03d}") if line.fte_milli else ""
    return (
        Cell(line.kind),
        Cell(line.name),
        Cell(people, is_number=bool(people)),
        Cell(plain(line.amount_minor, line.currency), is_number=True),
        Cell(line.currency),
        Cell(line.rate),
    )


def _measure(line: MeasureLine) -> tuple[Cell, ...]:
    return (
        Cell(line.kind),
        Cell(line.name),
        Cell(line.value, is_number=True),
        Cell(line.unit),
        Cell(line.how),
        Cell(line.better),
    )


def to_csv(keys: Sequence[str], rows: Table, mark: str = ".") -> bytes:
    """The table as CSV in UTF-8 with a byte order mark: commas, or semicolons where a comma stands before decimals."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";" if mark == "," else ",", lineterminator="\r\n")
    writer.writerow([title_of(key) for key in keys])
    writer.writerows([_as_text(cell, mark) for cell in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _as_text(cell: Cell, mark: str) -> str:
    return cell.text.replace(".", mark) if cell.is_number else quoted(cell.text)


def to_xlsx(keys: Sequence[str], rows: Table, notes: Iterable[tuple[str, str]] = (), mark: str = ".") -> bytes:
    """The table as a workbook; ``notes`` become a second sheet that says what each column takes."""
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet("Inventory")
    sheet.freeze_panes = "C2"
    for place, key in enumerate(keys):
        sheet.column_dimensions[_letters(place)].width = 32 if key in ("name", "about") else 16
    sheet.append([_bold(sheet, title_of(key)) for key in keys])
    for row in rows:
        sheet.append([_value(sheet, cell, mark) for cell in row])
    told = list(notes)
    if told:
        help_sheet: Any = book.create_sheet("How to fill in")
        help_sheet.column_dimensions["A"].width, help_sheet.column_dimensions["B"].width = 24, 100
        for name, words in told:
            help_sheet.append([_bold(help_sheet, name), words])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _bold(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, value=text)
    cell.font = Font(bold=True)
    return cell


def _value(sheet: Any, cell: Cell, mark: str) -> object:
    if cell.is_number and sum(one.isdigit() for one in cell.text) <= _EXACT:
        return float(cell.text) if "." in cell.text else int(cell.text)
    text = cell.text.replace(".", mark) if cell.is_number else quoted(cell.text)
    if not text:
        return None
    made = WriteOnlyCell(sheet, value=text)
    made.data_type = "s"
    return made


def _letters(place: int) -> str:
    """The letters of a column, counted from 0: A, B, … Z, AA."""
    first, last = divmod(place, 26)
    return (chr(64 + first) if first else "") + chr(65 + last)
