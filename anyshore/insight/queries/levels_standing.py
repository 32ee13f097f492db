"""Where the service levels of one agreement stand for what silence makes of them."""

from __future__ import annotations

from datetime import date

from anyshore.contracts.queries import signed_at_of
from anyshore.contracts.rules.clauses.acting.service_levels import ServiceLevels
from anyshore.delivery.queries.levels import begun_by, ends_at
from anyshore.delivery.queries.levels_ahead import LevelsAhead, causes_in, open_periods, results_of
from anyshore.delivery.rules.levels import OpenPeriod
from anyshore.delivery.rules.weeks import begins_at
from anyshore.insight.queries.contract_standing import Standing
from anyshore.insight.queries.levels_course import SUNDAY, LevelsCourse, Waiting
from anyshore.payments.queries.credits import approved_sheets, penalised_in, waiting_credits


def levels_course(found: Standing, levels: ServiceLevels) -> LevelsCourse:
    """The periods that are not closed, with what counts already of their prices; the results and the credits there
    are."""
    own, at = found.agreement.id, found.at
    ahead = LevelsAhead(
        levels=levels,
        provider=found.provider.calendar,
        client=found.client.calendar,
        stood=found.stood,
        stops_at=found.stops_at,
    )
    periods, results = tuple(open_periods(own, ahead)), results_of(own)
    sheets = approved_sheets(own) if found.agreement.has_book else []
    by_delay = any(one.comes == "milestones" for one in levels.each)
    return LevelsCourse(
        levels=levels,
        currency=found.agreement.currency,
        begun_on=begun_by(found.page.content, signed_at_of(found.agreement)),
        provider=found.provider.calendar,
        periods=periods,
        prices={one.starts_on: _counts(one, found, sheets) for one in periods},
        penalised={one.starts_on: penalised_in(own, one.starts_on, one.ends_on) for one in periods if by_delay},
        works={one.position: one.amount.minor for one in found.works},
        penalties=_penalties(found),
        waiting=tuple(
            Waiting(one.missed_in.starts_on, one.place, one.amount_minor)
            for one in (waiting_credits(own) if levels.earn_back else ())
        ),
        results=tuple((one.period.starts_on, one.place, one.measured_bps) for one in results),
        causes=causes_in(results, levels, at),
        stops_at=found.stops_at,
    )


def bears(found: Standing) -> dict[int, int]:
    """What service credits can take at most off the price of each milestone, by its position."""
    late = found.beside.late
    return {one.position: found.beside.bears(one, late.get(key)) for key, one in found.purse.parts.items()}


def _penalties(found: Standing) -> dict[int, tuple[date, int]]:
    """What comes off the price of each late milestone once it is accepted, and the day it was due, by its position."""
    late = found.beside.late
    return {
        part.position: (one.delay.due_on, one.off.minor)
        for key, part in found.purse.parts.items()
        if (one := late.get(key)) is not None and not one.taken
    }


def _counts(one: OpenPeriod, found: Standing, sheets: list[tuple[date, int]]) -> int:
    """What counts already of the price of a period (payments' ``price_of_period``)."""
    begins, ends = begins_at(one.starts_on), ends_at(one.ends_on)
    accepted = (row for row in found.works if row.accepted_at and begins <= row.accepted_at < ends)
    months = (
        row
        for row in found.months
        if one.starts_on <= row.last_on <= one.ends_on and row.state != "closed" and (row.decided_at or row.closed_at)
    )
    weeks = (minor for week, minor in sheets if one.starts_on <= week + SUNDAY <= one.ends_on)
    return sum(row.amount.minor for row in accepted) + sum((row.price - row.off).minor for row in months) + sum(weeks)
