"""An assessment as a workbook: its inputs, what they come to, and the running totals by month."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font

from anyshore.kit.cells import quoted
from anyshore.kit.money import exponent
from anyshore.strategy.queries.assessments import AssessmentView, OptionView
from anyshore.web.strategy.decision_forms import place_text
from anyshore.web.strategy.wording import CRITERIA, LINES, OPTIONS, ORIGINS, TIMINGS

BOLD = Font(bold=True)


def workbook(view: AssessmentView) -> bytes:
    """The whole assessment. What a person wrote never becomes a formula."""
    book = Workbook()
    _sheet(book, _("Inputs"), _inputs(view))
    if view.advice:
        _sheet(book, _("Results"), _results(view))
        _sheet(book, _("Running totals"), _curves(view))
    book.remove(book.worksheets[0])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet(book: Any, title: str, rows: Iterable[Sequence[object]]) -> None:
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append([_safe(value) for value in row])
    for cell in sheet[1]:
        cell.font = BOLD
    sheet.freeze_panes = "A2"


def _safe(value: object) -> object:
    """Text as it is, with an apostrophe before what a spreadsheet would run."""
    if value is None or isinstance(value, int | float):
        return value
    return quoted(str(value))


def _amount(minor: int, view: AssessmentView) -> float:
    return minor / float(10 ** exponent(view.currency))


def name_of(option: OptionView) -> str:
    """An option in words, with its place."""
    place = place_text(option)
    return f"{OPTIONS[option.kind]}, {place}" if place else str(OPTIONS[option.kind])


def _inputs(view: AssessmentView) -> Iterable[Sequence[object]]:
    heads = (_("Option"), _("For"), _("Name"), _("Least"), _("Likely"), _("Most"), _("Each"))
    yield (
        *heads,
        _("From month"),
        _("To month"),
        _("Up each year, %"),
        _("Moves with the volume"),
        _("Source"),
        _("Note"),
    )
    for option in view.options:
        for _key, line in option.lines:
            points = line.estimate
            yield (
                name_of(option),
                LINES[line.kind],
                line.name,
                *(_amount(minor, view) for minor in (points.low, points.likely, points.high)),
                TIMINGS[line.timing],
                line.from_month,
                line.to_month,
                line.yearly_bps / 100,
                _("yes") if line.varies else _("no"),
                ORIGINS[line.origin],
                line.note,
            )
    yield ()
    yield (_("Currency"), view.currency)
    yield (_("Volume a year"), view.unit, "", view.volume.low, view.volume.likely, view.volume.high)
    yield (_("Months"), view.horizon)
    yield (_("Discount a year, %"), view.discount_bps / 100)
    for name, weight in view.weights.items():
        yield (_("Weight"), CRITERIA[name], weight)


def _results(view: AssessmentView) -> Iterable[Sequence[object]]:
    money = (_("Cost"), _("Cost, P10"), _("Cost, P90"), _("Saves"), _("Saves, P10"), _("Saves, P90"))
    yield (
        _("Option"), *money, _("Break-even month"), _("earliest"), _("latest"), *map(str, CRITERIA.values()), _("Score"),
    )  # fmt: skip
    for option in view.options:
        if option.outcome is None or option.points is None:
            continue
        cost, saves, even = option.outcome.cost, option.outcome.saves, option.outcome.break_even
        sums = (cost.mean, cost.low, cost.high, saves.mean, saves.low, saves.high)
        months = (even.month, even.low, even.high) if option.key != view.as_now.key else (None, None, None)
        points = [option.points.by_criterion[name] / 10 for name in CRITERIA]
        yield (name_of(option), *(_amount(one, view) for one in sums), *months, *points, option.points.total / 10)


def _curves(view: AssessmentView) -> Iterable[Sequence[object]]:
    done = [option for option in view.options if option.outcome]
    yield (_("Month"), *(f"{name_of(one)}, {what}" for one in done for what in (_("expected"), "P10", "P90")))
    for month in range(view.horizon):
        spans = [one.outcome.curve[month] for one in done if one.outcome]
        yield (month + 1, *(_amount(value, view) for span in spans for value in (span.mean, span.low, span.high)))
