"""An unfinished proposal, as data: what is written so far, part by part, and nothing demanded. It binds nobody."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from anyshore.kit.money import Money
from anyshore.sourcing.rules.refusals import TextTooLong

LONGEST = 200_000
"""Characters of all that is kept, some times an offer of every limit."""

Written = dict[str, Any]
"""Parts of an offer by name: texts, sums, days, instants, rows of these. ``answers`` are rows of question and text:
a client may change its questions, and an answer stays with the words that it answers."""

REMINDED_BEFORE: Final = timedelta(hours=24)
"""How long before a request takes no proposals any more those who write one are reminded."""

SUM, DAY, INSTANT, ROW = "sum", "day", "instant", "row"


def reminded_at(proposals_until: datetime | None, at: datetime) -> datetime | None:
    """When who has a draft is reminded of it; None where there is no end, or less than a day until it."""
    due = proposals_until - REMINDED_BEFORE if proposals_until else None
    return due if due and due > at else None


def kept(written: Mapping[str, object]) -> dict[str, object]:
    """``written`` as plain JSON, without what is empty. Raises TextTooLong."""
    found = {name: _kept(value) for name, value in written.items() if value not in (None, "", [], ())}
    if len(json.dumps(found, ensure_ascii=False)) > LONGEST:
        raise TextTooLong(field="text", limit=LONGEST)
    return found


def _kept(value: object) -> object:
    if isinstance(value, Money):
        return {SUM: [value.minor, value.currency]}
    if isinstance(value, datetime):
        return {INSTANT: value.isoformat()}
    if isinstance(value, date):
        return {DAY: value.isoformat()}
    if isinstance(value, Mapping):
        return {ROW: {name: _kept(one) for name, one in value.items()}}
    if isinstance(value, (list, tuple)):
        return [_kept(one) for one in value]
    return value


def read(found: Mapping[str, Any]) -> Written:
    """What ``kept`` was given, but for what was empty."""
    return {name: _read(value) for name, value in found.items()}


def _read(value: Any) -> Any:
    if isinstance(value, list):
        return [_read(one) for one in value]
    if not isinstance(value, dict):
        return value
    ((kind, inner),) = value.items()
    if kind == SUM:
        return Money(*inner)
    if kind == ROW:
        return {name: _read(one) for name, one in inner.items()}
    return date.fromisoformat(inner) if kind == DAY else datetime.fromisoformat(inner)


def in_currency(value: Any, currency: str) -> Any:
    """The same without sums in another currency: a request may have changed its own since."""
    if isinstance(value, Money):
        return value if value.currency == currency else None
    if isinstance(value, dict):
        return {name: in_currency(one, currency) for name, one in value.items()}
    return [in_currency(one, currency) for one in value] if isinstance(value, list) else value


def answered(written: Written, questions: Collection[str], *, asked: bool) -> list[tuple[str, str]]:
    """The answers to what is still ``asked``, or those to questions that the client asks no longer."""
    rows = [(one["question"], one["text"]) for one in written.get("answers", [])]
    return [row for row in rows if (row[0] in questions) is asked]
