"""Put an offer before the members of a team."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import deadlines, files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.actions.talk_in_team import talk_in_team
from anyshore.sourcing.events import ProposalDraftSent, TeamAsked
from anyshore.sourcing.models import Request, TeamOffer
from anyshore.sourcing.policies import may_send_proposal
from anyshore.sourcing.queries.clearance import must_be_cleared
from anyshore.sourcing.queries.drafts import KIND, draft_of
from anyshore.sourcing.queries.loading import is_related, locked_request
from anyshore.sourcing.queries.quotas import take_turn
from anyshore.sourcing.queries.teams import must_bid_once, put_before, team_terms, until_of
from anyshore.sourcing.queries.tenders import must_take_first
from anyshore.sourcing.rules.offers import ProposalTerms, content
from anyshore.sourcing.rules.quotas import A_WEEK
from anyshore.sourcing.rules.refusals import OwnRequest
from anyshore.sourcing.rules.teams import digest


@action
def ask_team(
    *,
    actor: Actor,
    request_id: UUID,
    terms: ProposalTerms,
    file_ids: tuple[UUID, ...] = (),
    drop_ids: tuple[UUID, ...] = (),
    a_week: int = A_WEEK,
    at: datetime,
) -> TeamOffer:
    """An offer in these ``terms`` waits for the members of its team: once all have agreed it is sent as a proposal of
    the actor's organisation, which leads. Until then the client learns nothing of it. A draft becomes this offer, with
    its files but ``drop_ids``.

    Those who may bind the lead may, before the end of proposals; what is not agreed by then lapses. Refused: all that
    ``send_proposal`` refuses, a second one (TeamWaits), who is in another team (InTeam), no members (TeamMissing),
    members that are no providers, the lead or the client (MemberUnknown), shares that leave the lead nothing
    (SharesTooLarge), and requests on which nothing is priced (TeamNotHere).
    """
    request = locked_request(actor, request_id)
    _permit(actor, request, at)
    take_turn(request, actor.acting_organisation, at=at, limit=a_week)
    written = team_terms(actor, request, actor.acting_organisation, terms, at)
    offer = TeamOffer.objects.create(
        request=request,
        lead_id=actor.acting_organisation,
        author_id=actor.acting_person,
        terms=content(written),
        hash=digest(content(written)),
        at=at,
    )
    put_before(offer, written, at=at)
    _take_draft(actor, offer, drop_ids, at)
    files.attach(subject=("team_offer", offer.id), file_ids=file_ids, actor=actor, at=at)
    deadlines.start(
        verb="sourcing.lapse_team",
        subject=("team_offer", offer.id),
        due_at=until_of(request, at),
        at=at,
        args={"offer_id": offer.id},
    )
    talk_in_team(actor=actor, offer_id=offer.id, at=at)
    tell(TeamAsked(team_offer_id=offer.id, request_id=request.id, hash=offer.hash, at=at), actor=actor)
    return offer


def _permit(actor: Actor, request: Request, at: datetime) -> None:
    if is_related(actor, request):
        raise OwnRequest()
    if not may_send_proposal(actor, request):
        raise Forbidden()
    must_be_cleared(actor, request)
    must_take_first(request, actor.acting_organisation, at)
    must_bid_once(request, actor.acting_organisation)


def _take_draft(actor: Actor, offer: TeamOffer, drop_ids: tuple[UUID, ...], at: datetime) -> None:
    draft = draft_of(offer.request, offer.lead_id)
    if draft is None:
        return
    subject = (KIND, draft.id)
    files.detach(subject, drop_ids)
    files.copy(subject, to=("team_offer", offer.id), actor=actor, at=at)
    files.detach(subject)
    tell(ProposalDraftSent(proposal_draft_id=draft.id, request_id=offer.request_id, at=at), actor=actor)
    draft.delete()
