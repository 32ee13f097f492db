"""Drafts that one side or both write."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from anyshore.contracts.actions.edit_draft import edit_draft
from anyshore.contracts.actions.share_draft import share_draft
from anyshore.contracts.actions.start_draft import start_draft
from anyshore.contracts.models import Agreement, AgreementDraft, DraftEdit
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.drafts import seen_hash, whole_hash
from anyshore.contracts.rules.offering import Offer
from anyshore.kit.actor import Actor
from tests.contracts.world import LATER, SITE, Deal, parties
from tests.factories import NOW, do

GIVEN: dict[str, Any] = {
    "title": "A site", "currency": "EUR", "unit": "project", "milestones": SITE,
}  # fmt: skip


def begin(actor: Actor, at: datetime = NOW, **more: Any) -> Agreement:
    """Begin a draft with these parts of the offer."""
    made: Agreement = do(start_draft, actor, at, offer=Offer(**{**GIVEN, **more}), fee_bps=0, rail="sandbox")
    return made


def drafted(side: Side = Side.CLIENT, at: datetime = NOW, **more: Any) -> Deal:
    """A project of two milestones that ``side`` drafts; the other side does not see it yet."""
    client, provider = parties()
    author, other = (client, provider) if side is Side.CLIENT else (provider, client)
    made = begin(author, at, side=side, other_id=other.organisation_id, **more)
    return Deal(made, client, provider)


def shared(at: datetime = NOW, **more: Any) -> Deal:
    """The same, written by both."""
    deal = drafted(at=at, **more)
    do(share_draft, deal.client, at, agreement_id=deal.agreement.id)
    return deal


def content_of(deal: Deal) -> Content:
    """The draft as it stands in the database."""
    return Content.from_json(AgreementDraft.objects.get(agreement=deal.agreement).content)


def seen(deal: Deal, row: str) -> str:
    """What somebody sees who looks at a row now."""
    return seen_hash(content_of(deal), row)


def whole(deal: Deal) -> str:
    """What somebody sees who looks at all of it."""
    return whole_hash(content_of(deal))


def edit(deal: Deal, actor: Actor, row: str, at: datetime = LATER, **to: Any) -> DraftEdit:
    """Change fields of a row as it stands."""
    made: DraftEdit = do(
        edit_draft, actor, at, agreement_id=deal.agreement.id, row=row, fields=to, seen=seen(deal, row)
    )
    return made
