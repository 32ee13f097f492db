"""A contract that was made elsewhere and is kept here: eight facts, its clocks, what silence does, the way out.

Nothing is signed, paid or delivered here under it: the signed PDF is the contract. What the program adds is that no
date of it is forgotten. The other party may be nobody here, until it joins by a link.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Any

from anyshore.contracts.rules import reading
from anyshore.contracts.rules.renewal import last_day_to_refuse, term_end
from anyshore.contracts.rules.terms import ends_at
from anyshore.kit.consequences import Consequence
from anyshore.kit.errors import Invalid
from anyshore.kit.lifecycle import Lifecycle
from anyshore.kit.money import MAX_MINOR, is_currency

NOTICE_CLOCK, END_CLOCK = "contracts.pass_notice_day", "contracts.end_adopted"
REMIND = (timedelta(days=90), timedelta(days=30), timedelta(days=7), timedelta(days=2))
"""How long before the last day to give notice, and before the end, somebody is reminded."""
ON_TODAY = timedelta(days=90)
"""How long before its last day a notice stands on Today."""


class AdoptedState(StrEnum):
    """Where an adopted contract stands."""

    RUNNING = "running"
    ENDING = "ending"
    """Notice was given; it runs to its end."""
    ENDED = "ended"


ADOPTED = Lifecycle(
    "adopted",
    {
        (AdoptedState.RUNNING, "give_notice"): AdoptedState.ENDING,
        (AdoptedState.RUNNING, "end"): AdoptedState.ENDED,
        (AdoptedState.ENDING, "take_back"): AdoptedState.RUNNING,
        (AdoptedState.ENDING, "end"): AdoptedState.ENDED,
    },
)


@dataclass(frozen=True, slots=True, kw_only=True)
class AdoptedFacts:
    """The eight facts: the other party, the activity, the value of a term, start and end (None: no last day), notice
    in calendar days before the end (None: none is needed), the months that it goes on without notice (None: it does
    not), and who knows what, one a line."""

    other: str
    activity: str
    value_minor: int
    currency: str
    starts_on: date
    ends_on: date | None = None
    notice_days: int | None = None
    renewal_months: int | None = None
    knows: tuple[str, ...] = ()

    def to_json(self) -> dict[str, object]:
        """The facts as plain JSON values."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> AdoptedFacts:
        """Read what ``to_json`` wrote."""
        read = {name: READERS[name](name, data[name]) for name in READERS}
        return cls(**read)

    @property
    def mark(self) -> str:
        """What these facts are known by, to tell whether somebody changed them since."""
        return sha256(json.dumps(self.to_json(), sort_keys=True).encode()).hexdigest()

    def changes(self, other: AdoptedFacts) -> tuple[str, ...]:
        """The names of the facts in which ``other`` differs."""
        return tuple(one.name for one in fields(self) if getattr(self, one.name) != getattr(other, one.name))


class AdoptedOver(Invalid):
    """Its last day is past and it does not go on: nothing of it runs any more."""

    code = "adopted_over"


READERS: dict[str, reading.Reader] = {
    "other": reading.text(160),
    "activity": reading.text(160),
    "value_minor": reading.whole(0, MAX_MINOR),
    "currency": reading.text(3),
    "starts_on": reading.day,
    "ends_on": reading.optional(reading.day),
    "notice_days": reading.optional(reading.whole(0, 1095)),
    "renewal_months": reading.optional(reading.whole(1, 240)),
    "knows": reading.lines(50, 300),
}
"""How each fact is read, with the range it must keep."""


def checked(facts: AdoptedFacts, today: date) -> AdoptedFacts:
    """The facts as a contract that runs may have them; Invalid with the field otherwise."""
    read = AdoptedFacts.from_json(facts.to_json())
    found = {
        ("other", "empty"): not read.other.strip(),
        ("activity", "empty"): not read.activity.strip(),
        ("currency", "choice"): not is_currency(read.currency),
        ("ends_on", "before_start"): read.ends_on is not None and read.ends_on < read.starts_on,
        ("renewal_months", "without_end"): read.renewal_months is not None and read.ends_on is None,
    }
    for (field, reason), wrong in found.items():
        if wrong:
            raise Invalid(field=field, reason=reason)
    if read.ends_on is not None and read.renewal_months is None and read.ends_on < today:
        raise AdoptedOver(field="ends_on", reason="past")
    return replace(read, other=read.other.strip(), activity=read.activity.strip())


def last_notice_day(facts: AdoptedFacts) -> date | None:
    """The last day on which notice ends the contract with its present term; None where it ends without, or has no
    end."""
    if facts.ends_on is None or facts.renewal_months is None:
        return None
    return last_day_to_refuse(facts.ends_on, facts.notice_days or 0)


def renewed(facts: AdoptedFacts) -> AdoptedFacts:
    """The facts after the contract has gone on for one more term."""
    if facts.ends_on is None or facts.renewal_months is None:
        return facts
    return replace(facts, ends_on=term_end(facts.ends_on, facts.renewal_months, 1))


def as_of(facts: AdoptedFacts, today: date) -> AdoptedFacts:
    """The facts of the term in which ``today`` can still give notice: terms that went on before are over."""
    day = last_notice_day(facts)
    while day is not None and day < today:
        facts = renewed(facts)
        day = last_notice_day(facts)
    return facts


def end_after_notice(facts: AdoptedFacts, given_on: date, *, signed_until: date | None = None) -> date | None:
    """The last day if notice was given on that day; None where no notice is possible, because it ends by itself.

    A notice given before some of the terms that have gone on since ``signed_until`` ended the term of its own time.
    """
    if facts.ends_on is None:
        return given_on + timedelta(days=facts.notice_days or 0)
    if facts.renewal_months is None:
        return None
    return as_of(replace(facts, ends_on=signed_until or facts.ends_on), given_on).ends_on


class NoticeDayOff(Invalid):
    """Notice cannot have been given on that day: before the contract began, at ``first``, or after today, ``last``."""

    code = "notice_day_off"


def notice_day(given_on: date, facts: AdoptedFacts, today: date) -> date:
    """The day, as one on which notice can have been given; NoticeDayOff otherwise."""
    if not facts.starts_on <= given_on <= today:
        raise NoticeDayOff(field="given_on", reason="range", first=facts.starts_on, last=today)
    return given_on


def clock_of(facts: AdoptedFacts, state: AdoptedState, zone: str) -> tuple[str, datetime] | None:
    """The one clock that runs: its verb and its instant, in the zone of who keeps the contract."""
    if state is AdoptedState.ENDED or facts.ends_on is None:
        return None
    day = last_notice_day(facts) if state is AdoptedState.RUNNING else None
    return (NOTICE_CLOCK, ends_at(day, zone)) if day else (END_CLOCK, ends_at(facts.ends_on, zone))


def silence(facts: AdoptedFacts, state: AdoptedState, zone: str) -> list[Consequence]:
    """What happens if nobody acts: it goes on for another term, or it ends."""
    clock = clock_of(facts, state, zone)
    if clock is None:
        return []
    verb, at = clock
    if verb == END_CLOCK:
        return [Consequence(at, "contracts.adopted_ends")]
    return [Consequence(at, "contracts.adopted_goes_on", "client", {"until": renewed(facts).ends_on})]


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
