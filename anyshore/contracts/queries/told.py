"""What a mail about an agreement says: both parties by name, its title and its price."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.contracts.models import Agreement
from anyshore.contracts.queries.loading import agreement_value, signed_sides
from anyshore.contracts.rules import AgreementState, Side
from anyshore.contracts.rules.offers import waits_for
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money


@dataclass(frozen=True, slots=True)
class ToldAgreement:
    """An agreement as a mail names it; ``waits_for`` is the side whose answer an open offer waits for, ``is_open``
    whether there is one."""

    id: UUID
    number: int
    title: str
    client_id: UUID
    client: str
    provider_id: UUID
    provider: str
    value: Money
    answer_until: datetime | None
    waits_for: Side | None
    is_open: bool
    is_draft: bool

    def party(self, side: str) -> UUID:
        """The organisation on that side."""
        return self.client_id if side == Side.CLIENT else self.provider_id

    def name(self, side: str) -> str:
        """Its name."""
        return self.client if side == Side.CLIENT else self.provider


def told_agreement(agreement_id: UUID) -> ToldAgreement:
    """The agreement of a fact; NotFound where there is none."""
    row = Agreement.objects.filter(pk=agreement_id).select_related("client", "provider").first()
    if row is None:
        raise NotFound()
    return ToldAgreement(
        id=row.id,
        number=row.number,
        title=row.title,
        client_id=row.client_id,
        client=row.client.name,
        provider_id=row.provider_id,
        provider=row.provider.name,
        value=agreement_value(row),
        answer_until=row.answer_until,
        waits_for=waits_for(row.state, signed_sides(row)),
        is_open=row.state == AgreementState.OFFERED,
        is_draft=row.state == AgreementState.DRAFT,
    )
