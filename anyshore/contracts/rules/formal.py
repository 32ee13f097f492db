"""Formal notices: what a side says to the other in writing because a clause asks for it or lets it, and what that
brings. Pure. Told in docs/algorithms/formal_notices.md, whose tables a test reads.

The notice that ends an agreement is no formal notice of this kind: it has its own verb.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Final, TypeVar

from anyshore.contracts.rules import reading
from anyshore.contracts.rules.clauses.acting.protection import Audit
from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.clauses.shape import Values
from anyshore.contracts.rules.states import LIVE, Side
from anyshore.kit.errors import Invalid, Refused
from anyshore.kit.lifecycle import Lifecycle

LONGEST: Final = 4_000
NAME_MOST: Final = 160
_words, _name = reading.text(LONGEST), reading.text(NAME_MOST)
Moment = TypeVar("Moment", date, datetime)


class Kind(StrEnum):
    """What a formal notice is about."""

    AUDIT = "audit"
    """The client announces that it will look at records, systems and places."""
    INSURANCE = "insurance"
    """The client asks for proof of the insurance."""
    KEY_PERSON = "key_person"
    """The provider announces that a key person leaves, and who follows."""
    EMERGENCY = "emergency"
    """The provider says that it has begun to keep harm away."""
    BREACH = "breach"
    """The provider reports a breach of personal data."""
    INSOLVENCY = "insolvency"
    """A side says that it is insolvent."""
    OTHER = "other"
    """Anything else that a side wants on record, with the day on which the other received it."""


class NoticeState(StrEnum):
    """Where a formal notice stands."""

    GIVEN = "given"
    RECEIVED = "received"
    """Somebody on the other side has confirmed that it came."""
    REFUSED = "refused"
    """The client refused who was to follow a key person."""
    WITHDRAWN = "withdrawn"


FORMAL_NOTICE = Lifecycle(
    "formal_notice",
    {
        (NoticeState.GIVEN, "receive"): NoticeState.RECEIVED,
        (NoticeState.GIVEN, "refuse"): NoticeState.REFUSED,
        (NoticeState.RECEIVED, "refuse"): NoticeState.REFUSED,
        (NoticeState.GIVEN, "withdraw"): NoticeState.WITHDRAWN,
        (NoticeState.RECEIVED, "withdraw"): NoticeState.WITHDRAWN,
    },
)


class NoSuchNotice(Refused):
    """No clause of the agreement knows such a notice from this side, or not while it stands as it does."""

    code = "no_such_formal_notice"


class NotOnTheList(Invalid):
    """Nobody of this name stands among the key people."""

    code = "not_a_key_person"


class ReasonWanted(Invalid):
    """The audits without a reason of this year, ``most``, are used up: another one names its reason."""

    code = "audit_needs_reason"


class SuccessorBegan(Refused):
    """Who follows could be refused until they began, on ``on``."""

    code = "successor_began"


@dataclass(frozen=True, slots=True)
class Under:
    """By which clause, from whom, and whether also once the agreement is over. ``clause`` "" is none. Who works for a
    side may give an ``urgent`` one; the others take who may bind it."""

    clause: str
    sides: frozenset[Side]
    after_end: bool = False
    urgent: bool = False


UNDER: Final[Mapping[Kind, Under]] = {
    Kind.AUDIT: Under("audit", frozenset({Side.CLIENT})),
    Kind.INSURANCE: Under("insurance", frozenset({Side.CLIENT}), after_end=True),
    Kind.KEY_PERSON: Under("key_people", frozenset({Side.PROVIDER})),
    Kind.EMERGENCY: Under("emergency_change", frozenset({Side.PROVIDER}), urgent=True),
    Kind.BREACH: Under("data_processing", frozenset({Side.PROVIDER}), after_end=True, urgent=True),
    Kind.INSOLVENCY: Under("insolvency", frozenset(Side), after_end=True),
    Kind.OTHER: Under("", frozenset(Side), after_end=True),
}
WORDLESS: Final = (Kind.AUDIT, Kind.INSURANCE, Kind.KEY_PERSON)
"""Those that may go without words of their own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a notice says. Of a key person: who leaves (``person``), their last day (``on``), and who begins on
    ``next_on`` (``successor``). Of an emergency: the day on which it began (``on``) and, where it is known, what it
    costs, in minor units. Of a breach: when the provider learned of it."""

    words: str = ""
    person: str = ""
    on: date | None = None
    successor: str = ""
    next_on: date | None = None
    learned_at: datetime | None = None
    cost_minor: int | None = None


def batch_of(number: int) -> str:
    """Where the duties come from that the notice of this number brings."""
    return f"formal:{number}"


def kinds_for(clauses: Iterable[Chosen], side: Side, state: str) -> tuple[Kind, ...]:
    """The notices that a side may give under these clauses while the agreement stands so. A clause in a party's own
    words is none of the library's."""
    keys = {one.key for one in clauses if one.own is None} | {""}
    live = state in LIVE
    return tuple(
        kind
        for kind, under in UNDER.items()
        if under.clause in keys and side in under.sides and (live or under.after_end)
    )


def values_for(clauses: Iterable[Chosen], kind: Kind) -> Values:
    """The parameters of the clause of a notice; none where it has no clause."""
    key = UNDER[kind].clause
    return next((one.values for one in clauses if one.key == key and one.own is None), {})


def key_people(values: Values) -> tuple[str, ...]:
    """The names in the list of key people, as the parties wrote them."""
    return tuple(str(row[0]) for row in values.get("people") or ())


@dataclass(frozen=True, slots=True)
class _Given:
    """What a check goes by: the values of the clause, the local day and the instant, the audits before."""

    values: Values
    today: date
    at: datetime
    audits: int


def checked(kind: Kind, said: Said, values: Values, *, today: date, at: datetime, audits: int = 0) -> Said:
    """What a notice says as it is kept. ``today`` is the local day of who gives it; so many ``audits`` were announced
    in this year of the agreement. Invalid where something is missing, too long or out of its range."""
    words = str(_words("words", said.words.strip()))
    given = _Given(values, today, at, audits)
    if not words and kind not in WORDLESS:
        raise Invalid(field="words", reason="empty")
    return _CHECKS[kind](replace(said, words=words), given) if kind in _CHECKS else Said(words=words)


def _of_audit(said: Said, given: _Given) -> Said:
    rule = Audit.of(given.values)
    if rule.needs_reason(given.audits) and not said.words:
        raise ReasonWanted(field="words", most=rule.yearly)
    return Said(words=said.words)


def _of_key_person(said: Said, given: _Given) -> Said:
    if said.person not in key_people(given.values):
        raise NotOnTheList(field="person")
    successor = str(_name("successor", " ".join(said.successor.split())))
    if not successor:
        raise Invalid(field="successor", reason="empty")
    for field, day in (("on", said.on), ("next_on", said.next_on)):
        if day is None:
            raise Invalid(field=field, reason="empty")
        if day < given.today:
            raise Invalid(field=field, reason="past")
    return Said(words=said.words, person=said.person, on=said.on, successor=successor, next_on=said.next_on)


def _of_emergency(said: Said, given: _Given) -> Said:
    cost = None if said.cost_minor is None else int(reading.whole(1, 10**12)("cost", said.cost_minor))
    return Said(words=said.words, on=_not_later("on", said.on, given.today), cost_minor=cost)


def _of_breach(said: Said, given: _Given) -> Said:
    return Said(words=said.words, learned_at=_not_later("learned_at", said.learned_at, given.at))


def _not_later(field: str, one: Moment | None, now: Moment) -> Moment:
    if one is None:
        raise Invalid(field=field, reason="empty")
    if one > now:
        raise Invalid(field=field, reason="future")
    return one


_CHECKS: Final[Mapping[Kind, Callable[[Said, _Given], Said]]] = {
    Kind.AUDIT: _of_audit,
    Kind.KEY_PERSON: _of_key_person,
    Kind.EMERGENCY: _of_emergency,
    Kind.BREACH: _of_breach,
}
