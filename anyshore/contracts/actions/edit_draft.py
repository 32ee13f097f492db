"""Change one place of a draft."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.counter_offer import NothingChanged
from anyshore.contracts.actions.keep_edit import keep_edit
from anyshore.contracts.models import DraftEdit
from anyshore.contracts.policies import suggesting_side
from anyshore.contracts.queries.drafts import draft_locked
from anyshore.contracts.rules import AGREEMENT, AgreementState
from anyshore.contracts.rules.clauses.shape import Value
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.drafts import DraftChanged, edited, seen_hash
from anyshore.contracts.rules.suggestions import Change
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.plumbing.actions import action


@action
def edit_draft(
    *, actor: Actor, agreement_id: UUID, row: str, fields: Mapping[str, Value], seen: str, at: datetime
) -> DraftEdit:
    """These ``fields`` of a row stand in the draft, and its history says who changed what from what.

    ``seen`` is what the actor saw there (rules.drafts.seen_hash): of two who change the same at once the second is
    told, and nothing of the first is lost. Those who work, of the side that began it, and of both once it is shared.
    Refused: others (Forbidden), a draft that was offered or discarded (NotAllowed), a row that somebody else has
    changed (DraftChanged), no change (NothingChanged), a place that is not there (UnknownPlace), what no agreement may
    have (Invalid).
    """
    draft = draft_locked(actor, agreement_id)
    side = suggesting_side(actor, draft.agreement)
    if side is None:
        raise Forbidden()
    AGREEMENT.after(AgreementState(draft.agreement.state), "edit")
    if draft.discarded_at is not None:
        raise NotAllowed(kind="draft", state="discarded", verb="edit")
    content = Content.from_json(draft.content)
    if seen != seen_hash(content, row):
        raise DraftChanged()
    after, kept = edited(content, Change(row, fields), at.date())
    if not kept.to:
        raise NothingChanged()
    return keep_edit(actor=actor, draft=draft, content=after, change=kept, side=side, at=at)
