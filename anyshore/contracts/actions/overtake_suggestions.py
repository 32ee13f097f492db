"""Overtake the suggestions whose ground is gone."""

from __future__ import annotations

from datetime import datetime

from anyshore.contracts.events import SuggestionsOvertaken
from anyshore.contracts.models import Agreement, Suggestion
from anyshore.contracts.queries.suggestions import pending_suggestions
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.suggestions import SuggestionState, says, still
from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def overtake_suggestions(
    *, actor: Actor, agreement: Agreement, content: Content | None = None, at: datetime
) -> list[int]:
    """Every suggestion that waits and whose ground ``content`` has changed is overtaken, and one whose line has
    another place now stands there; an accepted one that ``content`` says is written in it, whoever wrote that version;
    without ``content``, when the offer is over or signed, all of them are. Returns the numbers of those overtaken.

    For this domain's own verbs, which have locked the agreement and permitted the actor.
    """
    overtaken = []
    for one in pending_suggestions(agreement.id):
        if content and one.state == SuggestionState.ACCEPTED and says(content, one.change):
            move(one, "write", actor=actor, at=at, write={"written_in": content.version})
            continue
        row = still(content, one.change) if content else None
        if row is None:
            move(one, "overtake", actor=actor, at=at)
            overtaken.append(one.number)
        elif row != one.row:
            Suggestion.objects.filter(pk=one.pk).update(row=row)
    if overtaken:
        tell(SuggestionsOvertaken(agreement_id=agreement.id, numbers=tuple(overtaken), at=at), actor=actor)
    return overtaken
