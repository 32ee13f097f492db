"""Begin an agreement as a draft, to be written before anybody offers it."""

from __future__ import annotations

from datetime import datetime

from anyshore.contracts.events import DraftStarted
from anyshore.contracts.models import Agreement, AgreementDraft
from anyshore.contracts.policies import may_draft
from anyshore.contracts.queries import own_request
from anyshore.contracts.queries.offering import offer_content
from anyshore.contracts.rules.offering import Offer
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.numbers import next_number


@action
def start_draft(*, actor: Actor, offer: Offer, fee_bps: int, rail: str, at: datetime) -> Agreement:
    """A draft of an agreement with the other organisation exists: the actor's side alone sees it. Nothing is signed,
    no clock runs.

    Whoever works for their organisation. Refused: others (Forbidden), what the actor does not see (NotFound), oneself
    (SameParty), input that no agreement may have (Invalid), a master agreement that is over (MasterOver).
    """
    own = lock_own(actor)
    if not may_draft(actor):
        raise Forbidden()
    content = offer_content(actor, offer, number=next_number("agreement"), fee_bps=fee_bps, rail=rail, at=at)
    agreement = Agreement.objects.create(
        id=content.agreement_id,
        number=content.number,
        client_id=content.client.id,
        provider_id=content.provider.id,
        drafted_by_id=own.id,
        request_id=own_request(actor, offer.request_id, content.client.id),
        under_id=content.under.id if content.under else None,
        follows_id=content.follows.id if content.follows else None,
        title=content.title,
        category=content.category,
        unit=content.unit,
        currency=content.currency,
        value_minor=content.value.minor,
        terms=content.terms.to_json(),
        fee_bps=content.fee_bps,
        rail=content.rail,
        created_at=at,
    )
    AgreementDraft.objects.create(agreement=agreement, content=content.to_json(), changed_at=at)
    tell(DraftStarted(agreement_id=agreement.id, side=offer.side, at=at), actor=actor)
    return agreement
