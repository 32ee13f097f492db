"""Credit the misses of a period of service levels."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from anyshore.contracts.rules.clauses.acting.service_levels import ServiceLevels
from anyshore.delivery.actions.close_period import close_period
from anyshore.delivery.queries.levels import begun_on, counted, levels_of, results_since
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.payments.events import CreditEarnedBack
from anyshore.payments.models import ServiceCredit
from anyshore.payments.queries.credits import penalised_in, price_of_period, waiting_credits
from anyshore.payments.queries.purse import Purse
from anyshore.payments.rules.credits import CreditState
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move

if TYPE_CHECKING:
    from anyshore.delivery.models import LevelPeriod


@action
def credit_misses(*, actor: Actor, purse: Purse, period: LevelPeriod, at: datetime) -> None:
    """The period is closed, each of its misses is a credit, and credits that waited are free or earned back.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: a period that is
    closed (NotAllowed).
    """
    levels = levels_of(purse.agreement)
    price = purse.deal.money(price_of_period(purse.agreement.pk, period.starts_on, period.ends_on))
    credited = _credited(purse, levels, period, price)
    results = close_period(actor=actor, period=period, price=price, credited=credited, at=at)
    state = CreditState.WAITING if levels.earn_back else CreditState.OPEN
    ServiceCredit.objects.bulk_create(
        ServiceCredit(
            agreement=purse.agreement,
            period=period,
            place=one.place,
            measure=levels.each[one.place - 1].measure,
            amount_minor=one.credit_minor,
            state=state,
            at=at,
        )
        for one in results
        if one.credit_minor
    )
    _settle_waiting(actor, purse, levels, at)


def _credited(purse: Purse, levels: ServiceLevels, period: LevelPeriod, price: Money) -> list[Money]:
    """The credit of each level; what a delay was penalised with already is not credited again."""
    found = levels.credits_by_level(
        price, counted(period, levels), begun_on=begun_on(purse.agreement), period_on=period.starts_on
    )
    penalised = purse.deal.money(penalised_in(purse.agreement.pk, period.starts_on, period.ends_on))
    nothing = purse.deal.money(0)
    return [
        max(one - penalised, nothing) if level.comes == "milestones" else one
        for one, level in zip(found, levels.each, strict=True)
    ]


def _settle_waiting(actor: Actor, purse: Purse, levels: ServiceLevels, at: datetime) -> None:
    for credit in waiting_credits(purse.agreement.pk):
        after = results_since(purse.agreement.pk, credit.place, credit.missed_in.starts_on)
        level = levels.each[credit.place - 1]
        good = [found for found in after if found is not None]
        if levels.is_earned_back(level, good):
            move(credit, "earn_back", actor=actor, at=at, write={"settled_at": at})
            told = CreditEarnedBack(
                agreement_id=purse.agreement.pk,
                measure=credit.measure,
                amount_minor=credit.amount_minor,
                currency=purse.deal.currency,
                at=at,
            )
            tell(told, actor=actor)
        elif any(not level.meets(found) for found in good) or len(after) >= levels.earn_back_periods:
            move(credit, "free", actor=actor, at=at)
