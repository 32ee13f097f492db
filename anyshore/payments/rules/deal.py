"""What a contract's money is: between whom, in which currency, at which fee; the accounts it stands on. Pure.

The fee is told in docs/algorithms/fees.md, whose tables a test reads: it is taken on the contract's cumulative
amount, so that the slices of a price bear together what the price would bear at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from anyshore.kit.money import Money, fee_on_top_of
from anyshore.ledger.rules import AccountRule, Posting


class Parties(Protocol):
    """Whatever names the two parties of an agreement."""

    @property
    def client_id(self) -> UUID:
        """The organisation that pays."""

    @property
    def provider_id(self) -> UUID:
        """The organisation that is paid."""


@dataclass(frozen=True, slots=True)
class Deal:
    """The money side of one agreement. ``fee_bps`` are the operator's basis points, frozen at signing.

    ``team`` are the members whom the provider leads, each with its share in basis points of what the provider is paid.
    """

    agreement_id: UUID
    client_id: UUID
    provider_id: UUID
    currency: str
    rail: str
    fee_bps: int
    team: tuple[tuple[UUID, int], ...] = ()

    def money(self, minor: int) -> Money:
        """So many minor units of the deal's currency."""
        return Money(minor, self.currency)


@dataclass(frozen=True, slots=True)
class Slice:
    """What is released at once: the whole (gross), the operator's fee out of it, and what the provider gets (net)."""

    gross_minor: int
    fee_minor: int

    @property
    def net_minor(self) -> int:
        """What reaches the provider."""
        return self.gross_minor - self.fee_minor


@dataclass(frozen=True, slots=True)
class Aside:
    """What leaves a holding beside what is released at its end: back to the client, and kept back for defects."""

    back_minor: int = 0
    kept_minor: int = 0


NOTHING = Aside()


@dataclass(frozen=True, slots=True)
class Sent:
    """What a rail answers to a payout: a ``reference`` where it was sent, a ``failure`` in words where not."""

    reference: str = ""
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Leaving:
    """A payout as a rail sees it."""

    payout_id: UUID
    organisation_id: UUID
    amount: Money
    destination: str


Opening = tuple[str, AccountRule]
"""An account to open: its address and rule."""


class RailModule(Protocol):
    """One way in and out of money: what every file in ``payments/rails`` offers.

    Each function gives the postings of one movement, to be posted in one batch. Keys derive from ids, so that a
    second posting of the same movement moves nothing.
    """

    PROMISES: bool
    """Whether the amounts are promises between the parties, not money that is held."""

    PAYS_OUT: bool
    """Whether money leaves by payouts."""

    def accounts(self, deal: Deal) -> tuple[Opening, ...]:
        """The accounts that an agreement needs from its start."""

    def held(self, deal: Deal) -> str:
        """The address on which the agreement's funded money stands."""

    def retained(self, deal: Deal) -> str:
        """The address on which stands what is kept back of accepted work."""

    def keep(self, deal: Deal, milestone_id: UUID, amount_minor: int) -> list[Posting]:
        """A part of an accepted milestone's price is kept back."""

    def fund(
        self, deal: Deal, milestone_id: UUID, amount_minor: int, kind: str = "milestone", before_minor: int = 0
    ) -> list[Posting]:
        """The client's money comes in for a milestone, or for what else ``kind`` names; ``before_minor`` came
        already."""

    def release(
        self, deal: Deal, milestone_id: UUID, part: Slice, before_minor: int, kind: str = "milestone"
    ) -> list[Posting]:
        """Money goes to the provider; ``before_minor`` was released of this milestone already."""

    def pass_on(
        self,
        deal: Deal,
        milestone_id: UUID,
        parts: Sequence[tuple[UUID, int]],
        at_minor: int,
        kind: str = "milestone",
    ) -> list[Posting]:
        """Parts of what was just released go from the provider to members of its team; ``at_minor`` as in
        ``release``."""

    def refund(self, deal: Deal, milestone_id: UUID, amount_minor: int, kind: str = "milestone") -> list[Posting]:
        """Money goes back where it came from."""

    def reduce(self, deal: Deal, milestone_id: UUID, amount_minor: int) -> list[Posting]:
        """What comes off a price because it was late goes back where it came from."""

    def credit(self, deal: Deal, milestone_id: UUID, amount_minor: int, kind: str = "milestone") -> list[Posting]:
        """Money that service credits took off a price goes back where it came from."""

    def bonus(self, deal: Deal, bonus_id: UUID, part: Slice) -> list[Posting]:
        """Money beyond the price."""

    def expense(self, deal: Deal, expense_id: UUID, amount_minor: int) -> list[Posting]:
        """An expense, at cost, from its own funding."""

    def paid_outside(self, deal: Deal, payment_id: UUID, amount_minor: int) -> list[Posting]:
        """A payment between the parties was confirmed."""

    def payout_accounts(self, organisation_id: UUID, currency: str) -> tuple[Opening, ...]:
        """The accounts that a payout needs."""

    def payout_asked(self, leaving: Leaving) -> list[Posting]:
        """Money leaves the balance and waits to be sent."""

    def payout_sent(self, leaving: Leaving) -> list[Posting]:
        """Money has left."""

    def payout_returned(self, leaving: Leaving) -> list[Posting]:
        """Money could not be sent and is back on the balance."""

    def send(self, leaving: Leaving) -> Sent:
        """Send a payout. The same payout sent twice is sent once: its id is the key."""


def slice_of(gross_minor: int, charged_minor: int, fee_bps: int) -> Slice:
    """The slice of ``gross_minor`` when ``charged_minor`` of the contract has borne its fee already."""
    return Slice(gross_minor=gross_minor, fee_minor=fee_on_top_of(charged_minor, gross_minor, fee_bps))


def postings_of(*several: Sequence[Posting]) -> list[Posting]:
    """One batch out of several movements."""
    return [posting for one in several for posting in one]


def posting(key: str, debit: str, credit: str, amount: Money, kind: str, about: tuple[str, UUID]) -> list[Posting]:
    """One movement as a list: empty where nothing moves, since a posting's amount is above zero."""
    return [Posting(key=key, debit=debit, credit=credit, amount=amount, kind=kind, about=about)] if amount else []


def wallet(organisation_id: UUID, currency: str) -> str:
    """The address of an organisation's balance."""
    return f"wallet/{organisation_id}/{currency}"


def fees(currency: str) -> str:
    """The address of the operator's fees."""
    return f"fees/{currency}"
