"""Signed agreements for tests of money: made by the same actions that make real ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.models import Agreement, Milestone
from anyshore.contracts.queries import default_terms
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.clauses.chosen import Chosen, usual
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.delivery.models import Submission
from anyshore.exits.actions.accept_milestone import accept_milestone
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.ledger.queries import balances, check_ledger
from anyshore.payments.actions.fund_milestone import fund_milestone
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.payments.actions.submit_funded_work import submit_funded_work
from anyshore.payments.models import Holding
from anyshore.payments.queries import findings
from anyshore.plumbing.audit import broken_chains
from tests.factories import NOW, do, make_organisation


@dataclass
class Made:
    """A running agreement, both owners, and the ids of its milestones in order."""

    agreement: Agreement
    client: Actor
    provider: Actor
    milestones: list[UUID]

    @property
    def id(self) -> UUID:
        return self.agreement.pk

    def money(self, minor: int) -> Money:
        return Money(minor, self.agreement.currency)

    def fund(self, place: int = 0, at: datetime = NOW) -> Holding:
        return do(fund_milestone, self.client, at=at, milestone_id=self.milestones[place])

    def submit(self, place: int = 0, at: datetime = NOW) -> Submission:
        return do(submit_funded_work, self.provider, at=at, milestone_id=self.milestones[place], note="Here it is.")

    def accept(self, submission: Submission, at: datetime = NOW) -> Submission:
        return do(accept_milestone, self.client, at=at, submission_id=submission.pk)

    def complete(self, at: datetime = NOW) -> None:
        """Fund, hand in and accept every milestone."""
        for place in range(len(self.milestones)):
            self.fund(place, at)
            self.accept(self.submit(place, at), at)

    def holding(self, place: int = 0) -> Holding:
        return Holding.objects.get(milestone_id=self.milestones[place])

    def state(self) -> str:
        return Agreement.objects.get(pk=self.id).state

    @property
    def shelf(self) -> str:
        """The account on which the money for it waits."""
        return f"{'promise' if self.agreement.rail == 'ledger_only' else 'held'}/{self.id}"

    @property
    def purse(self) -> str:
        """The provider's own account."""
        return f"wallet/{self.agreement.provider_id}/{self.agreement.currency}"

    def held(self) -> int:
        return balance(self.shelf)

    def wallet(self) -> int:
        return balance(self.purse)

    def owed(self) -> int:
        return balance(f"owed/{self.id}")

    def fees(self) -> int:
        return balance(f"fees/{self.agreement.currency}")


def clause(key: str, **values: object) -> Chosen:
    """A clause of the library in its newest version, with these values instead of its usual ones."""
    one = usual(key, Language.EN)
    return replace(one, values={**one.values, **values})


def balance(address: str) -> int:
    """The balance of an account in minor units; nothing where there is none."""
    found = balances([address])
    return found[address].minor if address in found else 0


def make_deal(
    amounts: Sequence[int] = (20_000,),
    *,
    currency: str = "EUR",
    fee_bps: int = 0,
    rail: str = "sandbox",
    unit: str = "project",
    at: datetime = NOW,
    parties: tuple[Actor, Actor] | None = None,
    due_on: date | None = None,
    clauses: Sequence[Chosen] = (),
    **terms: object,
) -> Made:
    """An agreement offered by its client, signed by both, with a milestone for each of ``amounts``; nothing funded.

    ``terms`` replace the unit's defaults.
    """
    client, provider = parties or (make_organisation()[1], make_organisation(country="PL")[1])
    agreement = do(
        offer_agreement,
        client,
        at=at,
        side=Side.CLIENT,
        other_id=provider.organisation_id,
        title="A logo",
        brief="A logo for a bakery.",
        category="logo-design",
        unit=unit,
        currency=currency,
        milestones=[MilestoneDraft(f"Part {place}", amount, due_on) for place, amount in enumerate(amounts, start=1)],
        terms=replace(default_terms(unit), **terms) if terms else None,
        fee_bps=fee_bps,
        rail=rail,
        clauses=clauses,
    )
    do(sign_and_open, provider, at=at, agreement_id=agreement.pk, version_hash=agreement.version_hash)
    ids = Milestone.objects.filter(agreement=agreement).order_by("position").values_list("pk", flat=True)
    return Made(Agreement.objects.get(pk=agreement.pk), client, provider, list(ids))


def sound() -> None:
    """Nothing that must be true of money, of the ledger and of the audit trail is false."""
    assert [*check_ledger([findings])] == []
    assert [*broken_chains()] == []
