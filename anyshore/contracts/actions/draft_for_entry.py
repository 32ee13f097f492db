"""Draft the agreement on an entry that won."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.draft_agreement import draft_agreement
from anyshore.contracts.events import PrizeDrafted
from anyshore.contracts.models import Agreement
from anyshore.contracts.queries import award_offer, person_name
from anyshore.contracts.rules import Side, SignatureMethod
from anyshore.contracts.rules.signing import Signer
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.numbers import next_number
from anyshore.sourcing.queries.contests import offered_entry


@action
def draft_for_entry(*, actor: Actor, entry_id: UUID, fee_bps: int, rail: str, at: datetime) -> Agreement:
    """An agreement under the unit's default terms, with what the entry won as its price, waits for the client to sign.

    The entry is its author's signature. For this domain's own verbs, which have given the prize. Refused: nothing.
    """
    offered = offered_entry(entry_id, at=at)
    agreement_id, number = new_id(), next_number("agreement")
    content = award_offer(
        actor, offered, agreement_id=agreement_id, number=number, fee_bps=fee_bps, rail=rail, on=at.date()
    )
    signer = Signer(
        side=Side.PROVIDER,
        organisation_id=offered.provider_id,
        person_id=offered.author_id,
        name=person_name(offered.author_id),
        method=SignatureMethod.PROPOSAL,
    )
    agreement = draft_agreement(
        actor=actor,
        content=content,
        author_side=Side.CLIENT,
        signer=signer,
        request_id=offered.request_id,
        answer_until=offered.expires_at,
        at=at,
    )
    told = PrizeDrafted(agreement_id=agreement.id, entry_id=entry_id, hash=agreement.version_hash, at=at)
    tell(told, actor=actor)
    return agreement
