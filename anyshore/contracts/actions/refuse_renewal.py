"""Say that an agreement is not to go on by itself."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.events.renewal import RenewalRefused
from anyshore.contracts.models import RenewalRefusal
from anyshore.contracts.policies import may_renew, side_of
from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.queries.renewals import goes_on, refusal_of
from anyshore.contracts.rules.content import checked_reason
from anyshore.contracts.rules.renewal import NotRenewing, RefusedAlready, RenewalCertain, RenewalChanged
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def refuse_renewal(
    *, actor: Actor, agreement_id: UUID, term_on: date, words: str = "", at: datetime
) -> RenewalRefusal:
    """The agreement ends on its last day, which is ``term_on``; both may still agree to renew it.

    Either side's people who bind it, until the instant that both could see. Refused: others (Forbidden), an agreement
    that does not go on by itself (NotRenewing), a no that was said before (RefusedAlready), at that instant or later
    (RenewalCertain), a term that is not the present one any more (RenewalChanged).
    """
    agreement = locked_agreement(actor, agreement_id)
    side = side_of(actor, agreement)
    if side is None or actor.person_id is None or not may_renew(actor, agreement):
        raise Forbidden()
    if refusal_of(agreement) is not None:
        raise RefusedAlready()
    found = goes_on(agreement)
    if found is None:
        raise NotRenewing()
    if term_on != found.from_on:
        raise RenewalChanged()
    if at >= found.refused_until:
        raise RenewalCertain(since=found.refused_until)
    made = RenewalRefusal.objects.create(
        agreement=agreement,
        term_on=found.from_on,
        side=str(side),
        person_id=actor.person_id,
        words=checked_reason("words", words),
        at=at,
    )
    deadlines.stop(subject=("agreement", agreement_id), verb="payments.renew_agreement", at=at)
    told = RenewalRefused(agreement_id=agreement_id, side=str(side), ends_on=found.from_on, words=made.words, at=at)
    tell(told, actor=actor)
    return made
