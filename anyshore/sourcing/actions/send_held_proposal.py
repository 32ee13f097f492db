"""Send a proposal that was held."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.rules import AuthorGone
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines, files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.sourcing.actions.revise_proposal import revise_proposal
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.events import HeldProposalSent, ProposalDraftSent
from anyshore.sourcing.models import HeldProposal, Proposal, Request
from anyshore.sourcing.policies import may_hold_proposal
from anyshore.sourcing.queries.drafts import KIND, draft_of
from anyshore.sourcing.queries.held import approval_of, author_of, locked_held_proposal
from anyshore.sourcing.queries.teams import team_sent
from anyshore.sourcing.rules.held import SUBJECT, ProposalUnapproved, RequestMoved
from anyshore.sourcing.rules.offers import read_content
from anyshore.sourcing.rules.teams import digest


@action
def send_held_proposal(*, actor: Actor, held_id: UUID, at: datetime) -> Proposal:
    """The proposal is with the client, exactly as it was signed and agreed to, in the name of who signed it; the
    organisation's draft of it is gone.

    Those who may bind the provider; the last of those who agree does it by agreeing (contracts' ``answer_and_send``).
    Refused: others (NotFound, Forbidden), one that went out or is over (NotAllowed), one to which somebody must still
    agree (ProposalUnapproved), an author who may not bind the provider any more (AuthorGone), a request that was
    changed meanwhile (RequestMoved), and all that ``send_proposal`` and ``revise_proposal`` refuse.
    """
    request, held = locked_held_proposal(actor, held_id)
    author = author_of(held)
    if not may_hold_proposal(author, held):
        raise AuthorGone()
    if not may_hold_proposal(actor, held):
        raise Forbidden()
    approval = approval_of(held, request)
    if approval.needed and approval.missing:
        raise ProposalUnapproved(needed=approval.needed.needed)
    if request.version != held.request_version:
        raise RequestMoved()
    move(held, "send", actor=actor, at=at, write={"ended_at": at, "refusal": {}})
    proposal = _sent(author, held, at)
    files.copy((SUBJECT, held.id), to=("proposal", proposal.id), actor=author, at=at)
    held.proposal = proposal
    held.save(update_fields=["proposal"])
    team_sent(held.request_id, held.provider_id, digest(held.terms), proposal)
    _without_draft(author, request, held, at)
    tell(HeldProposalSent(held_proposal_id=held.id, request_id=held.request_id, at=at), actor=actor)
    return proposal


def _sent(author: Actor, held: HeldProposal, at: datetime) -> Proposal:
    terms = read_content(held.terms)
    if held.revises and held.proposal_id:
        return revise_proposal(
            actor=author,
            proposal_id=held.proposal_id,
            version=held.revises,
            terms=terms,
            a_week=held.a_week,
            at=at,
        )
    return send_proposal(actor=author, request_id=held.request_id, terms=terms, a_week=held.a_week, at=at)


def _without_draft(author: Actor, request: Request, held: HeldProposal, at: datetime) -> None:
    draft = draft_of(request, held.provider_id)
    if draft is not None:
        subject = (KIND, draft.id)
        files.detach(subject)
        deadlines.stop(subject=subject, at=at)
        tell(ProposalDraftSent(proposal_draft_id=draft.id, request_id=request.id, at=at), actor=author)
        draft.delete()
