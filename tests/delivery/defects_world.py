"""A contract with a warranty whose first milestone is accepted, and defects in its list, made by the actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.delivery.actions.deny_defect import deny_defect
from anyshore.delivery.actions.keep_defect import keep_defect
from anyshore.delivery.actions.put_defect_right import put_defect_right
from anyshore.delivery.models import Defect
from anyshore.kit.workdays import Calendar, add_working_days
from anyshore.parties.queries import calendar
from anyshore.payments.actions.list_defect import list_defect
from anyshore.plumbing import deadlines
from tests.deals import Made, clause, make_deal
from tests.factories import NOW, do

DAY = timedelta(days=1)
WARRANTY = clause("warranty", months=3, cure_days=5, tries=2)


@dataclass
class Listed:
    """A deal, and the verbs on the defects of its list by their number."""

    deal: Made

    @property
    def client(self) -> Any:
        return self.deal.client

    @property
    def provider(self) -> Any:
        return self.deal.provider

    @property
    def days(self) -> Calendar:
        """The provider's calendar."""
        return calendar(self.deal.provider.organisation_id)

    def cure(self, at: datetime) -> datetime:
        """When a defect that is reported then must be put right."""
        return add_working_days(at, 5, self.days)

    def one(self, number: int = 1) -> Defect:
        return Defect.objects.get(agreement_id=self.deal.id, number=number)

    def about(self, number: int = 1, **more: Any) -> dict[str, Any]:
        return {"defect_id": self.one(number).pk, **more}

    def clocks(self, number: int = 1) -> list[tuple[str, datetime]]:
        return [(one.verb, one.due_at) for one in deadlines.of(("defect", self.one(number).pk))]

    def report(self, at: datetime = NOW, place: int = 0, words: str = "The letter A leans.", **more: Any) -> Defect:
        return do(list_defect, self.client, at, milestone_id=self.deal.milestones[place], words=words, **more)

    def right(self, at: datetime = NOW, number: int = 1, **more: Any) -> Defect:
        do(put_defect_right, self.provider, at, **self.about(number, words="Redrawn.", **more))
        return self.one(number)

    def still(self, at: datetime = NOW, number: int = 1) -> Defect:
        return do(keep_defect, self.client, at, **self.about(number, words="It leans as before."))

    def deny(self, at: datetime = NOW, number: int = 1) -> Defect:
        return do(deny_defect, self.provider, at, **self.about(number, words="You asked for it so."))


def accepted(*clauses: Chosen, amounts: tuple[int, ...] = (20_000, 10_000), **more: Any) -> Listed:
    """Two milestones of which the first is accepted at NOW, under the clause of the warranty unless told otherwise."""
    deal = make_deal(amounts, clauses=clauses or (WARRANTY,), **more)
    deal.fund()
    deal.accept(deal.submit())
    return Listed(deal)


def under_terms(days: int = 30, **more: Any) -> Listed:
    """The same with so many days by the terms, and no clause."""
    deal = make_deal((20_000, 10_000), warranty_days=days, **more)
    deal.fund()
    deal.accept(deal.submit())
    return Listed(deal)


def reported(*clauses: Chosen, **more: Any) -> Listed:
    """The same with a defect that was reported at once."""
    found = accepted(*clauses, **more)
    found.report()
    return found
