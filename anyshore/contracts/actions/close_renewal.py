"""Let an agreement that ends have no offer to renew any more."""

from __future__ import annotations

from datetime import datetime

from anyshore.contracts.actions.overtake_held import overtake_held
from anyshore.contracts.models import Agreement, RenewalOffer
from anyshore.contracts.queries.renewals import open_renewal
from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.state import move


@action
def close_renewal(*, actor: Actor, agreement: Agreement, at: datetime) -> RenewalOffer | None:
    """The offer that waits has lapsed with its agreement, and so has one that waited for a side's own people; None
    where none waits.

    Inner: exits ends agreements. For verbs that have locked the agreement and permitted the actor. Refused: nothing.
    """
    overtake_held(actor=actor, agreement_id=agreement.pk, at=at)
    found = open_renewal(agreement.pk)
    if found is not None:
        move(found, "lapse", actor=actor, at=at, write={"answered_at": at})
        deadlines.stop(subject=("renewal", found.pk), at=at)
    return found
