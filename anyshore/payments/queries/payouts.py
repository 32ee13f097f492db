"""Reads of payouts and balances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.contracts.models import Milestone
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import CURRENCIES, Money
from anyshore.ledger.queries import StatementLine, balances, statement
from anyshore.parties.models import Organisation
from anyshore.payments.models import Bonus, Expense, Payout, Retention
from anyshore.payments.rules.deal import Leaving, wallet


@dataclass(frozen=True, slots=True)
class WalletRow:
    """An organisation's balance in one currency; ``leaving`` was asked for and is on its way."""

    currency: str
    balance: Money
    leaving: Money


@dataclass(frozen=True, slots=True)
class PayoutRow:
    """One payout as its organisation sees it."""

    id: UUID
    amount: Money
    destination: str
    state: str
    at: datetime
    settled_at: datetime | None
    reference: str
    failure: str


@dataclass(frozen=True, slots=True)
class WalletLine:
    """One movement of a balance and the balance after it; the contract is empty where there is none."""

    at: datetime
    kind: str
    agreement_id: UUID | None
    number: int | None
    title: str
    change: Money
    balance: Money


def lock_payout(actor: Actor, payout_id: UUID) -> Payout:
    """Lock a payout's organisation, then load the payout. NotFound for another organisation's."""
    visible = Payout.objects.visible_to(actor).filter(pk=payout_id)
    owner = Organisation.objects.select_for_update(of=("self",)).filter(pk=visible.values("organisation_id")[:1])
    if owner.first() is None:
        raise NotFound()
    found: Payout = visible.get()
    return found


def leaving_of(payout: Payout) -> Leaving:
    """A payout as a rail sees it."""
    return Leaving(
        payout_id=payout.pk,
        organisation_id=payout.organisation_id,
        amount=Money(payout.amount_minor, payout.currency),
        destination=payout.destination,
    )


def wallets(actor: Actor) -> tuple[WalletRow, ...]:
    """The balances of the actor's organisation, one a currency that it ever had, by currency."""
    if actor.organisation_id is None:
        return ()
    owner = actor.organisation_id
    found = balances([*(wallet(owner, code) for code in CURRENCIES), *(_leaving(owner, code) for code in CURRENCIES)])
    nothing = {code: Money.zero(code) for code in CURRENCIES}
    return tuple(
        WalletRow(
            currency=code,
            balance=found[wallet(owner, code)],
            leaving=found.get(_leaving(owner, code), nothing[code]),
        )
        for code in sorted(CURRENCIES)
        if wallet(owner, code) in found
    )


def payouts(actor: Actor, limit: int = 50) -> tuple[PayoutRow, ...]:
    """The payouts that the actor sees, newest first."""
    rows = Payout.objects.visible_to(actor).order_by("-at", "-id")[:limit]
    return tuple(
        PayoutRow(
            id=row.pk,
            amount=Money(row.amount_minor, row.currency),
            destination=row.destination,
            state=row.state,
            at=row.at,
            settled_at=row.settled_at,
            reference=row.reference,
            failure=row.failure,
        )
        for row in rows
    )


def wallet_lines(actor: Actor, currency: str) -> tuple[WalletLine, ...]:
    """Every movement of the actor's balance in one currency, newest first, with the contract it came from."""
    if actor.organisation_id is None or wallet(actor.organisation_id, currency) not in balances(
        [wallet(actor.organisation_id, currency)]
    ):
        return ()
    lines = statement(wallet(actor.organisation_id, currency))
    origins = _origins(lines)
    return tuple(_line(line, origins.get(line.about_id)) for line in reversed(lines))


@dataclass(frozen=True, slots=True)
class _Origin:
    agreement_id: UUID
    number: int
    title: str


def _origins(lines: Sequence[StatementLine]) -> dict[UUID, _Origin]:
    """The contract behind each movement: by its milestone or its bonus."""
    ids = {line.about_id for line in lines}
    milestones = Milestone.objects.filter(pk__in=ids).values_list("pk", "agreement_id", "agreement__number", "title")
    bonuses = Bonus.objects.filter(pk__in=ids).values_list(
        "pk", "agreement_id", "agreement__number", "agreement__title"
    )
    kept = Retention.objects.filter(pk__in=ids).values_list(
        "pk", "agreement_id", "agreement__number", "milestone__title"
    )
    spent = Expense.objects.filter(pk__in=ids).values_list("pk", "agreement_id", "agreement__number", "words")
    found = [*milestones, *bonuses, *kept, *spent]
    return {about: _Origin(agreement, number, title) for about, agreement, number, title in found}


def _line(line: StatementLine, origin: _Origin | None) -> WalletLine:
    return WalletLine(
        at=line.at,
        kind=line.kind,
        agreement_id=origin.agreement_id if origin else None,
        number=origin.number if origin else None,
        title=origin.title if origin else "",
        change=line.change,
        balance=line.balance,
    )


def _leaving(organisation_id: UUID, currency: str) -> str:
    return f"leaving/{organisation_id}/{currency}"
