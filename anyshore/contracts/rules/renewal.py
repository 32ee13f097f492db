"""Terms that follow each other: until when a side can say no, when the next one ends, what is refused. Pure.

Shared by agreements and by contracts made elsewhere (rules.adopted). Told in docs/algorithms/renewal.md, whose tables
a test reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import StrEnum

from anyshore.contracts.rules.days import months_after
from anyshore.contracts.rules.states import Side
from anyshore.kit.consequences import Consequence
from anyshore.kit.errors import Invalid, Refused
from anyshore.kit.lifecycle import Lifecycle

LONGEST_MONTHS = 240
REMIND = (timedelta(days=30), timedelta(days=7), timedelta(days=2))
"""How long before the last instant to say no both sides are reminded."""


class RenewalState(StrEnum):
    """Where an offer to renew stands."""

    OFFERED = "offered"
    SIGNED = "signed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"
    """Nobody answered, or the agreement changed or ended first."""


RENEWAL = Lifecycle(
    "renewal",
    {
        (RenewalState.OFFERED, "sign"): RenewalState.SIGNED,
        (RenewalState.OFFERED, "decline"): RenewalState.DECLINED,
        (RenewalState.OFFERED, "withdraw"): RenewalState.WITHDRAWN,
        (RenewalState.OFFERED, "lapse"): RenewalState.LAPSED,
    },
)


class NotRenewing(Refused):
    """The agreement does not go on by itself: it has no such clause, or has used its renewals."""

    code = "not_renewing"


class RenewalCertain(Refused):
    """It was possible to say no until ``since``: the agreement goes on."""

    code = "renewal_certain"


class RefusedAlready(Refused):
    """A side has said no already."""

    code = "renewal_refused_already"


class NoLastDay(Refused):
    """The agreement has no last day, or none that can move: there is nothing to renew."""

    code = "no_last_day"


class RenewalOpen(Refused):
    """An offer to renew waits for its answer."""

    code = "renewal_open"


class RenewalChanged(Refused):
    """The agreement has changed since this was offered."""

    code = "renewal_changed"


class EndOutOfRange(Invalid):
    """A new last day lies from ``first`` to ``last``."""

    code = "end_out_of_range"


def last_day_to_refuse(ends_on: date, notice_days: int) -> date:
    """The last day on which a no ends an agreement with its present term."""
    return ends_on - timedelta(days=notice_days)


def term_end(anchor: date, months: int, number: int) -> date:
    """The last day of the term of that number after one that ends on ``anchor``: always counted from there, so that a
    short month shortens no later one."""
    return months_after(anchor, months * number)


def as_long_again(began_on: date, ends_on: date) -> date:
    """The last day of a term of as many whole months as the one before, one at least."""
    next_on = ends_on + timedelta(days=1)
    months = (next_on.year - began_on.year) * 12 + next_on.month - began_on.month - (next_on.day < began_on.day)
    return months_after(ends_on, min(max(months, 1), LONGEST_MONTHS))


def checked_end(ends_on: date, now_on: date) -> date:
    """A new last day: after the present one, by 240 months at most; EndOutOfRange otherwise."""
    latest = months_after(now_on, LONGEST_MONTHS)
    if not now_on < ends_on <= latest:
        raise EndOutOfRange(field="ends_on", first=now_on + timedelta(days=1), last=latest)
    return ends_on


def silence_of_renewal(refused_until: datetime | None, until: date | None) -> list[Consequence]:
    """An agreement to which nobody says no goes on to a later day."""
    if refused_until is None or until is None:
        return []
    params: Mapping[str, object] = {"until": until}
    return [Consequence(refused_until, "contracts.renewed", "client", dict(params))]


def silence_of_offer(side: Side, ends_on: date, answer_until: datetime) -> list[Consequence]:
    """An offer of ``side`` to renew up to ``ends_on`` that nobody answers has lapsed, and the agreement stays as it
    is."""
    params: dict[str, object] = {"until": ends_on, "by": str(side)}
    return [Consequence(answer_until, "contracts.renewal_lapses", str(side.other), params)]
