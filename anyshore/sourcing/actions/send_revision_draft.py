"""Send a draft of a revision."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines, files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.actions.revise_proposal import revise_proposal
from anyshore.sourcing.events import ProposalDraftSent
from anyshore.sourcing.models import Proposal
from anyshore.sourcing.queries.drafts import KIND, draft_of
from anyshore.sourcing.rules.offers import ProposalTerms
from anyshore.sourcing.rules.quotas import A_WEEK


@action
def send_revision_draft(
    *,
    actor: Actor,
    proposal_id: UUID,
    version: int,
    terms: ProposalTerms,
    file_ids: tuple[UUID, ...] = (),
    drop_ids: tuple[UUID, ...] = (),
    a_week: int = A_WEEK,
    at: datetime,
) -> Proposal:
    """``terms`` are the next version of the proposal, with the files of the organisation's draft but ``drop_ids``; the
    draft is gone.

    Who may and what is refused: as for ``revise_proposal``. Without a draft, discarded meanwhile, it is simply
    revised.
    """
    proposal = revise_proposal(
        actor=actor, proposal_id=proposal_id, version=version, terms=terms, file_ids=file_ids, a_week=a_week, at=at
    )
    draft = draft_of(proposal.request, proposal.provider_id)
    if draft is not None:
        subject = (KIND, draft.id)
        files.detach(subject, drop_ids)
        files.copy(subject, to=("proposal", proposal.id), actor=actor, at=at)
        files.detach(subject)
        deadlines.stop(subject=subject, at=at)
        tell(ProposalDraftSent(proposal_draft_id=draft.id, request_id=draft.request_id, at=at), actor=actor)
        draft.delete()
    return proposal
