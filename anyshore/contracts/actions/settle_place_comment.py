"""Settle a comment on a place of an agreement."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import PlaceCommentSettled, PrivateCommentKept
from anyshore.contracts.models import AgreementComment
from anyshore.contracts.policies import suggesting_side
from anyshore.contracts.queries.comments import place_comment_locked
from anyshore.contracts.rules import AGREEMENT, AgreementState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def settle_place_comment(*, actor: Actor, comment_id: UUID, at: datetime) -> AgreementComment:
    """The comment is settled: whoever wrote it or the other side says that it is done. Settled already, it stays as it
    is.

    Those of either side who work and see it, while the agreement is drafted or negotiated. Refused: others
    (Forbidden), one that the actor does not see, or a reply, which goes with its comment (NotFound), an agreement that
    is signed or over (NotAllowed).
    """
    comment = place_comment_locked(actor, comment_id)
    agreement = comment.agreement
    side = suggesting_side(actor, agreement)
    if side is None:
        raise Forbidden()
    if comment.parent_id is not None:
        raise NotFound()
    AGREEMENT.after(AgreementState(agreement.state), "discuss")
    if comment.settled_at is None:
        comment.settled_at, comment.settled_by_id = at, actor.person_id
        comment.save(update_fields=["settled_at", "settled_by"])
        if comment.private_to_id:
            tell(PrivateCommentKept(private_comment_id=comment.id, what="settled", at=at), actor=actor)
        else:
            tell(PlaceCommentSettled(agreement_id=agreement.id, side=side, comment_id=comment.id, at=at), actor=actor)
    return comment
