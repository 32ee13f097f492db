"""The duties of clauses, from the same parameters as their texts: those that stand while the contract runs, those that
an acceptance brings, those that an end brings. A clause that is not named here asks for nothing on a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from typing import Any, Final

from anyshore.contracts.rules.clauses.acting.ending import TerminationAssistance
from anyshore.contracts.rules.clauses.acting.renewal import Renewal
from anyshore.contracts.rules.clauses.acting.retention import Retention
from anyshore.contracts.rules.clauses.shape import Values
from anyshore.contracts.rules.days import months_after
from anyshore.contracts.rules.duties.keeping import DutyPlan
from anyshore.contracts.rules.renewal import last_day_to_refuse
from anyshore.contracts.rules.states import Side

YEAR: Final = 12
PERIODS: Final = {"week": (1, 0), "month": (0, 1), "quarter": (0, 3), "year": (0, YEAR)}
"""Weeks and months of the choices of a clause."""


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when a contract runs; ``ends_on`` None: without a last day. ``renewals`` by its clause were before;
    None: it does not go on by itself, since a notice ends it."""

    starts_on: date
    ends_on: date | None
    renewals: int | None = 0


@dataclass(frozen=True, slots=True)
class End:
    """On which day a contract ended, and on which that was announced by a notice; None: nobody announced it."""

    on: date
    announced_on: date | None = None


def _governance(values: Values, span: Span) -> Iterator[DutyPlan]:
    """Each meeting, for both sides, and the provider's report the working day before."""
    for meeting, every, who in values["meetings"]:
        weeks, months = PERIODS[every]
        name = sha256(meeting.encode()).hexdigest()[:16]
        rhythm: dict[str, Any] = {
            "weeks": weeks,
            "months": months,
            "first_on": months_after(span.starts_on, months) + timedelta(weeks=weeks),
            "last_on": span.ends_on,
            "source": "clause:governance",
            "words": meeting,
        }
        given = {"who": who, "days": values["minutes_days"]}
        for side in Side:
            yield DutyPlan(key=f"meeting:{side}:{name}", side=side, code="meeting", given=given, **rhythm)
        yield DutyPlan(key=f"meeting_report:{name}", side=Side.PROVIDER, code="meeting_report", shift=-1, **rhythm)


def _indexation(values: Values, span: Span) -> Iterator[DutyPlan]:
    yield _again(
        "indexation", Side.PROVIDER, "indexation", span, values["interval_months"], {"index": values["index"]}
    )


def _audit(values: Values, span: Span) -> Iterator[DutyPlan]:
    given = {"days": values["notice_days"]}
    yield _again("audit", Side.CLIENT, "audit", span, max(YEAR // values["yearly"], 1), given, owed=False)


def _benchmarking(values: Values, span: Span) -> Iterator[DutyPlan]:
    yield DutyPlan(
        key="benchmarking", side=Side.CLIENT, code="benchmarking", source="clause:benchmarking", owed=False,
        months=values["interval_months"], first_on=months_after(span.starts_on, values["first_months"]),
        last_on=span.ends_on, given={"days": values["adjust_days"]},
    )  # fmt: skip


def _insurance(values: Values, span: Span) -> Iterator[DutyPlan]:
    """The provider shows it when asked: to ask is the client's own date, once a year."""
    yield DutyPlan(
        key="insurance_proof", side=Side.CLIENT, code="insurance_proof", source="clause:insurance", owed=False,
        months=YEAR, first_on=span.starts_on + timedelta(days=values["proof_days"]), last_on=span.ends_on,
        given={"days": values["proof_days"]},
    )  # fmt: skip


def _staff_transfer(values: Values, _span: Span) -> Iterator[DutyPlan]:
    """Both inform the people in time; then they move."""
    days = sorted({on for _role, _people, on in values["people"] if on})
    for place, on in enumerate(date.fromisoformat(day) for day in days):
        told = on - timedelta(days=values["notice_days"] - 1)
        for side in Side:
            yield DutyPlan(
                key=f"inform_people:{side}:{place}", side=side, code="inform_people", source="clause:staff_transfer",
                first_on=told, shift=-1, given={"on": on.isoformat()},
            )  # fmt: skip
        yield DutyPlan(
            key=f"people_move:{place}", side=Side.PROVIDER, code="people_move", source="clause:staff_transfer",
            first_on=on,
        )  # fmt: skip


def _again(
    code: str, side: Side, clause: str, span: Span, months: int, given: Mapping[str, object], *, owed: bool = True
) -> DutyPlan:
    """Every so many months from the start on."""
    return DutyPlan(
        key=code, side=side, code=code, source=f"clause:{clause}", months=months, owed=owed, given=given,
        first_on=months_after(span.starts_on, months), last_on=span.ends_on,
    )  # fmt: skip


def _renewal(values: Values, span: Span) -> Iterator[DutyPlan]:
    """The last day to say no, a date of each side's own."""
    rule = Renewal.of(values)
    if span.ends_on is None or span.renewals is None or not rule.renews(span.renewals):
        return
    on = last_day_to_refuse(span.ends_on, rule.notice_days)
    for side in Side:
        yield DutyPlan(
            key=f"renewal:{side}", side=side, code="renewal", source="clause:renewal", shift=-1, owed=False,
            first_on=on + timedelta(days=1),
        )  # fmt: skip


def _retention(values: Values, accepted_on: date) -> Iterator[DutyPlan]:
    """What was kept back is owed from the end of its day on: it is paid on the next."""
    on = Retention.of(values).pays_on(accepted_on) + timedelta(days=1)
    yield DutyPlan(key="retention", side=Side.CLIENT, code="retention", source="clause:retention", first_on=on)


def _warranty(values: Values, accepted_on: date) -> Iterator[DutyPlan]:
    """Until when defects can be reported: a date of the client's own."""
    on = months_after(accepted_on, values["months"]) + timedelta(days=1)
    yield DutyPlan(
        key="warranty_ends", side=Side.CLIENT, code="warranty_ends", source="clause:warranty", first_on=on, shift=-1,
        owed=False,
    )  # fmt: skip


def _give_back(values: Values, end: End) -> Iterator[DutyPlan]:
    for side in Side:
        yield _once(f"give_back:{side}", "give_back", side, "confidentiality", end, values["return_days"])


def _delete(values: Values, end: End) -> Iterator[DutyPlan]:
    yield _once("delete_data", "delete_data", Side.PROVIDER, "data_processing", end, values["deletion_days"])


def _help(values: Values, end: End) -> Iterator[DutyPlan]:
    """The last day of the help, where it is still to come at the end."""
    days = (TerminationAssistance.of(values).last_on(end.on, end.announced_on) - end.on).days
    if days > 0:
        yield _once("assistance", "assistance", Side.PROVIDER, "termination_assistance", end, days)


def _run_off(values: Values, end: End) -> Iterator[DutyPlan]:
    if values["run_off_months"]:
        days = (months_after(end.on, values["run_off_months"]) - end.on).days
        yield _once("run_off", "run_off", Side.PROVIDER, "insurance", end, days)


def _once(key: str, code: str, side: Side, clause: str, end: End, days: int) -> DutyPlan:
    """So many calendar days after the end, on the working day before where that is a day off."""
    on = end.on + timedelta(days=days + 1)
    return DutyPlan(key=key, side=side, code=code, source=f"clause:{clause}", first_on=on, shift=-1)


STANDING: Final[Mapping[str, Callable[[Values, Span], Iterator[DutyPlan]]]] = {
    "governance": _governance,
    "indexation": _indexation,
    "audit": _audit,
    "benchmarking": _benchmarking,
    "insurance": _insurance,
    "staff_transfer": _staff_transfer,
    "renewal": _renewal,
}
AFTER_ACCEPTANCE: Final[Mapping[str, Callable[[Values, date], Iterator[DutyPlan]]]] = {
    "retention": _retention,
    "warranty": _warranty,
}
AFTER_END: Final[Mapping[str, Callable[[Values, End], Iterator[DutyPlan]]]] = {
    "confidentiality": _give_back,
    "data_processing": _delete,
    "termination_assistance": _help,
    "insurance": _run_off,
}
