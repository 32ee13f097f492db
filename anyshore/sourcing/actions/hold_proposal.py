"""Hold a proposal back until one's own people agree to it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.actions.ask_approval import ask_approval
from anyshore.approvals.rules import Kind, NobodyAsked
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.actions.overtake_held_proposal import overtake_held_proposal
from anyshore.sourcing.events import ProposalHeld
from anyshore.sourcing.models import HeldProposal, Proposal, Request
from anyshore.sourcing.queries.drafts import KIND, draft_of
from anyshore.sourcing.queries.held import own_rule
from anyshore.sourcing.queries.loading import locked_proposal, locked_request
from anyshore.sourcing.queries.taking import completed_for, must_take_first_from, must_take_version
from anyshore.sourcing.queries.teams import must_be_agreed, must_be_agreed_again
from anyshore.sourcing.rules.held import SUBJECT, signed_hash
from anyshore.sourcing.rules.offers import ProposalTerms, content
from anyshore.sourcing.rules.quotas import A_WEEK


@action
def hold_proposal(
    *,
    actor: Actor,
    request_id: UUID,
    terms: ProposalTerms,
    proposal_id: UUID | None = None,
    version: int = 0,
    file_ids: tuple[UUID, ...] = (),
    drop_ids: tuple[UUID, ...] = (),
    words: str = "",
    a_week: int = A_WEEK,
    at: datetime,
) -> HeldProposal:
    """``terms`` are signed by the actor's organisation and kept back, as a first proposal or as the version of
    ``proposal_id`` after the ``version`` that was looked at; those whom its rule names are asked, with ``words``, and
    it goes out as it is once they agree. The client does not see it. It stands instead of one that was held before;
    files of the organisation's draft, but ``drop_ids``, go with it.

    Those who may bind the provider. Refused: all that ``send_proposal`` or ``revise_proposal`` refuse but a missing
    approval, a place and a turn, which are taken when it goes out; what nobody must agree to (NobodyAsked), a group
    that is too small without the actor (TooFewApprovers).
    """
    request, proposal = _taken(actor, request_id, proposal_id, terms, version, at)
    done = completed_for(request, terms, at)
    if own_rule(actor, request, done.price_minor) is None:
        raise NobodyAsked()
    before = overtake_held_proposal(actor=actor, request_id=request.id, replaced=True, at=at)
    held = HeldProposal.objects.create(
        request=request,
        provider_id=actor.acting_organisation,
        author_id=actor.acting_person,
        proposal=proposal,
        revises=version if proposal else 0,
        terms=content(terms if terms.team else done),  # members agreed to the digest of the terms as they read them
        hash=signed_hash(done),
        price_minor=done.price_minor,
        currency=request.currency,
        request_version=request.version,
        a_week=a_week,
        at=at,
    )
    files.attach(subject=(SUBJECT, held.id), file_ids=file_ids, actor=actor, at=at)
    _with_files(actor, held, before, drop_ids, at)
    tell(ProposalHeld(held_proposal_id=held.id, request_id=request.id, hash=held.hash, at=at), actor=actor)
    ask_approval(
        actor=actor,
        kind=Kind.CONTRACT,
        subject=(SUBJECT, held.id),
        title=request.title,
        path=f"/proposals/held/{held.id}/",
        amount=Money(held.price_minor, held.currency),
        fingerprint=held.hash,
        words=words,
        no_later_than=request.proposals_until,
        at=at,
    )
    return held


def _taken(
    actor: Actor, request_id: UUID, proposal_id: UUID | None, terms: ProposalTerms, version: int, at: datetime
) -> tuple[Request, Proposal | None]:
    if proposal_id is None:
        request = locked_request(actor, request_id)
        must_take_first_from(actor, request, at)
        must_be_agreed(request, actor.acting_organisation, terms)
        return request, None
    request, proposal = locked_proposal(actor, proposal_id)
    must_take_version(actor, request, proposal, version, at)
    must_be_agreed_again(proposal, terms)
    return request, proposal


def _with_files(
    actor: Actor, held: HeldProposal, before: HeldProposal | None, drop_ids: tuple[UUID, ...], at: datetime
) -> None:
    """The files of what was held before go with it, or those of the draft."""
    subject, draft = (SUBJECT, held.id), draft_of(held.request, held.provider_id)
    kept = (SUBJECT, before.id) if before else (KIND, draft.id) if draft else None
    if kept is not None:
        files.detach(kept, drop_ids)
        files.copy(kept, to=subject, actor=actor, at=at)
