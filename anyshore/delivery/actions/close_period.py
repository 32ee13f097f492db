"""Close a period of service levels."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from anyshore.contracts.queries.standstills import open_standstill
from anyshore.contracts.rules.clauses.acting.service_levels import Result, ServiceLevels
from anyshore.delivery.events import CauseAsked, LevelFailedChronically, PeriodClosed
from anyshore.delivery.models import LevelExclusion, LevelPeriod, LevelResult
from anyshore.delivery.queries.levels import counted, history_of, levels_of
from anyshore.delivery.rules.levels import ExclusionState
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

MISSED = (Result.BELOW_TARGET, Result.BELOW_MINIMUM)


@action
def close_period(
    *, actor: Actor, period: LevelPeriod, price: Money, credited: Sequence[Money], at: datetime
) -> list[LevelResult]:
    """Every level of the period has its result, and of each miss the provider reports the cause until a stated
    instant; a level that failed chronically by it is told. ``credited`` are those of each level, by payments' rule.

    Inner: payments' close_levels credits the misses. For verbs that have locked the agreement and permitted the actor.
    Refused: a period that runs or is closed (NotAllowed).
    """
    agreement, levels = period.agreement, levels_of(period.agreement)
    measured = counted(period, levels)
    facts = {"closed_at": at, "price_minor": price.minor, "credit_minor": sum(one.minor for one in credited)}
    was_chronic = _chronic(period, levels)
    move(period, "close", actor=actor, at=at, write=facts)
    for asked in LevelExclusion.objects.filter(period=period, state=ExclusionState.PROPOSED):
        move(asked, "decline", actor=actor, at=at, write={"answered_at": at})
    until = levels.report_by(at, calendar(agreement.provider_id))
    results = [
        LevelResult(
            period=period,
            place=place,
            measured_bps=measured[place - 1],
            result=levels.result(level, measured[place - 1]),
            credit_minor=credited[place - 1].minor,
        )
        for place, level in enumerate(levels.each, 1)
    ]
    missed = [one for one in results if one.result in MISSED]
    for one in missed:
        one.cause_until = until
    LevelResult.objects.bulk_create(results)
    told = PeriodClosed(
        agreement_id=agreement.pk,
        period=period.starts_on,
        missed=len(missed),
        credit_minor=period.credit_minor,
        currency=agreement.currency,
        at=at,
    )
    tell(told, actor=actor)
    _ask_for_causes(actor, period, levels, missed, at)
    for place in sorted(_chronic(period, levels) - was_chronic):
        failed = LevelFailedChronically(
            agreement_id=agreement.pk,
            period=period.starts_on,
            measure=levels.each[place - 1].measure,
            at=at,
        )
        tell(failed, actor=actor)
    return results


def _chronic(period: LevelPeriod, levels: ServiceLevels) -> set[int]:
    """The places of the levels that have failed chronically so far."""
    return {
        place
        for place, level in enumerate(levels.each, 1)
        if levels.is_chronic(level, history_of(period.agreement_id, place))
    }


def _ask_for_causes(
    actor: Actor, period: LevelPeriod, levels: ServiceLevels, missed: Sequence[LevelResult], at: datetime
) -> None:
    still = open_standstill(period.agreement_id) is not None
    for one in missed:
        assert one.cause_until is not None
        if not still:
            deadlines.start(
                verb="delivery.miss_cause",
                subject=("level_result", one.pk),
                due_at=one.cause_until,
                at=at,
                args={"result_id": one.pk},
            )
        told = CauseAsked(
            agreement_id=period.agreement_id,
            period=period.starts_on,
            measure=levels.each[one.place - 1].measure,
            until=one.cause_until,
            at=at,
        )
        tell(told, actor=actor)
