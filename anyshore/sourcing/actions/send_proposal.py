"""Send a proposal: a signed offer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.conversations.actions.open_thread import open_thread
from anyshore.kit.actor import Actor
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.numbers import next_number
from anyshore.sourcing.actions.lock_criteria import lock_criteria
from anyshore.sourcing.actions.overtake_held_proposal import overtake_held_proposal
from anyshore.sourcing.actions.stand_until import stand_until
from anyshore.sourcing.events import ProposalSent
from anyshore.sourcing.models import Proposal, ProposalVersion
from anyshore.sourcing.models.lots import write_prices
from anyshore.sourcing.models.parts import write_parts
from anyshore.sourcing.models.teams import write_team
from anyshore.sourcing.queries.duplicates import keep_sketch
from anyshore.sourcing.queries.held import must_be_approved
from anyshore.sourcing.queries.loading import locked_request
from anyshore.sourcing.queries.quotas import take_turn
from anyshore.sourcing.queries.taking import completed_for, must_take_first_from
from anyshore.sourcing.queries.teams import must_be_agreed
from anyshore.sourcing.queries.tenders import is_tender, lot_titles
from anyshore.sourcing.rules.offers import ProposalTerms, content
from anyshore.sourcing.rules.quotas import A_WEEK
from anyshore.sourcing.rules.states import RequestKind


@action
def send_proposal(
    *,
    actor: Actor,
    request_id: UUID,
    terms: ProposalTerms,
    file_ids: tuple[UUID, ...] = (),
    a_week: int = A_WEEK,
    at: datetime,
) -> Proposal:
    """The provider's offer binds it until it expires; the client sees it, other bidders never do.

    Those who may bind the provider may, free of charge, before the end of proposals: at that instant it is too
    late. ``a_week`` is the operator's number of proposals in seven days. Refused: the client's own people
    (OwnRequest), who has not signed a confidentiality text (NdaUnsigned), a request that is not open
    (RequestNotOpen), too late (ProposalsClosed), a contest (ContestTakesEntries), a second proposal
    (AlreadyProposed, TeamWaits), who takes part with a team (InTeam), a team that has not agreed to these terms
    (TeamNotAgreed), the first one in a later round (RoundClosed), no place left (RequestFull) or no turn
    (QuotaUsed), what its own people must agree to and have not (ProposalUnapproved), terms that cannot be taken
    (rules.offers).
    """
    request = locked_request(actor, request_id)
    must_take_first_from(actor, request, at)
    must_be_agreed(request, actor.acting_organisation, terms)
    take_turn(request, actor.acting_organisation, at=at, limit=a_week)
    done = completed_for(request, terms, at)
    must_be_approved(actor, request, done)
    proposal = Proposal.objects.create(
        number=next_number("proposal"),
        request=request,
        provider_id=actor.acting_organisation,
        author_id=actor.acting_person,
        price_minor=done.price_minor,
        text=done.text,
        finishes_on=done.finishes_on,
        sent_at=at,
        expires_at=done.stands_until,
        request_version=request.version,
        binding=request.kind != RequestKind.RFI,
        lotted=bool(lot_titles(request)),
    )
    write_parts(proposal, done)
    write_team(proposal, done)
    keep_sketch(proposal)
    write_prices(proposal, done)
    if is_tender(request):
        lock_criteria(actor=actor, request_id=request.id, at=at)
    ProposalVersion.objects.create(
        proposal=proposal, number=1, content=content(done), author_id=actor.acting_person, at=at
    )
    files.attach(subject=("proposal", proposal.id), file_ids=file_ids, actor=actor, at=at)
    stand_until(actor=actor, proposal_id=proposal.id, at=at)
    if not request.sealed:
        between = (request.client_id, proposal.provider_id)
        subject = ("proposal", proposal.id)
        open_thread(actor=actor, subject=subject, title=request.title, organisation_ids=between, at=at)
    told = ProposalSent(
        proposal_id=proposal.id,
        request_id=request.id,
        version=1,
        price_minor=done.price_minor,
        currency=request.currency,
        expires_at=proposal.expires_at,
        at=at,
    )
    tell(told, actor=actor)
    overtake_held_proposal(actor=actor, request_id=request.id, at=at)
    return proposal
