"""The fields of lines as JSON has them, each read as its type: of milestones, hours, duties, a retainer. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from anyshore.contracts.rules import priced, reading
from anyshore.contracts.rules.checks import checked_checks, read_checks
from anyshore.contracts.rules.clauses.shape import Value
from anyshore.contracts.rules.lines import MINUTES_A_WEEK, Rest, Unused
from anyshore.contracts.rules.places import WHOLE, Fields, UnknownPlace
from anyshore.contracts.rules.priced import Every
from anyshore.kit.errors import Invalid
from anyshore.kit.money import MAX_MINOR


def _checks(name: str, value: object) -> list[dict[str, object]]:
    if not isinstance(value, (list, tuple)):
        raise Invalid(field=name, reason="type")
    return [one.to_json() for one in checked_checks(read_checks(value))]


_day = reading.optional(reading.day)
_READERS: Final[Mapping[str, Mapping[str, reading.Reader]]] = {
    "milestones": {
        "title": reading.text(160),
        "amount_minor": reading.whole(1, MAX_MINOR),
        "due_on": lambda name, value: _iso(_day(name, value)),
        "criteria": lambda name, value: list(reading.lines(50, 500)(name, value)),
        "checks": _checks,
    },
    "time": {
        "role": reading.text(60),
        "level": reading.text(40),
        "place": reading.text(2),
        "rate_minor": reading.whole(1, 10**9),
        "cap_minutes": reading.whole(15, MINUTES_A_WEEK),
        "person": reading.text(120),
    },
    "units": {
        "name": reading.text(120),
        "unit": reading.text(60),
        "rate_parts": priced.rate,
        **dict.fromkeys(("expected", "least", "most"), priced.count),
        "every": lambda name, value: str(reading.one_of(Every)(name, value)),
    },
    "dated": {
        "what": reading.text(160),
        "amount_minor": priced.amount,
        "first_on": lambda name, value: _iso(_day(name, value)),
        "until_on": lambda name, value: _iso(_day(name, value)),
        "every": lambda name, value: str(reading.one_of(Every)(name, value)),
        "object_days": priced.object_days,
    },
    "duties": {"what": reading.text(300), "every": lambda name, value: str(reading.one_of(Every)(name, value))},
    "retainer": {
        "amount_minor": reading.whole(1, 10**9),
        "minutes": reading.whole(0, 31 * 24 * 60),
        "unused": lambda name, value: str(reading.one_of(Unused)(name, value)),
    },
    "hours": {
        "starts_on": lambda name, value: _iso(_day(name, value)),
        "rest": lambda name, value: str(reading.one_of(Rest)(name, value)),
    },
}
OPTIONAL: Final = frozenset({"checks"})


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def read_line(kind: str, to: Fields) -> dict[str, Value]:
    """Fields of a line as JSON has them, each of its type; Invalid otherwise. A whole line has every field, or is
    None."""
    readers = _READERS.get(kind)
    if readers is None or not to:
        raise UnknownPlace(field="place", reason="unknown")
    if WHOLE not in to:
        return {name: _read(readers, name, value) for name, value in to.items()}
    whole = to[WHOLE]
    if whole is None:
        return {WHOLE: None}
    if not isinstance(whole, Mapping) or readers.keys() - whole.keys() - OPTIONAL:
        raise Invalid(field=kind, reason="type")
    return {WHOLE: {name: _read(readers, name, value) for name, value in whole.items()}}


def _read(readers: Mapping[str, reading.Reader], name: str, value: object) -> Value:
    if name not in readers:
        raise UnknownPlace(field="place", reason="unknown")
    return readers[name](name, value)
