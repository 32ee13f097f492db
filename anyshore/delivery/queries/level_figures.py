"""Readings that are computed from what was delivered and said in a period."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from django.db.models import F, Q

from anyshore.contracts.models import Milestone
from anyshore.contracts.queries.standstills import open_standstill, standstills_of
from anyshore.contracts.rules.standstill import day_before
from anyshore.conversations.models import Message
from anyshore.delivery.models import LevelPeriod, Sheet, Submission
from anyshore.delivery.queries.levels import ends_at
from anyshore.delivery.rules import SubmissionState
from anyshore.delivery.rules.levels import share_bps
from anyshore.delivery.rules.sheets import SheetState
from anyshore.delivery.rules.weeks import begins_at
from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar

Figure = tuple[int, int]
"""So many good ones, of so many."""


def figure_of(source: str, period: LevelPeriod, at: datetime) -> tuple[int | None, Figure]:
    """What a computed level stands at, in basis points, and the figures behind it."""
    good, of = _FIGURES[source](period, min(ends_at(period.ends_on), at))
    return share_bps(good, of), (good, of)


def _milestones(period: LevelPeriod, until: datetime) -> Figure:
    """Milestones that were due in the period, and those of them handed in by their day (UTC). One whose day lies in a
    standstill that goes on is left out: it is due later, once work goes on."""
    rows = Milestone.objects.filter(
        agreement_id=period.agreement_id, state="agreed", due_on__range=(period.starts_on, period.ends_on)
    )
    still = open_standstill(period.agreement_id)
    if still is not None:
        rows = rows.exclude(due_on__gt=day_before(still.since, calendar(period.agreement.client_id).zone))
    due = dict(rows.values_list("pk", "due_on"))
    good: set[object] = set()
    for milestone_id, at in Submission.objects.filter(
        ~Q(state=SubmissionState.WITHDRAWN), work__milestone_id__in=due, at__lt=until
    ).values_list("work__milestone_id", "at"):
        day = due[milestone_id]
        if day is not None and at.date() <= day:
            good.add(milestone_id)
    return len(good), len(due)


def _sheets(period: LevelPeriod, _until: datetime) -> Figure:
    """Time sheets whose time for changes ended in the period, and those submitted by a person before. Those whose time
    ended while work stood still are left out."""
    rows = Sheet.objects.filter(
        agreement_id=period.agreement_id,
        edit_until__gte=begins_at(period.starts_on),
        edit_until__lt=ends_at(period.ends_on),
    ).exclude(state=SheetState.EMPTY)
    for since, still_until in standstills_of(period.agreement_id):
        rows = rows.exclude(edit_until__gt=since, **({"edit_until__lte": still_until} if still_until else {}))
    return rows.filter(submitted_at__lt=F("edit_until")).count(), rows.count()


def _rounds(period: LevelPeriod, until: datetime) -> Figure:
    """Milestones accepted in the period, and those accepted at the first hand-in."""
    rows = Submission.objects.filter(
        agreement_id=period.agreement_id,
        state=SubmissionState.ACCEPTED,
        decided_at__gte=begins_at(period.starts_on),
        decided_at__lt=until,
    )
    return rows.filter(round=1).count(), rows.count()


def _answers(period: LevelPeriod, until: datetime) -> Figure:
    """Messages of the client in the agreement's conversation, and those that the provider answered within one of its
    working days. One whose day is not over is left out, and so is one that came while work stood still, or whose
    answer that stopped; of several in a row the first counts."""
    agreement, still = period.agreement, standstills_of(period.agreement_id)
    days, good, of, asked = calendar(agreement.provider_id), 0, 0, None
    rows = Message.objects.filter(
        thread__subject_kind="agreement",
        thread__subject_id=agreement.pk,
        at__gte=begins_at(period.starts_on),
        at__lt=until,
    )
    for organisation_id, said_at in rows.order_by("at", "id").values_list("organisation_id", "at"):
        if organisation_id == agreement.client_id:
            asked = asked or said_at
        elif organisation_id == agreement.provider_id and asked is not None:
            by = add_working_days(asked, 1, days)
            if said_at <= by or not _stopped(still, asked, by):
                good, of = good + (said_at <= by), of + 1
            asked = None
    if asked is not None and (by := add_working_days(asked, 1, days)) < until and not _stopped(still, asked, by):
        of += 1
    return good, of


def _stopped(still: Sequence[tuple[datetime, datetime | None]], since: datetime, by: datetime) -> bool:
    """Whether work stood still at some time between the two."""
    return any(began < by and (ended is None or ended > since) for began, ended in still)


_FIGURES: Final[dict[str, Callable[[LevelPeriod, datetime], Figure]]] = {
    "milestones": _milestones,
    "sheets": _sheets,
    "rounds": _rounds,
    "answers": _answers,
}
