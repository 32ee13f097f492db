"""How good and how fast work is today, so that it can be compared with what is got later."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from anyshore.kit.directions import DIRECTIONS, NEITHER, Better, direction
from anyshore.kit.errors import Invalid
from anyshore.kit.refusals import ChoiceUnknown, OutOfRange, TextMissing, TooMany
from anyshore.strategy.rules.texts import line_of_text

MOST_MEASURES: Final = 12
NAME_LIMIT, UNIT_LIMIT, HOW_LIMIT = 120, 40, 300

_PLAIN: Final = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?")


class MeasureKind(StrEnum):
    """Whether a measure says how good the work is, or how long it takes."""

    QUALITY = "quality"
    CYCLE_TIME = "cycle_time"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureLine:
    """One measure: 6.2 days from receipt to posting. ``value`` is a plain decimal with a point; ``better`` is less,
    more or neither, and empty where its words say it."""

    kind: str
    name: str
    value: str
    unit: str
    how: str = ""
    better: str = ""

    @property
    def direction(self) -> Better | None:
        """Which direction is better: what was said, else what its words say; None where neither is."""
        is_time = self.kind == MeasureKind.CYCLE_TIME
        return direction(self.better, self.name, self.value, self.unit, is_time=is_time)


class DirectionUnknown(Invalid):
    """Nothing says whether less or more of ``measure`` is better."""

    code = "direction_unknown"


def checked(lines: Iterable[MeasureLine]) -> tuple[MeasureLine, ...]:
    """The measures as they are kept, or the first thing that cannot be: ``position`` counts from 0."""
    done = tuple(_checked(line, position) for position, line in enumerate(lines))
    if len(done) > MOST_MEASURES:
        raise TooMany(field="measures", limit=MOST_MEASURES)
    return done


def _checked(line: MeasureLine, position: int) -> MeasureLine:
    if line.kind not in set(MeasureKind):
        raise ChoiceUnknown(field="kind", position=position)
    name = line_of_text(line.name, field="measure", limit=NAME_LIMIT)
    if not name:
        raise TextMissing(field="measure", least=1, position=position)
    if not _PLAIN.fullmatch(line.value):
        raise OutOfRange(field="value", low="-999999999999", high="999999999999", position=position)
    unit = line_of_text(line.unit, field="unit", limit=UNIT_LIMIT)
    if not unit:
        raise TextMissing(field="unit", least=1, position=position)
    how = line_of_text(line.how, field="how", limit=HOW_LIMIT)
    if line.better not in DIRECTIONS:
        raise ChoiceUnknown(field="better", position=position)
    made = MeasureLine(kind=line.kind, name=name, value=plain(line.value), unit=unit, how=how, better=line.better)
    if made.direction is None and made.better != NEITHER:
        raise DirectionUnknown(field="better", measure=name, position=position)
    return made


def plain(value: str) -> str:
    """A decimal without superfluous zeros: "06.20" is "6.2", so that one number is written in one way."""
    whole, _, decimals = value.removeprefix("-").partition(".")
    done = f"{int(whole)}.{decimals}".rstrip("0").rstrip(".") if decimals else str(int(whole))
    return f"-{done}" if value.startswith("-") and done != "0" else done
