"""Ask for money out of the organisation's balance."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.kit.ids import new_id
from anyshore.kit.money import Money
from anyshore.ledger.actions.open_account import open_account
from anyshore.ledger.actions.post import post
from anyshore.parties.queries import lock_own
from anyshore.payments.events import PayoutRequested
from anyshore.payments.models import Payout
from anyshore.payments.policies import may_request_payout
from anyshore.payments.queries.payouts import leaving_of
from anyshore.payments.rails import rail as rail_named
from anyshore.payments.rules import Rail
from anyshore.payments.rules.refusals import AmountNotPositive
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.jobs import defer


class NoPayouts(Refused):
    """No money passes through this instance, so none can leave it. ``rail`` names how it works."""

    code = "no_payouts"


@action
def request_payout(
    *, actor: Actor, amount: Money, destination: str = "", rail: str = Rail.SANDBOX, at: datetime
) -> Payout:
    """Take ``amount`` off the balance of the actor's organisation; a job sends it to ``destination`` over ``rail``.

    The organisation's people who handle money. Refused: more than the balance (the ledger's InsufficientFunds), an
    amount that is not positive, a rail that pays nothing out.
    """
    organisation_id = lock_own(actor).pk
    if actor.person_id is None or not may_request_payout(actor):
        raise Forbidden()
    way = rail_named(rail)
    if not way.PAYS_OUT:
        raise NoPayouts(rail=rail)
    if not amount.is_positive:
        raise AmountNotPositive(field="amount", currency=amount.currency)
    for address, rule in way.payout_accounts(organisation_id, amount.currency):
        open_account(actor=actor, at=at, address=address, currency=amount.currency, rule=rule)
    payout = Payout.objects.create(
        id=new_id(),
        organisation_id=organisation_id,
        currency=amount.currency,
        amount_minor=amount.minor,
        rail=rail,
        destination=destination.strip()[:120],
        asked_by_id=actor.person_id,
        at=at,
    )
    tell(
        PayoutRequested(
            organisation_id=organisation_id,
            payout_id=payout.pk,
            amount_minor=amount.minor,
            currency=amount.currency,
            at=at,
        ),
        actor=actor,
    )
    defer("payments.pay_out", payout_id=str(payout.pk))
    post(actor=actor, at=at, postings=way.payout_asked(leaving_of(payout)))
    return payout
