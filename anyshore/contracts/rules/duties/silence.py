"""What silence does to duties: each that nobody marks done by its instant is missed, and the next one waits. Pure.

By the rules of the verbs that make, change and close them (write_duties, next_duty, plan_after_acceptance,
plan_after_end)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.duties.keeping import TERMS, DutyPlan, done_by_itself
from anyshore.contracts.rules.duties.sources import duties_after_acceptance, duties_after_end, duties_of
from anyshore.contracts.rules.states import Side
from anyshore.kit.consequences import Consequence
from anyshore.kit.countries import zone as zone_of
from anyshore.kit.workdays import Calendar

MISSED: Final = "contracts.duty_missed"
MOMENT: Final = timedelta(microseconds=1)
AHEAD: Final = 2
"""Of a duty that comes again so many are told: the open one and the next."""


@dataclass(frozen=True, slots=True)
class OpenDuty:
    """A duty that waits until ``due_at``, as silence sees it. ``batch`` is what it comes from. A later one of the same
    rule waits too, where it is ``overtaken``."""

    plan: DutyPlan
    batch: str
    due_at: datetime
    overtaken: bool = False


@dataclass(frozen=True, slots=True)
class NextTerm:
    """At ``at`` an agreement goes on by itself to ``to_on``, after so many renewals by its clause."""

    at: datetime
    to_on: date
    done: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DutiesAhead:
    """The duties of an agreement as silence finds them: those that wait, and by what others come. ``since`` is when
    both had signed; the days of its terms are those where the client sits. The provider's owed ones are not missed
    from ``stops_at``, when work stands still, nor the client's from ``client_stops_at``, when force majeure keeps it
    from them. A notice that runs was given at ``noticed_at``."""

    waiting: tuple[OpenDuty, ...]
    content: Content
    since: datetime
    calendars: Mapping[Side, Calendar]
    stops_at: datetime | None = None
    client_stops_at: datetime | None = None
    renewal: NextTerm | None = None
    noticed_at: datetime | None = None

    def told(self) -> Iterator[Consequence]:
        """What waits is missed, and of each the next; from a renewal by itself on, by the days of the new term."""
        then = self._changed()
        for one in self.waiting:
            changed = one.batch == TERMS and one.plan.key in then
            until = self.renewal.at if self.renewal and changed else None
            told = [one.due_at] if one.overtaken else self._days(one.plan, one.due_at)
            yield from self._missed(one.plan, (at for at in told if until is None or at <= until), one.batch)
        for plan in then.values():
            if plan is not None and self.renewal is not None:
                yield from self._missed(plan, self._days(plan, self._after(plan, self.renewal.at)), TERMS)

    def after_acceptance(self, position: int, at: datetime) -> Iterator[Consequence]:
        """Those that the acceptance of a milestone at ``at`` brings. They outlive the agreement."""
        yield from self._brought(duties_after_acceptance(self.content, position, self._day(at)), at)

    def after_end(self, at: datetime) -> Iterator[Consequence]:
        """Those that the end of the agreement at ``at`` brings; work no longer stands still."""
        announced_on = self._day(self.noticed_at) if self.noticed_at else None
        plans = duties_after_end(self.content, self._day(at), announced_on)
        yield from replace(self, stops_at=None, client_stops_at=None)._brought(plans, at)

    def _changed(self) -> dict[str, DutyPlan | None]:
        """By key, the rules that another term changes, as they are then; None where it asks for the duty no more."""
        if self.renewal is None:
            return {}
        content, on = self.content, self._day(self.since)
        terms = content.terms.ending(self.renewal.to_on)
        now = _by_key(duties_of(content, on, content.terms.end_on, self.renewal.done))
        then = _by_key(duties_of(content.next_version(terms=terms), on, self.renewal.to_on, self.renewal.done + 1))
        return {key: then.get(key) for key in {**now, **then} if now.get(key) != then.get(key)}

    def _brought(self, plans: Iterable[DutyPlan], at: datetime) -> Iterator[Consequence]:
        for plan in plans:
            yield from self._missed(plan, self._days(plan, self._after(plan, at)), "")

    def _days(self, plan: DutyPlan, first: datetime | None) -> list[datetime]:
        """The first and what comes after it; one that was moved stands beside those of its own rhythm."""
        moved = first is not None and self._after(plan, first - MOMENT) != first
        found: list[datetime] = []
        while first is not None and len(found) < AHEAD + moved:
            found.append(first)
            first = self._after(plan, first)
        return found

    def _after(self, plan: DutyPlan, at: datetime) -> datetime | None:
        return plan.due_after(at, self.calendars[plan.side])

    def _day(self, at: datetime) -> date:
        return at.astimezone(zone_of(self.calendars[Side.CLIENT].zone)).date()

    def _missed(self, plan: DutyPlan, instants: Iterable[datetime], batch: str) -> Iterator[Consequence]:
        if done_by_itself(plan.code, self.content.rail):
            return
        stops_at = self.stops_at if plan.side is Side.PROVIDER else self.client_stops_at
        for at in instants:
            if plan.owed and stops_at is not None and at >= stops_at:
                return
            params = {
                "code": plan.code, "words": plan.words, "given": plan.given, "owed": plan.owed,
                "outlives": batch != TERMS,
            }  # fmt: skip
            yield Consequence(at, MISSED, str(plan.side), params)


def _by_key(plans: Iterable[DutyPlan]) -> dict[str, DutyPlan]:
    return {plan.key: plan for plan in plans}
