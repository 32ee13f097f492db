"""Who may do what to requests and proposals. Writing needs the right to work, binding the right to commit."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from anyshore.kit.actor import Actor, ActorKind
from anyshore.parties.rules import Right, has_right, is_clock
from anyshore.sourcing.models import (
    Entry,
    HeldProposal,
    Proposal,
    ProposalDraft,
    Request,
    SavedSearch,
    TeamMember,
    TeamOffer,
)
from anyshore.sourcing.rules.states import RequestState


def _client_with(actor: Actor, request: Request, right: Right) -> bool:
    return actor.organisation_id == request.client_id and has_right(actor, right)


def _bidder_with(actor: Actor, request: Request, right: Right) -> bool:
    return actor.organisation_id != request.client_id and has_right(actor, right)


def may_save_request(actor: Actor) -> bool:
    """Those who work for any organisation: a draft binds nobody."""
    return has_right(actor, Right.WORK)


def may_change_draft(actor: Actor, request: Request) -> bool:
    """Those who work for its client."""
    return _client_with(actor, request, Right.WORK)


def may_publish_request(actor: Actor, request: Request) -> bool:
    """Those who may bind its client."""
    return _client_with(actor, request, Right.COMMIT)


def may_edit_request(actor: Actor, request: Request) -> bool:
    """Those who may bind its client."""
    return _client_with(actor, request, Right.COMMIT)


def may_close_request(actor: Actor, request: Request) -> bool:
    """Those who may bind its client."""
    return _client_with(actor, request, Right.COMMIT)


def may_repost_request(actor: Actor, request: Request) -> bool:
    """Those who work for its client: what comes of it is a draft."""
    return _client_with(actor, request, Right.WORK)


def may_invite_provider(actor: Actor, request: Request) -> bool:
    """Those who work for its client."""
    return _client_with(actor, request, Right.WORK)


def may_answer_question(actor: Actor, request: Request) -> bool:
    """Those who work for its client."""
    return _client_with(actor, request, Right.WORK)


def may_compare(actor: Actor, request: Request) -> bool:
    """Members of its client, whatever their role."""
    return _client_with(actor, request, Right.VIEW)


def may_shortlist(actor: Actor, request: Request) -> bool:
    """Those who work for its client."""
    return _client_with(actor, request, Right.WORK)


def may_score(actor: Actor, request: Request) -> bool:
    """Those who work for its client: each gives points of their own."""
    return _client_with(actor, request, Right.WORK)


def may_decline_proposal(actor: Actor, request: Request) -> bool:
    """Those who may bind its client."""
    return _client_with(actor, request, Right.COMMIT)


def may_award(actor: Actor, request: Request) -> bool:
    """Those who may bind its client."""
    return _client_with(actor, request, Right.COMMIT)


def may_release_award(actor: Actor, request: Request, proposal: Proposal) -> bool:
    """Either side's, as their contract came to nothing, and the clock's, as the offer lapsed."""
    side = actor.organisation_id in (request.client_id, proposal.provider_id)
    return is_clock(actor) or (side and has_right(actor, Right.COMMIT))


def may_ask_question(actor: Actor, request: Request) -> bool:
    """Those who work for another organisation that sees it."""
    return _bidder_with(actor, request, Right.WORK)


def may_sign_nda(actor: Actor, request: Request) -> bool:
    """Those who may bind another organisation that sees it."""
    return _bidder_with(actor, request, Right.COMMIT)


def may_decline_to_propose(actor: Actor, request: Request) -> bool:
    """Those who work for another organisation that sees it."""
    return _bidder_with(actor, request, Right.WORK)


def may_send_proposal(actor: Actor, request: Request) -> bool:
    """Those who may bind another organisation that sees it: a proposal is a signed offer."""
    return _bidder_with(actor, request, Right.COMMIT)


def may_draft_proposal(actor: Actor, request: Request) -> bool:
    """Those who work for another organisation that sees it: a draft binds nobody."""
    return _bidder_with(actor, request, Right.WORK)


def may_discard_proposal_draft(actor: Actor, draft: ProposalDraft) -> bool:
    """Those who work for its organisation."""
    return actor.organisation_id == draft.provider_id and has_right(actor, Right.WORK)


def may_change_proposal(actor: Actor, proposal: Proposal) -> bool:
    """Those who may bind its bidder."""
    return actor.organisation_id == proposal.provider_id and has_right(actor, Right.COMMIT)


def may_lead_team(actor: Actor, offer: TeamOffer) -> bool:
    """Those who may bind its lead."""
    return actor.organisation_id == offer.lead_id and has_right(actor, Right.COMMIT)


def may_answer_team(actor: Actor, member: TeamMember) -> bool:
    """Those who may bind the member that is asked."""
    return actor.organisation_id == member.provider_id and has_right(actor, Right.COMMIT)


def may_keep_document(actor: Actor) -> bool:
    """Those who work for any organisation, for their own."""
    return has_right(actor, Right.WORK)


def may_ask_documents(actor: Actor, request: Request) -> bool:
    """Those who work for its client."""
    return _client_with(actor, request, Right.WORK)


def may_share_document(actor: Actor, request: Request) -> bool:
    """Those who work for another organisation that sees it."""
    return _bidder_with(actor, request, Right.WORK)


def may_judge_document(actor: Actor, request: Request) -> bool:
    """Those who work for its client."""
    return _client_with(actor, request, Right.WORK)


def may_change_entry(actor: Actor, entry: Entry) -> bool:
    """Those who may bind its author's organisation."""
    return actor.organisation_id == entry.provider_id and has_right(actor, Right.COMMIT)


def may_comment_on_entry(actor: Actor, request: Request, entry: Entry) -> bool:
    """Those who work for its author's organisation or for the client."""
    return actor.organisation_id in (request.client_id, entry.provider_id) and has_right(actor, Right.WORK)


def may_let_time_pass(actor: Actor) -> bool:
    """The clock alone: nobody makes an offer expire or a request lapse by hand."""
    return is_clock(actor)


def may_save_search(actor: Actor) -> bool:
    """Everybody who is signed in, for themselves."""
    return actor.person_id is not None and actor.kind is ActorKind.PERSON


def may_change_search(actor: Actor, search: SavedSearch) -> bool:
    """Whoever keeps it."""
    return actor.person_id == search.person_id


def may_set_up_tender(actor: Actor, request: Request) -> bool:
    """Those who work for its client while it is a draft, those who may bind it after that."""
    return _client_with(actor, request, Right.WORK if request.state == RequestState.DRAFT else Right.COMMIT)


def may_open(actor: Actor, request: Request, openers: Collection[UUID]) -> bool:
    """Those of the client who were named to open."""
    return _client_with(actor, request, Right.WORK) and actor.person_id in openers


def may_evaluate(actor: Actor, request: Request, evaluators: Collection[UUID]) -> bool:
    """Those of the client who were named to score."""
    return _client_with(actor, request, Right.WORK) and actor.person_id in evaluators


def may_close_scoring(actor: Actor, request: Request) -> bool:
    """Those who may bind its client."""
    return _client_with(actor, request, Right.COMMIT)


def may_agree_points(actor: Actor, request: Request, evaluators: Collection[UUID]) -> bool:
    """Its evaluators, and those who may bind its client."""
    return may_close_scoring(actor, request) or may_evaluate(actor, request, evaluators)


def may_begin_round(actor: Actor, request: Request) -> bool:
    """Those who may bind its client."""
    return _client_with(actor, request, Right.COMMIT)


def may_follow(actor: Actor, request: Request) -> bool:
    """Those who may bind its client."""
    return _client_with(actor, request, Right.COMMIT)


def may_ask_for_review(actor: Actor, proposal: Proposal) -> bool:
    """Those who work for its bidder."""
    return actor.organisation_id == proposal.provider_id and has_right(actor, Right.WORK)


def may_answer_review(actor: Actor, request: Request, reviewer_id: UUID) -> bool:
    """The person of the client who was named for it, and nobody else."""
    return _client_with(actor, request, Right.VIEW) and actor.person_id == reviewer_id


def may_keep_library(actor: Actor) -> bool:
    """Those who work for any organisation, its own."""
    return has_right(actor, Right.WORK)


def may_hold_proposal(actor: Actor, held: HeldProposal) -> bool:
    """Those who may bind its provider."""
    return actor.organisation_id == held.provider_id and has_right(actor, Right.COMMIT)


def may_drop_held(actor: Actor, held: HeldProposal) -> bool:
    """Who signed it, and those who may bind its provider."""
    own = actor.organisation_id == held.provider_id
    return own and (actor.person_id == held.author_id or has_right(actor, Right.COMMIT))
