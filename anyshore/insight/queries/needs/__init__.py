"""What needs an organisation, soonest first: every open thing in which it is the one that must act."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, time
from zoneinfo import ZoneInfo

from anyshore.insight.queries.needs import asking, defects, hours, levels, money, work
from anyshore.insight.queries.needs.benchmarks import benchmarks
from anyshore.insight.queries.needs.claims import claims
from anyshore.insight.queries.needs.expenses import expenses
from anyshore.insight.queries.needs.formal import formal_notices
from anyshore.insight.queries.needs.hardship import hardship
from anyshore.insight.queries.needs.kinds import NEEDED, Need, NeedKind
from anyshore.insight.queries.needs.majeure import majeure
from anyshore.insight.queries.needs.money import HeldUp, held_up
from anyshore.insight.queries.needs.people import subcontractors, worker_checks
from anyshore.insight.queries.needs.renewals import renewals
from anyshore.insight.queries.needs.step_ins import step_in_costs, step_ins
from anyshore.insight.queries.needs.unpaid import unpaid
from anyshore.kit.actor import Actor
from anyshore.kit.workdays import Calendar, working_days_left
from anyshore.parties.queries import calendar, readers_of
from anyshore.parties.rules import Right

__all__ = ["NEEDED", "HeldUp", "Need", "NeedKind", "held_up", "needs", "who_may"]


def needs(actor: Actor, *, at: datetime) -> list[Need]:
    """Everything that waits for the actor's organisation: what a clock runs on first, soonest first, then the rest."""
    if actor.organisation_id is None:
        return []
    own = calendar(actor.organisation_id)
    today = at.astimezone(ZoneInfo(own.zone)).date()
    found = [
        *work.offers(actor),
        *work.suggestions(actor),
        *work.drafts(actor),
        *work.reviews(actor),
        *money.unfunded(actor, actor.organisation_id),
        *money.payments(actor.organisation_id),
        *money.hours(actor, actor.organisation_id),
        *hours.sheets(actor),
        *hours.weeks(actor, at),
        *hours.months(actor, at),
        *hours.due(actor),
        *levels.levels(actor, at),
        *defects.defects(actor),
        *unpaid(actor, at),
        *expenses(actor, at),
        *subcontractors(actor),
        *worker_checks(actor, at),
        *step_ins(actor, today),
        *step_in_costs(actor),
        *majeure(actor, today),
        *benchmarks(actor),
        *hardship(actor, at),
        *formal_notices(actor),
        *claims(actor),
        *renewals(actor, at),
        *work.work(actor, today),
        *work.items(actor, today),
        *asking.requests(actor, at),
        *asking.bids(actor, at),
        *asking.teams(actor),
        *money.divisions(actor, actor.organisation_id),
        *work.ratings(actor, actor.organisation_id),
        *asking.decisions(actor, at, today),
        *asking.notices(actor, at),
        *asking.duties(actor, at),
        *asking.transitions(actor),
        *asking.approvals(actor, at),
        *asking.held_back(actor),
    ]
    return [_with_days(need, own, at) for need in sorted(found, key=_order)]


def who_may(actor: Actor, rights: Collection[Right]) -> dict[Right, tuple[str, ...]]:
    """The members of the actor's organisation who hold each of ``rights``, by name: whom to ask."""
    own = actor.organisation_id
    return {right: tuple(one.name or one.email for one in readers_of(own, right)) for right in set(rights) if own}


def _order(need: Need) -> tuple[datetime, str, int]:
    day = datetime.combine(need.due_on, time(23, 59), UTC) if need.due_on else None
    return (need.due_at or day or datetime.max.replace(tzinfo=UTC), need.kind, need.number)


def _with_days(need: Need, own: Calendar, at: datetime) -> Need:
    if need.due_at is None or need.started_at is None:
        return need
    total = working_days_left(need.started_at, need.due_at, own)
    used = max(total - working_days_left(min(at, need.due_at), need.due_at, own), 0)
    return Need(**{**{name: getattr(need, name) for name in Need.__slots__}, "days_total": total, "days_used": used})
