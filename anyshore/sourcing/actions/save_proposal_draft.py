"""Save a draft of a proposal."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Stale
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.actions.start_reminder import start_reminder
from anyshore.sourcing.events import ProposalDraftSaved
from anyshore.sourcing.models import ProposalDraft, Request
from anyshore.sourcing.policies import may_draft_proposal
from anyshore.sourcing.queries.drafts import KIND, draft_of
from anyshore.sourcing.queries.loading import is_related, locked_request
from anyshore.sourcing.queries.tenders import must_take_next
from anyshore.sourcing.rules.drafts import Written, kept
from anyshore.sourcing.rules.refusals import OwnRequest


@action
def save_proposal_draft(
    *,
    actor: Actor,
    request_id: UUID,
    version: int,
    written: Written,
    file_ids: tuple[UUID, ...] = (),
    drop_ids: tuple[UUID, ...] = (),
    at: datetime,
) -> ProposalDraft:
    """The organisation keeps what is ``written`` for this request, a first proposal or a revision, until it sends or
    discards it. Nobody else sees it, no place is taken and no quota is used; a day before the request takes no
    proposals any more it is reminded.

    Those who work for the provider may, while proposals are taken. ``version`` is the one they looked at, 0 for a
    first one; ``drop_ids`` are the attachments that go. Refused: another version (Stale), the client's own people
    (OwnRequest), a request that takes no proposals (RequestNotOpen, ProposalsClosed, RoundClosed), one on which their
    proposal was declined or awarded (AlreadyProposed), more than can be kept (TextTooLong), files of others (Invalid).
    """
    request = locked_request(actor, request_id)
    _permit(actor, request)
    revises = must_take_next(request, actor.acting_organisation, at)
    draft = draft_of(request, actor.acting_organisation)
    if draft is not None and draft.version != version:
        raise Stale(kind="proposal_draft", version=draft.version)
    words = kept(written)
    if draft is None:
        draft = ProposalDraft(request=request, provider_id=actor.acting_organisation, version=0)
    draft.written, draft.version, draft.request_version = words, draft.version + 1, request.version
    draft.author_id, draft.changed_at, draft.revises = actor.acting_person, at, revises
    draft.save()
    subject = (KIND, draft.id)
    files.detach(subject, drop_ids)
    files.attach(subject=subject, file_ids=file_ids, actor=actor, at=at)
    start_reminder(actor=actor, draft=draft, at=at)
    tell(ProposalDraftSaved(proposal_draft_id=draft.id, request_id=request.id, at=at), actor=actor)
    return draft


def _permit(actor: Actor, request: Request) -> None:
    if is_related(actor, request):
        raise OwnRequest()
    if not may_draft_proposal(actor, request):
        raise Forbidden()
