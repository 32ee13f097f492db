"""Undo an edit of a draft."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.keep_edit import keep_edit
from anyshore.contracts.actions.reconsider_suggestion import GroundChanged
from anyshore.contracts.models import DraftEdit
from anyshore.contracts.policies import suggesting_side
from anyshore.contracts.queries.drafts import draft_locked, edit_of
from anyshore.contracts.rules import AGREEMENT, AgreementState
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.drafts import edited, undoing
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.plumbing.actions import action


@action
def undo_edit(*, actor: Actor, agreement_id: UUID, number: int, at: datetime) -> DraftEdit:
    """What the edit changed stands as it stood before it, by an edit of its own that says so. An undoing can be
    undone.

    Those who work, of the side that began the draft, and of both once it is shared. Refused: others (Forbidden), an
    edit that is not there or undone already (NotFound), a draft that was offered or discarded (NotAllowed), one whose
    place was changed again since (GroundChanged), what no agreement may have (Invalid).
    """
    draft = draft_locked(actor, agreement_id)
    side = suggesting_side(actor, draft.agreement)
    if side is None:
        raise Forbidden()
    AGREEMENT.after(AgreementState(draft.agreement.state), "edit")
    if draft.discarded_at is not None:
        raise NotAllowed(kind="draft", state="discarded", verb="edit")
    content = Content.from_json(draft.content)
    back = undoing(content, edit_of(draft.agreement_id, number).change)
    if back is None:
        raise GroundChanged()
    after, kept = edited(content, back, at.date())
    if not kept.to:
        raise GroundChanged()
    return keep_edit(actor=actor, draft=draft, content=after, change=kept, side=side, undoes=number, at=at)
