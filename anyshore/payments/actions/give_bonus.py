"""Give the provider more than the price."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules import AgreementState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.kit.ids import new_id
from anyshore.kit.money import Money
from anyshore.ledger.actions.post import post
from anyshore.payments.events import BonusGiven
from anyshore.payments.models import Bonus
from anyshore.payments.policies import may_give_bonus
from anyshore.payments.queries.purse import purse_of_agreement
from anyshore.payments.rails import rail
from anyshore.payments.rules.refusals import AmountNotPositive
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell

_AFTER_THE_END = (AgreementState.COMPLETED, AgreementState.ENDED)


class NotSigned(Refused):
    """The agreement never ran, so there is nobody to thank; ``state`` is its state."""

    code = "not_signed"


@action
def give_bonus(*, actor: Actor, agreement_id: UUID, amount: Money, words: str = "", at: datetime) -> Bonus:
    """Pay ``amount`` to the provider at once, beyond the price; it bears the fee as the price does.

    The client's people who handle money, while the agreement runs and after it was completed or ended. Refused: an
    agreement that never ran or was cancelled, an amount that is not positive or of another currency.
    """
    purse = purse_of_agreement(actor, agreement_id)
    deal = purse.deal
    if actor.person_id is None or not may_give_bonus(actor, deal):
        raise Forbidden()
    if not (purse.is_live or purse.agreement.state in _AFTER_THE_END):
        raise NotSigned(state=str(purse.agreement.state))
    if amount.currency != deal.currency or not amount.is_positive:
        raise AmountNotPositive(field="amount", currency=deal.currency)
    cut = purse.slice(amount.minor)
    bonus = Bonus.objects.create(
        id=new_id(),
        agreement_id=agreement_id,
        amount_minor=amount.minor,
        fee_minor=cut.fee_minor,
        words=words.strip()[:300],
        given_by_id=actor.person_id,
        at=at,
    )
    tell(
        BonusGiven(
            agreement_id=agreement_id,
            bonus_id=bonus.pk,
            amount_minor=amount.minor,
            fee_minor=cut.fee_minor,
            words=bonus.words,
            currency=deal.currency,
            at=at,
        ),
        actor=actor,
    )
    post(actor=actor, at=at, postings=rail(deal.rail).bonus(deal, bonus.pk, cut))
    return bonus
