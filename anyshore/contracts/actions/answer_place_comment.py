"""Reply to a comment on a place of an agreement."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.gather_negotiation import gather_negotiation
from anyshore.contracts.actions.gather_own_comments import gather_own_comments
from anyshore.contracts.events import PlaceCommentAnswered, PrivateCommentKept
from anyshore.contracts.models import AgreementComment
from anyshore.contracts.policies import suggesting_side
from anyshore.contracts.queries.comments import must_take_another, place_comment_locked
from anyshore.contracts.rules import AGREEMENT, AgreementState
from anyshore.contracts.rules.comments import checked_comment
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def answer_place_comment(*, actor: Actor, comment_id: UUID, words: str, at: datetime) -> AgreementComment:
    """The reply stands below the comment, as private as it is; a reply to a reply stands below the same comment.

    Those of either side who work and see it. Refused: others (Forbidden), a comment that the actor does not see
    (NotFound), an agreement that is signed or over (NotAllowed), words that cannot be (Invalid), one too many
    (TooManyHere).
    """
    first = place_comment_locked(actor, comment_id)
    agreement = first.agreement
    side = suggesting_side(actor, agreement)
    if side is None:
        raise Forbidden()
    AGREEMENT.after(AgreementState(agreement.state), "discuss")
    must_take_another(agreement.id)
    parent_id = first.parent_id or first.id
    reply = AgreementComment.objects.create(
        agreement=agreement,
        version=agreement.version,
        row=first.row,
        anchor=first.anchor,
        parent_id=parent_id,
        words=checked_comment(words),
        author_id=actor.acting_person,
        side=side,
        private_to_id=first.private_to_id,
        at=at,
    )
    if first.private_to_id:
        own_id = first.private_to_id
        gather_own_comments(actor=actor, agreement_id=agreement.id, organisation_id=own_id, at=at)
        tell(PrivateCommentKept(private_comment_id=parent_id, what="answered", at=at), actor=actor)
        return reply
    gather_negotiation(actor=actor, agreement_id=agreement.id, at=at)
    tell(PlaceCommentAnswered(agreement_id=agreement.id, side=side, comment_id=reply.id, at=at), actor=actor)
    return reply
