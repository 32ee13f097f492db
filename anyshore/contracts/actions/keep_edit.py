"""Keep one edit of a draft."""

from __future__ import annotations

from datetime import datetime

from anyshore.contracts.actions.overtake_held import overtake_held
from anyshore.contracts.events import DraftEdited
from anyshore.contracts.models import Agreement, AgreementDraft, DraftEdit
from anyshore.contracts.queries.drafts import next_edit
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.suggestions import Change
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def keep_edit(
    *,
    actor: Actor,
    draft: AgreementDraft,
    content: Content,
    change: Change,
    side: Side,
    undoes: int | None = None,
    at: datetime,
) -> DraftEdit:
    """The draft stands as ``content`` says, and its history has the edit, with its author; what a side held about it
    as it stood is overtaken.

    For this domain's own verbs, which have locked the agreement and permitted the actor.
    """
    agreement = draft.agreement
    overtake_held(actor=actor, agreement_id=agreement.id, at=at)
    draft.content, draft.changed_at = content.to_json(), at
    draft.save(update_fields=["content", "changed_at"])
    Agreement.objects.filter(pk=agreement.pk).update(
        title=content.title, value_minor=content.value.minor, terms=content.terms.to_json()
    )
    edit = DraftEdit.objects.create(
        agreement=agreement,
        number=next_edit(agreement.id),
        row=change.row,
        anchor=change.anchor,
        was=dict(change.was),
        to=dict(change.to),
        side=side,
        author_id=actor.acting_person,
        undoes=undoes,
        at=at,
    )
    tell(DraftEdited(agreement_id=agreement.id, side=side, number=edit.number, undoes=undoes, at=at), actor=actor)
    return edit
