"""The world of the benchmark of money, made by the actions, and our own contender."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID, uuid4

from django.conf import settings

from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.payments.actions.fund_milestone import fund_milestone
from anyshore.payments.actions.release_part import release_part
from anyshore.payments.models import Holding
from anyshore.plumbing.actions import Answer, perform
from tests.deals import Made, make_deal
from tests.factories import make_organisation

PRICE = 10_000
FEE_BPS = 250


def milestones(count: int, each: int, at: datetime) -> tuple[Made, list[UUID]]:
    """At least ``count`` milestones in agreements of ``each``, all between the same two parties."""
    settings.DEBUG = False
    parties = make_organisation()[1], make_organisation(country="PL")[1]
    made = [
        make_deal([PRICE] * each, currency="EUR", fee_bps=FEE_BPS, parties=parties, at=at)
        for _ in range(-(-count // each))
    ]
    return made[0], [one for deal in made for one in deal.milestones]


class Ours:
    """The actions, as a door performs them."""

    def __init__(self, deal: Made, at: datetime) -> None:
        self.client: Actor = deal.client
        self.at = at

    def fund(self, milestone_id: UUID) -> None:
        """See the actions."""
        perform(
            fund_milestone, actor=self.client, at=self.at, key=str(uuid4()), render=_answer, milestone_id=milestone_id
        )

    def release(self, milestone_id: UUID) -> None:
        """See the actions."""
        perform(
            release_part,
            actor=self.client,
            at=self.at,
            key=str(uuid4()),
            render=_answer,
            milestone_id=milestone_id,
            amount=Money(PRICE - 1, "EUR"),
        )


def _answer(holding: Holding) -> Answer:
    return Answer(status=303, location=f"/contracts/{holding.agreement_id}/")
