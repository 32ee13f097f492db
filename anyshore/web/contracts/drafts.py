"""What an award will agree, before anything is written: the same six lines that the contract will have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from anyshore.contracts.rules.content import Content, Member, MilestoneDraft, Party
from anyshore.contracts.rules.defaults import ending
from anyshore.contracts.rules.terms import Terms
from anyshore.kit.money import Money
from anyshore.parties.queries import OrganisationRow, organisations
from anyshore.sourcing.queries.offered import OfferedWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A proposal as the contract that it would become on the day ``on``."""

    offered: OfferedWork
    client: OrganisationRow
    provider: OrganisationRow
    terms: Terms
    fee_bps: int
    rail: str
    on: date

    @property
    def is_task(self) -> bool:
        """Whether one button awards, signs and funds."""
        return self.offered.unit == "task"

    @property
    def promises(self) -> bool:
        """Whether the parties pay each other, so that nothing is held here."""
        return self.rail == "ledger_only"

    @property
    def price(self) -> Money:
        """The price in all."""
        return Money(self.offered.price_minor, self.offered.currency)

    @property
    def content(self) -> Content:
        """The first version, as far as it can be known before it is drafted."""
        parts = tuple(
            MilestoneDraft(one.title, one.amount_minor, one.due_on, tuple(one.criteria))
            for one in self.offered.milestones
        )
        days = [one.due_on for one in parts if one.due_on]
        known = organisations(one.provider_id for one in self.offered.team)
        parties = {one.id: Party(one.id, one.name, one.country) for one in known.values()}
        days += [self.offered.finishes_on] if self.offered.finishes_on else []
        return Content(
            agreement_id=self.offered.proposal_id,
            number=0,
            version=1,
            client=Party(self.client.id, self.client.name, self.client.country),
            provider=Party(self.provider.id, self.provider.name, self.provider.country),
            title=self.offered.title,
            brief=self.offered.brief,
            offer=self.offered.text,
            category=self.offered.category,
            unit=self.offered.unit,
            currency=self.offered.currency,
            milestones=parts,
            terms=ending(self.terms, offered_on=self.on, known=max(days, default=None)),
            fee_bps=self.fee_bps,
            rail=self.rail,
            team=tuple(Member(parties[one.provider_id], one.share_bps, one.role) for one in self.offered.team),
        )
