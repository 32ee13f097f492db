"""Whether an individual's work is independent: six answers, the signs they give, and when a person must look. Pure.
Told in docs/algorithms/worker_classification.md.

No law is decided here: the signs say only when a person looks, and a person alone says what comes of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts.rules import reading
from anyshore.contracts.rules.clauses.acting.people import WorkerClassification
from anyshore.contracts.rules.clauses.chosen import Chosen, rule_in, usual
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.kit.errors import Invalid, Refused
from anyshore.kit.lifecycle import Lifecycle
from anyshore.kit.money import BASIS_POINTS

KEY: Final = "worker_classification"
GOOD_FOR: Final = timedelta(days=365)
"""So long a check stands; then it is asked again."""
NOTE_MOST: Final = 300
BOTH_NAME: Final = 2
"""From this version of the clause on, both sides name the person who looks."""
_income, _note, _person = reading.whole(0, BASIS_POINTS), reading.text(NOTE_MOST), reading.text(160)


class Question(StrEnum):
    """The five questions that are answered with yes or no; a no is a sign of employment. The share of income is the
    sixth."""

    OWN_HOURS = "own_hours"
    OWN_TOOLS = "own_tools"
    OWN_PLACE = "own_place"
    SUBSTITUTE = "substitute"
    OTHER_CLIENTS = "other_clients"


INCOME: Final = "income"
QUESTIONS: Final = len(Question) + 1


class CheckState(StrEnum):
    """Where a check stands."""

    CLEAR = "clear"
    """Too few signs: nobody needs to look."""
    OPEN = "open"
    """A person must look."""
    DECIDED = "decided"
    OVERTAKEN = "overtaken"
    """A newer check stands in its place."""


class Outcome(StrEnum):
    """What a person decided."""

    INDEPENDENT = "independent"
    NOT_INDEPENDENT = "not_independent"
    CHANGE = "change"
    """The way of working is to change, and is checked again then."""


CHECK = Lifecycle(
    "worker_check",
    {
        (CheckState.OPEN, "name"): CheckState.OPEN,
        (CheckState.OPEN, "agree"): CheckState.OPEN,
        (CheckState.OPEN, "decide"): CheckState.DECIDED,
        (CheckState.CLEAR, "overtake"): CheckState.OVERTAKEN,
        (CheckState.OPEN, "overtake"): CheckState.OVERTAKEN,
        (CheckState.DECIDED, "overtake"): CheckState.OVERTAKEN,
    },
)


class Again(StrEnum):
    """Why a check is asked for."""

    NEVER = "never"
    """There was none yet."""
    YEAR = "year"
    RENEWED = "renewed"
    CHANGED = "changed"
    """A side said that an answer is no longer true, or the terms say otherwise now."""


class NoWorkerCheck(Refused):
    """The provider is no individual, or the agreement is neither offered nor running."""

    code = "no_worker_check"


class ExaminerMissing(Refused):
    """By the clause a person looks whom both sides name: both have not yet."""

    code = "examiner_missing"


class NobodyNamed(Refused):
    """Nobody is named whom one could agree to, or it is somebody else by now."""

    code = "nobody_named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """The six answers. ``income_bps`` is the share of the provider's income over the last year that comes from this
    client; ``notes`` are one line for each that has one, by the name of the question."""

    own_hours: bool
    own_tools: bool
    own_place: bool
    substitute: bool
    other_clients: bool
    income_bps: int
    notes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Limits:
    """From which share of income it is a sign, and from how many signs a person looks. ``both_name``: one whom both
    sides name."""

    income_bps: int
    signs: int
    both_name: bool


@dataclass(frozen=True, slots=True)
class Result:
    """So many signs of employment of six, which (by name), and whether a person must look."""

    signs: int
    which: tuple[str, ...]
    needed: bool


def is_folded(unit: str, clauses: Iterable[Chosen]) -> bool:
    """Whether the check is folded away: on a task whose terms do not speak of it."""
    return unit == Unit.TASK and agreed_answers(clauses) is None


def agreed_answers(clauses: Iterable[Chosen]) -> WorkerClassification | None:
    """What an agreement says about independent work; None where it says nothing."""
    return rule_in(clauses, WorkerClassification)


def limits_of(clauses: Iterable[Chosen]) -> Limits:
    """The limits of an agreement's clause; those of the library's newest one where it has none."""
    found = next((one for one in clauses if one.key == KEY and one.own is None), None)
    values = found.values if found else usual(KEY, Language.EN).values
    return Limits(values["income_bps"], values["signs"], found is not None and found.number >= BOTH_NAME)


def result_of(answers: Answers, limits: Limits) -> Result:
    """The signs, by the rule of the clause: each no is one, and so is an income of which the limit or more comes from
    this client."""
    told = {question: bool(getattr(answers, question)) for question in Question}
    rule = WorkerClassification(
        own_hours=answers.own_hours,
        own_tools=answers.own_tools,
        own_place=answers.own_place,
        substitute=answers.substitute,
        other_clients=answers.other_clients,
        income_bps=limits.income_bps,
        signs=limits.signs,
    )
    which = [str(question) for question, yes in told.items() if not yes]
    which += [INCOME] if answers.income_bps >= limits.income_bps else []
    return Result(rule.signs_at(answers.income_bps), tuple(which), rule.needs_check(answers.income_bps))


def checked_answers(answers: Answers) -> Answers:
    """The answers as they are kept: a share from nothing to all, each note in one line. Invalid otherwise."""
    known = {str(one) for one in Question} | {INCOME}
    if unknown := set(answers.notes) - known:
        raise Invalid(field=min(unknown), reason="choice")
    for question in Question:
        reading.yes_or_no(question, getattr(answers, question))
    notes = {name: _note(name, " ".join(words.split())) for name, words in answers.notes.items() if words.strip()}
    given: dict[str, Any] = {one.name: getattr(answers, one.name) for one in fields(answers)}
    return Answers(**{**given, "income_bps": _income(INCOME, answers.income_bps), "notes": notes})


def checked_person(name: str) -> str:
    """Who looks, by name, in one line. Invalid where it is empty or too long."""
    said = " ".join(name.split())
    if not said:
        raise Invalid(field="name", reason="empty")
    return str(_person("name", said))


def checked_outcome(outcome: str) -> Outcome:
    """What was decided. Invalid where it is none of the three."""
    try:
        return Outcome(outcome)
    except ValueError:
        raise Invalid(field="outcome", reason="choice") from None


def asked_again(
    checked_at: datetime | None,
    *,
    at: datetime,
    renewed_at: datetime | None = None,
    changed_at: datetime | None = None,
    limits_kept: bool = True,
) -> Again | None:
    """Why a check is asked for at ``at``; None where the newest one, of ``checked_at``, stands. ``changed_at`` is when
    a side said last that an answer is no longer true; ``limits_kept``: the terms have the limits that it was made
    by."""
    if checked_at is None:
        return Again.NEVER
    if renewed_at is not None and renewed_at > checked_at:
        return Again.RENEWED
    if not limits_kept or (changed_at is not None and changed_at >= checked_at):
        return Again.CHANGED
    return Again.YEAR if at >= checked_at + GOOD_FOR else None
