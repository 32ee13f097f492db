"""Play money, moved like real money: it comes in from outside, is held, and is paid out with a reference.

``rail/sandbox/<currency>`` is the world outside and may go below zero; ``held/<agreement>``, ``wallet/…`` and
``leaving/…`` may not. A payout to a destination that contains the word "refuse" fails, as a closed account would.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from anyshore.ledger.rules import AccountRule, Posting
from anyshore.payments.rules.deal import Deal, Leaving, Opening, Sent, Slice, fees, posting, postings_of, wallet
from anyshore.payments.rules.refusals import NotOnThisRail

PROMISES = False
PAYS_OUT = True
REFUSED = "refuse"
"""A destination with this word in it fails."""


def accounts(deal: Deal) -> tuple[Opening, ...]:
    """The world outside, what is held, the provider's balance, the operator's fees, the balances of its team."""
    return (
        (_outside(deal.currency), AccountRule.OVERDRAFT),
        (held(deal), AccountRule.STRICT),
        (wallet(deal.provider_id, deal.currency), AccountRule.STRICT),
        (fees(deal.currency), AccountRule.CREDIT_ONLY),
        *((wallet(member, deal.currency), AccountRule.STRICT) for member, _bps in deal.team),
    )


def held(deal: Deal) -> str:
    """What is held for the agreement."""
    return f"held/{deal.agreement_id}"


def retained(deal: Deal) -> str:
    """What is kept back of accepted work for defects."""
    return f"retained/{deal.agreement_id}"


def keep(deal: Deal, milestone_id: UUID, amount_minor: int) -> list[Posting]:
    """From what is held to what is kept back."""
    amount, about = deal.money(amount_minor), ("milestone", milestone_id)
    return posting(f"retain/{milestone_id}", held(deal), retained(deal), amount, "retain", about)


def fund(
    deal: Deal, milestone_id: UUID, amount_minor: int, kind: str = "milestone", before_minor: int = 0
) -> list[Posting]:
    """From outside to what is held."""
    amount, about = deal.money(amount_minor), (kind, milestone_id)
    place = f"{milestone_id}/{before_minor}" if before_minor else f"{milestone_id}"
    return posting(f"fund/{place}", _outside(deal.currency), held(deal), amount, "fund", about)


def release(deal: Deal, milestone_id: UUID, part: Slice, before_minor: int, kind: str = "milestone") -> list[Posting]:
    """From what is held to the provider's balance, less the fee."""
    place, about = f"{milestone_id}/{before_minor}", (kind, milestone_id)
    to = wallet(deal.provider_id, deal.currency)
    return postings_of(
        posting(f"release/{place}", _source(deal, kind), to, deal.money(part.net_minor), "release", about),
        posting(f"fee/{place}", _source(deal, kind), fees(deal.currency), deal.money(part.fee_minor), "fee", about),
    )


def pass_on(
    deal: Deal, milestone_id: UUID, parts: Sequence[tuple[UUID, int]], at_minor: int, kind: str = "milestone"
) -> list[Posting]:
    """From the provider's balance to its members', in the batch in which it came there."""
    about, own = (kind, milestone_id), wallet(deal.provider_id, deal.currency)
    return postings_of(
        *(
            posting(
                f"share/{milestone_id}/{at_minor}/{member}",
                own,
                wallet(member, deal.currency),
                deal.money(minor),
                "share",
                about,
            )
            for member, minor in parts
        )
    )


def refund(deal: Deal, milestone_id: UUID, amount_minor: int, kind: str = "milestone") -> list[Posting]:
    """From what is held back to outside."""
    amount, about = deal.money(amount_minor), (kind, milestone_id)
    return posting(f"refund/{milestone_id}", _source(deal, kind), _outside(deal.currency), amount, "refund", about)


def reduce(deal: Deal, milestone_id: UUID, amount_minor: int) -> list[Posting]:
    """What comes off a price at its acceptance: from what is held back to outside."""
    amount, about = deal.money(amount_minor), ("milestone", milestone_id)
    return posting(f"reduction/{milestone_id}", held(deal), _outside(deal.currency), amount, "reduction", about)


def credit(deal: Deal, milestone_id: UUID, amount_minor: int, kind: str = "milestone") -> list[Posting]:
    """From what is held back to outside: the price is lowered."""
    amount, about = deal.money(amount_minor), (kind, milestone_id)
    return posting(f"credit/{milestone_id}", held(deal), _outside(deal.currency), amount, "credit", about)


def bonus(deal: Deal, bonus_id: UUID, part: Slice) -> list[Posting]:
    """From outside straight to the provider's balance, less the fee."""
    outside, about = _outside(deal.currency), ("bonus", bonus_id)
    to = wallet(deal.provider_id, deal.currency)
    return postings_of(
        posting(f"bonus/{bonus_id}", outside, to, deal.money(part.net_minor), "bonus", about),
        posting(f"bonus-fee/{bonus_id}", outside, fees(deal.currency), deal.money(part.fee_minor), "fee", about),
    )


def expense(deal: Deal, expense_id: UUID, amount_minor: int) -> list[Posting]:
    """From outside straight to the provider's balance, at cost."""
    amount, about = deal.money(amount_minor), ("expense", expense_id)
    return posting(
        f"expense/{expense_id}",
        _outside(deal.currency),
        wallet(deal.provider_id, deal.currency),
        amount,
        "expense",
        about,
    )


def paid_outside(deal: Deal, payment_id: UUID, amount_minor: int) -> list[Posting]:
    """Nobody pays outside here."""
    raise NotOnThisRail(rail=deal.rail)


def payout_accounts(organisation_id: UUID, currency: str) -> tuple[Opening, ...]:
    """The balance, and what is leaving it."""
    return (
        (_outside(currency), AccountRule.OVERDRAFT),
        (wallet(organisation_id, currency), AccountRule.STRICT),
        (_leaving(organisation_id, currency), AccountRule.STRICT),
    )


def payout_asked(leaving: Leaving) -> list[Posting]:
    """From the balance to what is leaving."""
    source = wallet(leaving.organisation_id, leaving.amount.currency)
    return _payout("payout-asked", leaving, source, _leaving(leaving.organisation_id, leaving.amount.currency))


def payout_sent(leaving: Leaving) -> list[Posting]:
    """From what is leaving to outside."""
    source = _leaving(leaving.organisation_id, leaving.amount.currency)
    return _payout("payout-sent", leaving, source, _outside(leaving.amount.currency))


def payout_returned(leaving: Leaving) -> list[Posting]:
    """From what is leaving back to the balance."""
    source = _leaving(leaving.organisation_id, leaving.amount.currency)
    return _payout("payout-returned", leaving, source, wallet(leaving.organisation_id, leaving.amount.currency))


def send(leaving: Leaving) -> Sent:
    """Pay out play money at once; the reference derives from the payout's id."""
    if REFUSED in leaving.destination.lower():
        return Sent(failure="The receiving account refused the payment.")
    return Sent(reference=f"PLAY-{leaving.payout_id.hex[-12:].upper()}")


def _payout(step: str, leaving: Leaving, debit: str, credit: str) -> list[Posting]:
    key, about = f"{step}/{leaving.payout_id}", ("payout", leaving.payout_id)
    return posting(key, debit, credit, leaving.amount, step.replace("-", "_"), about)


def _source(deal: Deal, kind: str) -> str:
    """Where money of this kind stands before it moves on."""
    return retained(deal) if kind == "retention" else held(deal)


def _outside(currency: str) -> str:
    return f"rail/sandbox/{currency}"


def _leaving(organisation_id: UUID, currency: str) -> str:
    return f"leaving/{organisation_id}/{currency}"
