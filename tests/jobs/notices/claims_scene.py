"""Claims in which everything happens that is told of."""

from __future__ import annotations

from anyshore.exits.actions.end_agreement import end_agreement
from anyshore.exits.rules import EndKind
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.accept_claim import accept_claim
from anyshore.payments.actions.maintain_claim import maintain_claim
from anyshore.payments.actions.object_to_claim import object_to_claim
from anyshore.payments.actions.remind_of_claim import remind_of_claim
from anyshore.payments.actions.take_lesser_sum import take_lesser_sum
from anyshore.payments.actions.withdraw_claim import withdraw_claim
from tests.deals import Made
from tests.factories import NOW, do
from tests.payments.claims_world import DAY, accepted, after, failed, limited, lower, made, repaired


def claims_of_every_kind() -> Made:
    """Damages of both sides, offered, maintained, taken, objected to, reminded of and withdrawn; what comes off a
    payment, and what is owed at the end; a lower price and the bill of a repair."""
    deal = limited()
    accepted(deal, 1_000)
    deal.fund()
    deal.accept(deal.submit())
    one = made(deal, 3_000, words="The files were lost.")
    do(remind_of_claim, CLOCK, claim_id=one.pk)
    do(accept_claim, deal.provider, claim_id=one.pk, amount=deal.money(1_200), words="A part of it.")
    do(maintain_claim, deal.client, claim_id=one.pk, words="All of it.")
    do(accept_claim, deal.provider, claim_id=one.pk, amount=deal.money(2_000))
    do(take_lesser_sum, deal.client, claim_id=one.pk, amount_minor=2_000)
    two = made(deal, 700, side="provider")
    do(object_to_claim, deal.client, claim_id=two.pk, words="That was before.")
    do(withdraw_claim, deal.provider, claim_id=two.pk, words="Indeed.")
    accepted(deal, 400, side="provider")
    do(end_agreement, deal.client, NOW + DAY, agreement_id=deal.id, kind=EndKind.NOTICE)
    found = failed()
    lower(found, 2_000)
    other = failed()
    do(accept_claim, other.provider, after(other), claim_id=repaired(other, 2_000).pk)
    return deal
