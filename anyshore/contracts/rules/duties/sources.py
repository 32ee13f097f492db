"""Which duties a contract makes: of its lines and terms here, of its clauses in ``clauses``. Pure.

Nothing is made that the text does not ask for. What it lets a side do at times (look at the records, compare the
prices, ask for a proof) is a date of that side's own, not owed to the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from itertools import chain

from anyshore.contracts.rules.adopted import AdoptedFacts, AdoptedState, last_notice_day
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.days import months_after
from anyshore.contracts.rules.duties.clauses import AFTER_ACCEPTANCE, AFTER_END, STANDING, End, Span
from anyshore.contracts.rules.duties.keeping import DutyPlan, done_by_itself
from anyshore.contracts.rules.priced import Every
from anyshore.contracts.rules.states import Side
from anyshore.contracts.rules.terms import ExitForm
from anyshore.contracts.rules.text import clause_number

HAND_OVER_DAYS, DECIDE_DAYS = 30, 60
"""How long before its last day a contract is handed over, and before the last day of notice its going on is
decided."""
PLANNED = (ExitForm.PLAN, ExitForm.REHEARSED_PLAN)
RHYTHM = {Every.ONCE: (0, 0), Every.WEEK: (1, 0), Every.MONTH: (0, 1), Every.QUARTER: (0, 3), Every.YEAR: (0, 12)}
"""Weeks and months of each rhythm of a line."""


def duties_of(content: Content, starts_on: date, ends_on: date | None, renewals: int = 0) -> tuple[DutyPlan, ...]:
    """The duties of a version that runs from ``starts_on``, to ``ends_on`` where it has a last day (a notice may have
    brought it forward), after so many ``renewals`` by its clause."""
    span = Span(starts_on, ends_on, renewals if ends_on == content.terms.end_on else None)
    found = chain(_lines(content, span), _terms(content, span), _clauses(content, span))
    return tuple(_numbered(one, content) for one in found if one.first_on is None or one.day(1) is not None)


def duties_after_acceptance(content: Content, position: int, accepted_on: date) -> tuple[DutyPlan, ...]:
    """The duties that the acceptance of the milestone at ``position`` brings."""
    named = {"what": content.milestones[position - 1].title}
    found = [
        plan
        for one in content.clauses
        if one.key in AFTER_ACCEPTANCE
        for plan in AFTER_ACCEPTANCE[one.key](one.values, accepted_on)
        if not done_by_itself(plan.code, content.rail)
    ]
    if content.terms.warranty_days:
        on = accepted_on + timedelta(days=content.terms.warranty_days)
        found.append(_own("warranty_ends", Side.CLIENT, "term:review", on))
    here = (replace(one, key=f"{one.key}:{position}", given={**one.given, **named}) for one in found)
    return tuple(_numbered(one, content) for one in here)


def duties_after_end(content: Content, ended_on: date, announced_on: date | None = None) -> tuple[DutyPlan, ...]:
    """The duties that an end brings, however it came; ``announced_on`` is the day of the notice, where one ran."""
    end = End(ended_on, announced_on)
    found = (AFTER_END[one.key](one.values, end) for one in content.clauses if one.key in AFTER_END)
    return tuple(_numbered(one, content) for one in chain.from_iterable(found))


def duties_elsewhere(facts: AdoptedFacts, state: AdoptedState) -> tuple[DutyPlan, ...]:
    """The duties of a contract that was made elsewhere, all of who keeps it. Its last day of notice and its end are
    clocks of its own."""
    if state is AdoptedState.ENDED:
        return ()
    yearly = _own("exit_plan", Side.CLIENT, "fact:exit", months_after(facts.starts_on, 12))
    found = [replace(yearly, months=12, last_on=facts.ends_on)]
    day = last_notice_day(facts) if state is AdoptedState.RUNNING else None
    if day is not None:
        found.append(_own("decide", Side.CLIENT, "fact:notice", day - timedelta(days=DECIDE_DAYS)))
    elif facts.ends_on is not None:
        on = facts.ends_on - timedelta(days=HAND_OVER_DAYS)
        found.append(_own("hand_over", Side.CLIENT, "fact:exit", on))
    return tuple(one for one in found if one.day(1) is not None)


def _lines(content: Content, span: Span) -> Iterator[DutyPlan]:
    begins = content.lines.starts_on or span.starts_on
    seen: dict[str, int] = {}
    for duty in content.lines.duties:
        name = sha256(duty.what.encode()).hexdigest()[:16]
        seen[name] = seen.get(name, 0) + 1
        weeks, months = RHYTHM[duty.every]
        first = months_after(begins, months) + timedelta(weeks=weeks) if duty.every is not Every.ONCE else span.ends_on
        yield DutyPlan(
            key=f"line:{name}:{seen[name]}",
            side=Side.PROVIDER,
            code="line",
            source="line",
            words=duty.what,
            weeks=weeks,
            months=months,
            first_on=first,
            last_on=span.ends_on,
        )


def _terms(content: Content, span: Span) -> Iterator[DutyPlan]:
    terms, ends_on = content.terms, span.ends_on
    planned = terms.exit_form in PLANNED
    yearly = _own("exit_plan", Side.CLIENT, "term:exit", months_after(span.starts_on, 12))
    yearly = replace(yearly, months=12, last_on=ends_on)
    if planned:
        yield yearly
    if terms.exit_form is ExitForm.REHEARSED_PLAN:
        yield replace(yearly, key="exit_rehearsal", code="exit_rehearsal", side=Side.PROVIDER, owed=True)
    if ends_on is None:
        return
    if terms.decide_months:
        on = months_after(ends_on, -terms.decide_months)
        yield from (replace(_own("decide", side, "term:ending", on), key=f"decide:{side}") for side in Side)
    if terms.exit_form is not ExitForm.SENTENCE:
        on = max(ends_on - timedelta(days=HAND_OVER_DAYS), span.starts_on) if planned else ends_on
        yield replace(_own("hand_over", Side.PROVIDER, "term:exit", on), owed=True)


def _clauses(content: Content, span: Span) -> Iterator[DutyPlan]:
    for one in content.clauses:
        if one.key in STANDING:
            yield from STANDING[one.key](one.values, span)


def _numbered(plan: DutyPlan, content: Content) -> DutyPlan:
    """The duty with the number of the clause that says so."""
    return replace(plan, clause=clause_number(content, plan.source))


def _own(code: str, side: Side, source: str, on: date) -> DutyPlan:
    """A date of a side's own, on the working day before where it falls on a day off."""
    return DutyPlan(
        key=code, side=side, code=code, source=source, first_on=on + timedelta(days=1), shift=-1, owed=False
    )
