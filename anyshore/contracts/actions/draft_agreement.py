"""Draft an agreement and put it before the other side."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.write_version import write_version
from anyshore.contracts.models import Agreement
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.signing import Signer
from anyshore.conversations.actions.open_thread import open_thread
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action


@action
def draft_agreement(
    *,
    actor: Actor,
    content: Content,
    author_side: Side,
    signer: Signer,
    request_id: UUID | None = None,
    proposal_id: UUID | None = None,
    answer_until: datetime,
    at: datetime,
) -> Agreement:
    """An agreement exists in its first version, signed by ``signer`` and open until ``answer_until``, with a thread
    for both sides.

    For this domain's own verbs, which have locked the root and permitted the actor. Refused: terms that nobody could
    sign (TermsIncomplete).
    """
    agreement = Agreement.objects.create(
        id=content.agreement_id,
        number=content.number,
        client_id=content.client.id,
        provider_id=content.provider.id,
        drafted_by_id=content.client.id if author_side is Side.CLIENT else content.provider.id,
        request_id=request_id,
        proposal_id=proposal_id,
        under_id=content.under.id if content.under else None,
        follows_id=content.follows.id if content.follows else None,
        title=content.title,
        category=content.category,
        unit=content.unit,
        currency=content.currency,
        value_minor=content.value.minor,
        terms=content.terms.to_json(),
        team=content.to_json().get("team", []),
        fee_bps=content.fee_bps,
        rail=content.rail,
        created_at=at,
    )
    write_version(
        actor=actor,
        agreement=agreement,
        content=content,
        author_side=author_side,
        signer=signer,
        answer_until=answer_until,
        at=at,
    )
    open_thread(
        actor=actor,
        subject=("agreement", agreement.id),
        title=content.title,
        organisation_ids=[content.client.id, content.provider.id],
        at=at,
    )
    return agreement
