"""Ask that a person looks at the decision again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed, Refused
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import ReviewAsked
from anyshore.sourcing.models import AwardReview
from anyshore.sourcing.policies import may_ask_for_review
from anyshore.sourcing.queries.loading import locked_proposal
from anyshore.sourcing.queries.tenders import tender_of
from anyshore.sourcing.rules.clocks import is_over
from anyshore.sourcing.rules.states import ProposalState
from anyshore.sourcing.rules.tenders import REVIEW_DAYS, WORDS_LIMIT
from anyshore.sourcing.rules.terms import text


class ReviewOver(Refused):
    """A review could be asked for until ``until``."""

    code = "review_over"


class AlreadyAsked(Refused):
    """A review of this decision was asked for before."""

    code = "review_asked"


@action
def ask_for_review(*, actor: Actor, proposal_id: UUID, words: str, at: datetime) -> AwardReview:
    """The person whom the client named for it answers by a deadline; the wish and the answer stand on record.

    Those who work for the bidder may, within ten days of the answer to a proposal on a tender. Refused: others
    (Forbidden), a plain request (NotATender), a proposal that was not turned down (NotAllowed), too late
    (ReviewOver), a second wish (AlreadyAsked), no words (TextMissing).
    """
    request, proposal = locked_proposal(actor, proposal_id)
    if not may_ask_for_review(actor, proposal):
        raise Forbidden()
    tender = tender_of(request)
    if proposal.state not in (ProposalState.NOT_CHOSEN, ProposalState.DECLINED) or proposal.decided_at is None:
        raise NotAllowed(kind="proposal", state=proposal.state, verb="review")
    if is_over(proposal.decided_at + REVIEW_DAYS, at):
        raise ReviewOver(until=proposal.decided_at + REVIEW_DAYS)
    if AwardReview.objects.filter(proposal=proposal).exists():
        raise AlreadyAsked()
    until = at + REVIEW_DAYS
    row = AwardReview.objects.create(
        proposal=proposal,
        reviewer_id=tender.reviewer_id or request.author_id,
        words=text(words, "words", WORDS_LIMIT, least=1),
        at=at,
        answer_until=until,
    )
    deadlines.start(
        verb="sourcing.lapse_review",
        subject=("proposal", proposal.id),
        due_at=until,
        at=at,
        args={"proposal_id": proposal.id},
    )
    tell(ReviewAsked(proposal_id=proposal.id, request_id=request.id, answer_until=until, at=at), actor=actor)
    return row
