"""The parties pay each other; here stands what they promised, owe and confirmed as paid. No money passes through.

The same states as held money, named for what they are: ``promise/<agreement>`` is what the client has promised for
milestones in work, ``owed/<agreement>`` what was accepted and is to be paid, and ``rail/ledger_only/<currency>`` the
world outside, which may go below zero. The operator's fee cannot be kept back: the provider owes it
(``owes/<provider>/<currency>``, below zero by what is owed).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NoReturn
from uuid import UUID

from anyshore.ledger.rules import AccountRule, Posting
from anyshore.payments.rules.deal import Deal, Leaving, Opening, Sent, Slice, fees, posting, postings_of
from anyshore.payments.rules.refusals import NotOnThisRail

PROMISES = True
PAYS_OUT = False
NAME = "ledger_only"


def accounts(deal: Deal) -> tuple[Opening, ...]:
    """The world outside, what is promised, what is owed, and what the provider owes the operator."""
    return (
        (_outside(deal.currency), AccountRule.OVERDRAFT),
        (held(deal), AccountRule.STRICT),
        (_owed(deal), AccountRule.STRICT),
        (_owes(deal), AccountRule.OVERDRAFT),
        (fees(deal.currency), AccountRule.CREDIT_ONLY),
    )


def held(deal: Deal) -> str:
    """What is promised for the agreement."""
    return f"promise/{deal.agreement_id}"


def retained(deal: Deal) -> str:
    """What is promised of accepted work, and kept back for defects."""
    return f"retained/{deal.agreement_id}"


def keep(deal: Deal, milestone_id: UUID, amount_minor: int) -> list[Posting]:
    """From what is held to what is kept back."""
    amount, about = deal.money(amount_minor), ("milestone", milestone_id)
    return posting(f"retain/{milestone_id}", held(deal), retained(deal), amount, "retain", about)


def fund(
    deal: Deal, milestone_id: UUID, amount_minor: int, kind: str = "milestone", before_minor: int = 0
) -> list[Posting]:
    """The client promises a milestone's price."""
    amount, about = deal.money(amount_minor), (kind, milestone_id)
    place = f"{milestone_id}/{before_minor}" if before_minor else f"{milestone_id}"
    return posting(f"fund/{place}", _outside(deal.currency), held(deal), amount, "fund", about)


def release(deal: Deal, milestone_id: UUID, part: Slice, before_minor: int, kind: str = "milestone") -> list[Posting]:
    """What was promised is owed, in full; the provider owes the fee."""
    place, about = f"{milestone_id}/{before_minor}", (kind, milestone_id)
    return postings_of(
        posting(f"release/{place}", _source(deal, kind), _owed(deal), deal.money(part.gross_minor), "release", about),
        posting(f"fee/{place}", _owes(deal), fees(deal.currency), deal.money(part.fee_minor), "fee", about),
    )


def pass_on(
    deal: Deal, milestone_id: UUID, parts: Sequence[tuple[UUID, int]], at_minor: int, kind: str = "milestone"
) -> list[Posting]:
    """No money is here to pass on: the provider pays its members itself."""
    return []


def refund(deal: Deal, milestone_id: UUID, amount_minor: int, kind: str = "milestone") -> list[Posting]:
    """The promise is taken back."""
    amount, about = deal.money(amount_minor), (kind, milestone_id)
    return posting(f"refund/{milestone_id}", _source(deal, kind), _outside(deal.currency), amount, "refund", about)


def reduce(deal: Deal, milestone_id: UUID, amount_minor: int) -> list[Posting]:
    """What comes off a price at its acceptance is promised no more."""
    amount, about = deal.money(amount_minor), ("milestone", milestone_id)
    return posting(f"reduction/{milestone_id}", held(deal), _outside(deal.currency), amount, "reduction", about)


def credit(deal: Deal, milestone_id: UUID, amount_minor: int, kind: str = "milestone") -> list[Posting]:
    """So much is not owed any more: the price is lowered."""
    amount, about = deal.money(amount_minor), (kind, milestone_id)
    return posting(f"credit/{milestone_id}", held(deal), _outside(deal.currency), amount, "credit", about)


def bonus(deal: Deal, bonus_id: UUID, part: Slice) -> list[Posting]:
    """The client owes more than the price."""
    about = ("bonus", bonus_id)
    gross, fee = deal.money(part.gross_minor), deal.money(part.fee_minor)
    return postings_of(
        posting(f"bonus/{bonus_id}", _outside(deal.currency), _owed(deal), gross, "bonus", about),
        posting(f"bonus-fee/{bonus_id}", _owes(deal), fees(deal.currency), fee, "fee", about),
    )


def expense(deal: Deal, expense_id: UUID, amount_minor: int) -> list[Posting]:
    """The client owes an expense."""
    amount, about = deal.money(amount_minor), ("expense", expense_id)
    return posting(f"expense/{expense_id}", _outside(deal.currency), _owed(deal), amount, "expense", about)


def paid_outside(deal: Deal, payment_id: UUID, amount_minor: int) -> list[Posting]:
    """What was owed is paid."""
    amount, about = deal.money(amount_minor), ("payment", payment_id)
    return posting(f"payment/{payment_id}", _owed(deal), _outside(deal.currency), amount, "payment", about)


def payout_accounts(organisation_id: UUID, currency: str) -> tuple[Opening, ...]:
    """No money is here to leave."""
    raise NotOnThisRail(rail=NAME)


def payout_asked(leaving: Leaving) -> list[Posting]:
    """No money is here to leave."""
    _nothing_leaves(leaving)


def payout_sent(leaving: Leaving) -> list[Posting]:
    """No money is here to leave."""
    _nothing_leaves(leaving)


def payout_returned(leaving: Leaving) -> list[Posting]:
    """No money is here to come back."""
    _nothing_leaves(leaving)


def send(leaving: Leaving) -> Sent:
    """No money is here to send."""
    _nothing_leaves(leaving)


def _nothing_leaves(leaving: Leaving) -> NoReturn:
    raise NotOnThisRail(rail=NAME, payout=str(leaving.payout_id))


def _source(deal: Deal, kind: str) -> str:
    """Where money of this kind stands before it moves on."""
    return retained(deal) if kind == "retention" else held(deal)


def _outside(currency: str) -> str:
    return f"rail/ledger_only/{currency}"


def _owed(deal: Deal) -> str:
    return f"owed/{deal.agreement_id}"


def _owes(deal: Deal) -> str:
    return f"owes/{deal.provider_id}/{deal.currency}"
