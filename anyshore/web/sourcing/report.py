"""The award report as JSON for programs, and as words and figures for its PDF."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from anyshore.kit.money import Money
from anyshore.plumbing import formats
from anyshore.plumbing.paper import FONTS, pdf
from anyshore.sourcing.queries.report import Report
from anyshore.web.criteria import criterion_text
from anyshore.web.sourcing import rows
from anyshore.web.sourcing.words import REQUEST_KINDS
from anyshore.web.words import status_of

SOURCE = Path(__file__).with_name("report.typ")
Table = dict[str, Any]


def as_json(report: Report) -> bytes:
    """The report for programs: instants in UTC, money in minor units; the same bytes for the same data."""
    return json.dumps(plain(report), sort_keys=True, indent=1, ensure_ascii=False).encode()


def plain(value: Any) -> Any:
    """Rows as JSON has them."""
    if isinstance(value, Money):
        return {"minor": value.minor, "currency": value.currency}
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(name): plain(one) for name, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(one) for one in value]
    return str(value) if isinstance(value, (UUID, Enum)) else value


def as_pdf(report: Report) -> bytes:
    """The report for people, in the reader's language and zone."""
    sections = (
        _steps(report),
        _criteria(report),
        _questions(report),
        _proposals(report),
        _scores(report),
        _consensus(report),
        *_lots(report),
        _decisions(report),
        _told(report),
        _reviews(report),
    )
    data = {
        "title": _("Award report"),
        "subject": report.title,
        "about": _("R-%(number)s, %(kind)s of %(client)s")
        % {"number": report.number, "kind": REQUEST_KINDS[report.kind], "client": report.client},
        "state": _("State: %(state)s. As of %(at)s.")
        % {"state": status_of("request", report.state).word, "at": formats.instant_text(report.as_of)},
        "day": [report.as_of.year, report.as_of.month, report.as_of.day],
        "foot": _("A character that the fonts lack stands as its number; report.json has it as it was written."),
        "fonts": list(FONTS),
        "sections": [one for one in sections if one["rows"]],
    }
    return pdf(SOURCE.read_text(encoding="utf-8"), data)


def _table(title: str, head: Sequence[str], body: Sequence[Sequence[Any]], note: str = "") -> Table:
    return {
        "title": title,
        "head": list(head),
        "rows": [["–" if cell in (None, "") else str(cell) for cell in line] for line in body],
        "note": note,
    }


def _steps(report: Report) -> Table:
    body: list[tuple[str, str, str]] = [(_at(report.published_at), _("Published"), report.client)]
    body += [
        (_at(one.at), _("Version %(version)s") % {"version": one.number}, ", ".join(rows.field_names(one.fields)))
        for one in reversed(report.versions)
        if one.number > 1
    ]
    if report.criteria_locked_at:
        body.append((_at(report.criteria_locked_at), _("Criteria locked"), report.criteria_hash))
    for number, words, at, until, by, last in report.rounds:
        name = _("Best and final, until %(until)s") if last else _("Round %(number)s, until %(until)s")
        body.append((_at(at), name % {"number": number, "until": _at(until)}, formats.leading_text(by, words)))
    for number, person, at in report.openings:
        body.append((_at(at), _("Opening of round %(number)s confirmed") % {"number": number}, person))
    if report.opened_at:
        body.append((_at(report.opened_at), _("Sealed proposals opened"), ""))
    for conflict in report.conflicts:
        body.append(
            (_at(conflict.at), _("Conflict declared"), f"{conflict.name}, {conflict.bidder}: {conflict.words}")
        )
    if report.scoring_closed_at:
        body.append((_at(report.scoring_closed_at), _("Scoring closed"), report.scoring_reason))
    return _table(_("Steps"), (_("When"), _("What"), _("Who, and words")), body)


def _criteria(report: Report) -> Table:
    body = [
        (criterion_text(one.name), formats.share_text(one.share), criterion_text(one.guide)) for one in report.criteria
    ]
    return _table(_("Criteria"), (_("Criterion"), _("Weight"), _("Guide")), body)


def _questions(report: Report) -> Table:
    body = [(one.asker, _at(one.at), one.text, one.answer) for one in report.questions]
    return _table(_("Questions and answers"), (_("Asked by"), _("When"), _("Question"), _("Answer")), body)


def _proposals(report: Report) -> Table:
    body = [
        (
            one.bidder,
            formats.money_text(one.price) if one.binding else None,
            formats.day_text(one.finishes_on) if one.finishes_on else None,
            "\n".join(
                formats.leading_text(str(version.number), f"{_at(version.at)}, {formats.money_text(version.price)}")
                for version in one.versions
            ),
            "\n".join(formats.leading_text(criterion_text(name), _points(points)) for name, points in one.points),
            _points(one.total),
            one.rank,
        )
        for one in report.proposals
    ]
    head = (_("Bidder"), _("Price"), _("Finishes"), _("Versions"), _("Points"), _("Total"), _("Rank"))
    return _table(_("Proposals"), head, body)


def _scores(report: Report) -> Table:
    body = [
        (one.round, one.evaluator, one.bidder, one.criterion, one.points, one.note, _at(one.at))
        for one in report.scores
    ]
    head = (_("Round"), _("Evaluator"), _("Bidder"), _("Criterion"), _("Points"), _("Note"), _("When"))
    return _table(_("Each evaluator’s points"), head, body)


def _consensus(report: Report) -> Table:
    body = [
        (one.bidder, one.criterion, f"{one.low}–{one.high}", _points(one.mean), one.agreed, one.words)
        for one in report.consensus
    ]
    head = (_("Bidder"), _("Criterion"), _("Spread"), _("Mean"), _("Agreed"), _("In a word"))
    return _table(_("Consensus, the widest apart first"), head, body, _("The mean stands where nothing was agreed."))


def _lots(report: Report) -> list[Table]:
    if report.lots is None:
        return []
    offered = [
        (lot.title, one.name, formats.money_text(one.price), _points(one.points), one.rank)
        for lot in report.lots.lots
        for one in lot.offers
    ]
    ways = (
        (_("Best division"), report.lots.best),
        (_("All to one"), report.lots.one),
    )
    divided = [
        (
            name,
            "\n".join(formats.leading_text(lot, who) for lot, who in way.parts),
            formats.money_text(way.total),
            _points(way.points),
        )
        for name, way in ways
        if way is not None
    ]
    head = (_("Lot"), _("Bidder"), _("Price alone"), _("Points"), _("Rank"))
    split = (_("Way"), _("Who gets what"), _("In all"), _("Points"))
    return [_table(_("Lots"), head, offered), _table(_("Divisions compared"), split, divided)]


def _decisions(report: Report) -> Table:
    body = [
        (
            _at(one.at),
            one.by,
            one.bidder or _("Nobody"),
            ", ".join(map(str, one.lots)),
            one.rank,
            one.leading,
            "\n".join(text for text in (one.reason, one.words) if text),
        )
        for one in report.decisions
    ]
    head = (_("When"), _("By"), _("Chosen"), _("Lots"), _("Rank"), _("In front"), _("Reason, and words"))
    return _table(_("Decision"), head, body)


def _told(report: Report) -> Table:
    body = [
        (
            _at(one.told_at),
            one.bidder,
            status_of("proposal", one.state).word,
            " ".join(text for text in (rows.why_not(one.reason_code, one.reason_detail), one.reason) if text),
        )
        for one in report.proposals
        if one.told_at
    ]
    return _table(_("Who was told what, when"), (_("When"), _("Bidder"), _("Outcome"), _("Reason")), body)


def _reviews(report: Report) -> Table:
    body = [
        (
            one.bidder,
            formats.leading_text(_at(one.asked_at), one.words),
            one.reviewer,
            _answer(one.answer, one.answered_at, one.state),
        )
        for one in report.reviews
    ]
    head = (_("Bidder"), _("Asked"), _("Reviewer"), _("Answer"))
    return _table(_("Reviews that were asked for"), head, body)


def _answer(answer: str, at: datetime | None, state: str) -> str:
    return formats.leading_text(_at(at), answer) if at else _("Not answered in time") if state == "lapsed" else ""


def _at(instant: datetime | None) -> str:
    return formats.instant_text(instant) if instant else ""


def _points(points: float | None) -> str:
    return "" if points is None else formats.number_text(points)
