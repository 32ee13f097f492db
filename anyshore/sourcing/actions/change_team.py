"""Change the terms of an offer that waits for its team."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed, Refused, Stale
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.actions.talk_in_team import talk_in_team
from anyshore.sourcing.events import TeamTermsChanged
from anyshore.sourcing.models import Request, TeamOffer
from anyshore.sourcing.policies import may_lead_team
from anyshore.sourcing.queries.clearance import must_be_cleared
from anyshore.sourcing.queries.teams import locked_team_offer, put_before, team_terms
from anyshore.sourcing.rules.clocks import is_over
from anyshore.sourcing.rules.offers import ProposalTerms, content
from anyshore.sourcing.rules.refusals import ProposalsClosed, RequestNotOpen
from anyshore.sourcing.rules.states import RequestState
from anyshore.sourcing.rules.teams import TeamState, digest


class TermsUnchanged(Refused):
    """The terms are those that the members were asked about already."""

    code = "team_terms_unchanged"


@action
def change_team(
    *,
    actor: Actor,
    offer_id: UUID,
    version: int,
    terms: ProposalTerms,
    file_ids: tuple[UUID, ...] = (),
    drop_ids: tuple[UUID, ...] = (),
    at: datetime,
) -> TeamOffer:
    """The offer waits in these ``terms``, with this team: members replaced, dropped or added. Whoever agreed to the
    terms before is asked again, and who is in it no more is told.

    Those who may bind the lead may, while it waits and proposals are taken. ``version`` is the one they looked at;
    ``drop_ids`` are attachments that go. Refused: another version (Stale), the same terms (TermsUnchanged), one that
    does not wait (NotAllowed), a request that takes none (RequestNotOpen, ProposalsClosed), teams and terms that
    cannot be taken (as for ``ask_team``).
    """
    request, offer = locked_team_offer(actor, offer_id)
    _permit(actor, request, offer, version, at)
    written = team_terms(actor, request, offer.lead_id, terms, at)
    if digest(content(written)) == offer.hash and not file_ids and not drop_ids:
        raise TermsUnchanged()
    offer.terms, offer.version, offer.author_id = content(written), offer.version + 1, actor.acting_person
    offer.hash = digest(offer.terms)
    offer.save(update_fields=["terms", "version", "author", "hash"])
    gone = put_before(offer, written, at=at)
    subject = ("team_offer", offer.id)
    files.detach(subject, drop_ids)
    files.attach(subject=subject, file_ids=file_ids, actor=actor, at=at)
    talk_in_team(actor=actor, offer_id=offer.id, at=at)
    told = TeamTermsChanged(
        team_offer_id=offer.id, request_id=request.id, hash=offer.hash, gone=" ".join(map(str, gone)), at=at
    )
    tell(told, actor=actor)
    return offer


def _permit(actor: Actor, request: Request, offer: TeamOffer, version: int, at: datetime) -> None:
    if not may_lead_team(actor, offer):
        raise Forbidden()
    must_be_cleared(actor, request)
    if offer.state != TeamState.WAITING:
        raise NotAllowed(kind="team_offer", state=offer.state, verb="change")
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    if is_over(request.proposals_until, at):
        raise ProposalsClosed(until=request.proposals_until)
    if offer.version != version:
        raise Stale(kind="team_offer", version=offer.version)
