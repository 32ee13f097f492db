"""The agreement that a letter is about."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from anyshore.contracts.models import Agreement, Milestone
from anyshore.contracts.rules import Side
from anyshore.kit.errors import NotFound
from anyshore.payments.models import Payment
from anyshore.payments.rails import rail


@dataclass(frozen=True, slots=True)
class Occasion:
    """The parties, the title and the rail of one agreement; ``promises`` as in AgreementMoney."""

    agreement_id: UUID
    number: int
    title: str
    client_id: UUID
    client: str
    provider_id: UUID
    provider: str
    currency: str
    promises: bool

    def party(self, side: str) -> UUID:
        """The organisation on one side."""
        return self.client_id if side == Side.CLIENT else self.provider_id

    def name(self, side: str) -> str:
        """Its name."""
        return self.client if side == Side.CLIENT else self.provider

    def other(self, side: str) -> UUID:
        """The organisation on the other side."""
        return self.provider_id if side == Side.CLIENT else self.client_id


def occasion(agreement_id: UUID) -> Occasion:
    """The agreement of a fact. NotFound where there is none."""
    row = Agreement.objects.filter(pk=agreement_id).select_related("client", "provider").first()
    if row is None:
        raise NotFound()
    return Occasion(
        agreement_id=agreement_id,
        number=row.number,
        title=row.title,
        client_id=row.client_id,
        client=row.client.name,
        provider_id=row.provider_id,
        provider=row.provider.name,
        currency=row.currency,
        promises=rail(row.rail).PROMISES,
    )


def milestone_title(milestone_id: UUID) -> str:
    """What a milestone is called."""
    return Milestone.objects.filter(pk=milestone_id).values_list("title", flat=True).first() or ""


def agreement_of_payment(payment_id: UUID) -> tuple[UUID, int]:
    """The agreement of a recorded payment, and its amount in minor units."""
    found = Payment.objects.filter(pk=payment_id).values_list("agreement_id", "amount_minor").first()
    if found is None:
        raise NotFound()
    return found
