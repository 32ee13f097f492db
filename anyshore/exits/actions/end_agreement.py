"""End an agreement: clocks stop, work stops, money is settled, the end is on record."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.actions.close_renewal import close_renewal
from anyshore.contracts.actions.close_talks import close_talks
from anyshore.contracts.actions.plan_after_end import plan_after_end
from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.rules import Side
from anyshore.exits.actions.close_offers import close_offers
from anyshore.exits.actions.wind_down import wind_down
from anyshore.exits.events import AgreementEnded
from anyshore.exits.models import Ending
from anyshore.exits.policies import may_end
from anyshore.exits.queries import are_unrelated, running_notice
from anyshore.exits.rules import END_VERBS, EndKind
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.close_draws import close_draws
from anyshore.payments.actions.close_majeure import close_majeure
from anyshore.payments.actions.close_suspension import close_suspension
from anyshore.payments.actions.settle_claims import settle_claims
from anyshore.payments.actions.settle_levels import settle_levels
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.reviews.actions.open_window import open_window
from anyshore.reviews.actions.update_standing import update_standing
from anyshore.transition.actions.close_transition import close_transition

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement
    from anyshore.payments.queries.purse import Purse


@action
def end_agreement(*, actor: Actor, agreement_id: UUID, kind: EndKind, reason: str = "", at: datetime) -> Agreement:
    """Nothing is held, no clock runs, no work is open; both sides may review each other if money was paid.

    Inner: the verb that ends it has asked who may and why. What is held and was not accepted goes back where it
    came from. Refused: money on hold, an agreement that is over.
    """
    agreement = locked_agreement(actor, agreement_id)
    if not may_end(actor, agreement):
        raise Forbidden()
    move(agreement, END_VERBS[kind], actor=actor, at=at, why=reason, write={"ended_at": at})
    _close(agreement, kind, actor, at)
    close_transition(actor=actor, agreement_id=agreement_id, at=at)
    plan_after_end(actor=actor, agreement=agreement, at=at)
    purse = wind_down(actor=actor, agreement_id=agreement_id, why=reason or str(kind), at=at)
    settle_levels(actor=actor, agreement_id=agreement_id, at=at)
    settle_claims(actor=actor, agreement_id=agreement_id, at=at)
    ending = _record(agreement, purse, kind, reason, actor, at)
    tell(
        AgreementEnded(
            agreement_id=agreement_id,
            kind=str(kind),
            reason=reason,
            paid_minor=ending.paid_minor,
            refunded_minor=ending.refunded_minor,
            currency=agreement.currency,
            at=at,
        ),
        actor=actor,
    )
    if ending.paid_minor and are_unrelated(agreement):
        open_window(actor=actor, agreement_id=agreement_id, at=at)
    sides = {agreement.client_id: Side.CLIENT, agreement.provider_id: Side.PROVIDER}
    for organisation_id in sorted(sides):
        update_standing(actor=actor, organisation_id=organisation_id, side=sides[organisation_id], at=at)
    return agreement


def _close(agreement: Agreement, kind: EndKind, actor: Actor, at: datetime) -> None:
    """Stop the clocks of the agreement itself: its last day, a notice, a suspension, offers and hours that wait."""
    deadlines.stop(subject=("agreement", agreement.pk), at=at)
    notice = running_notice(agreement.pk)
    if notice is not None:
        move(notice, "take_effect" if kind is EndKind.NOTICE else "overtake", actor=actor, at=at)
        deadlines.stop(subject=("notice", notice.pk), at=at)
    close_renewal(actor=actor, agreement=agreement, at=at)
    close_talks(actor=actor, agreement=agreement, at=at)
    close_majeure(actor=actor, agreement=agreement, at=at)
    close_suspension(actor=actor, agreement=agreement, at=at)
    close_offers(actor=actor, agreement_id=agreement.pk, milestone_id=None, at=at)
    close_draws(actor=actor, agreement_id=agreement.pk, at=at)


def _record(agreement: Agreement, purse: Purse, kind: EndKind, reason: str, actor: Actor, at: datetime) -> Ending:
    holdings = [part.holding for part in purse.parts.values()]
    return Ending.objects.create(
        agreement_id=agreement.pk,
        kind=str(kind),
        reason=reason,
        person_id=actor.person_id,
        paid_minor=purse.weeks.released + sum(one.released_minor for one in holdings),
        refunded_minor=purse.weeks.refunded + sum(one.refunded_minor for one in holdings),
        at=at,
    )
