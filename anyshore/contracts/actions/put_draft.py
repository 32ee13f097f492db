"""Put a draft before the other side."""

from __future__ import annotations

from datetime import datetime

from anyshore.contracts.actions.overtake_held import overtake_held
from anyshore.contracts.actions.write_version import write_version
from anyshore.contracts.events import AgreementOffered
from anyshore.contracts.models import Agreement
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.signing import Signer
from anyshore.conversations.actions.open_thread import open_thread
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def put_draft(
    *, actor: Actor, agreement: Agreement, content: Content, signer: Signer, answer_until: datetime, at: datetime
) -> Agreement:
    """The draft is the first version of the agreement, signed by ``signer``; what a side held about it is over, and
    both can write to each other about it.

    For this domain's own verbs, which have locked the agreement and permitted the actor. Refused: what
    ``write_version`` refuses.
    """
    overtake_held(actor=actor, agreement_id=agreement.id, at=at)
    write_version(
        actor=actor, agreement=agreement, content=content, author_side=signer.side, signer=signer,
        answer_until=answer_until, at=at,
    )  # fmt: skip
    sides = [agreement.client_id, agreement.provider_id]
    open_thread(actor=actor, subject=("agreement", agreement.id), title=content.title, organisation_ids=sides, at=at)
    told = AgreementOffered(
        agreement_id=agreement.id, side=signer.side, hash=agreement.version_hash, answer_until=answer_until, at=at
    )
    tell(told, actor=actor)
    return agreement
