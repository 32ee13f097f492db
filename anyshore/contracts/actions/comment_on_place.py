"""Comment on one place of an agreement that is negotiated."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.gather_negotiation import gather_negotiation
from anyshore.contracts.actions.gather_own_comments import gather_own_comments
from anyshore.contracts.events import PlaceCommented, PrivateCommentKept
from anyshore.contracts.models import AgreementComment
from anyshore.contracts.policies import suggesting_side
from anyshore.contracts.queries.comments import must_take_another, talk_locked
from anyshore.contracts.rules import AGREEMENT, AgreementState
from anyshore.contracts.rules.comments import checked_comment
from anyshore.contracts.rules.places import UnknownPlace, anchor_of, values_at
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def comment_on_place(
    *, actor: Actor, agreement_id: UUID, row: str, words: str, private: bool = False, at: datetime
) -> AgreementComment:
    """The comment stands beside its place, open; the other side is told of it with what else is said within the hour.
    A ``private`` one is seen by the actor's own organisation alone, whose people are told in the same way; so is every
    one on a draft that the other side does not see yet, then and later.

    Those of either side who work, while the agreement is drafted or negotiated. Refused: others (Forbidden), an
    agreement that is signed or over, and a draft that was given up (NotAllowed), a place that is not there
    (UnknownPlace), words that cannot be (Invalid), one too many (TooManyHere).
    """
    talk = talk_locked(actor, agreement_id)
    agreement, private = talk.agreement, private or not talk.shared
    side = suggesting_side(actor, agreement)
    if side is None:
        raise Forbidden()
    AGREEMENT.after(AgreementState(agreement.state), "discuss")
    if values_at(talk.content, row) is None:
        raise UnknownPlace(field="place", reason="unknown")
    must_take_another(agreement.id)
    comment = AgreementComment.objects.create(
        agreement=agreement,
        version=agreement.version,
        row=row,
        anchor=anchor_of(talk.content, row),
        words=checked_comment(words),
        author_id=actor.acting_person,
        side=side,
        private_to_id=actor.organisation_id if private else None,
        at=at,
    )
    if private:
        gather_own_comments(actor=actor, agreement_id=agreement.id, organisation_id=actor.acting_organisation, at=at)
        tell(PrivateCommentKept(private_comment_id=comment.id, what="written", at=at), actor=actor)
        return comment
    gather_negotiation(actor=actor, agreement_id=agreement.id, at=at)
    tell(PlaceCommented(agreement_id=agreement.id, side=side, comment_id=comment.id, at=at), actor=actor)
    return comment
