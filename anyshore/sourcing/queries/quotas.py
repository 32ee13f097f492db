"""What is left of a provider's week and of a request's places: counted for pages, and under the lock for verbs."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q

from anyshore.kit.actor import Actor
from anyshore.parties.models import Organisation
from anyshore.sourcing.models import Invitation, Proposal, ProposalVersion, Request
from anyshore.sourcing.queries.loading import invitation_of, live_count
from anyshore.sourcing.rules.quotas import A_WEEK, EARLY, WEEK, Allowance, QuotaUsed, RequestFull, allowance, places
from anyshore.sourcing.rules.states import ProposalState, Reason


def left_this_week(actor: Actor, *, at: datetime, limit: int = A_WEEK) -> Allowance | None:
    """What the actor's organisation may still send at ``at``; None for who acts for none."""
    own = actor.organisation_id
    return None if own is None else allowance(_counted(own, at), limit)


def _counted(provider_id: UUID, at: datetime, besides: UUID | None = None) -> list[datetime]:
    """When the proposals that count were first sent.

    Not those a client asked for, not those withdrawn within a day, not those that their client left unanswered.
    """
    asked = Invitation.objects.filter(request_id=OuterRef("proposal__request_id"), provider_id=provider_id)
    early = Q(proposal__state=ProposalState.WITHDRAWN, proposal__decided_at__lte=F("at") + EARLY)
    lapsed = Q(proposal__reason_code=Reason.LAPSED)
    waited = Q(proposal__state=ProposalState.EXPIRED, proposal__expires_at__gte=F("proposal__request__decide_until"))
    first = ProposalVersion.objects.filter(number=1, at__gt=at - WEEK, proposal__provider_id=provider_id)
    rows = first.exclude(early).exclude(lapsed).exclude(waited).exclude(Exists(asked))
    rows = rows.exclude(proposal_id=besides) if besides else rows
    return list(rows.order_by("at").values_list("at", flat=True))


def take_turn(request: Request, provider_id: UUID, *, at: datetime, limit: int, own: Proposal | None = None) -> None:
    """Refuse a proposal for which there is no place on the request or no turn left in the provider's week.

    Called with the request locked; locks the provider too, so that two proposals on two requests are counted one
    after the other. Who was invited needs neither a place nor a turn. ``own`` is the one that is sent again.
    """
    if invitation_of(request, provider_id) is not None:
        return
    most = places(request.most_proposals, request.unit)
    if live_count(request) >= most:
        raise RequestFull(limit=most)
    Organisation.objects.select_for_update(of=("self",), no_key=True).get(pk=provider_id)
    found = allowance(_counted(provider_id, at, own.id if own else None), limit)
    if not found.left:
        raise QuotaUsed(limit=limit, free_at=found.free_at)
