"""Start the clock that reminds an organisation of its draft."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.sourcing.models import ProposalDraft
from anyshore.sourcing.queries.drafts import KIND
from anyshore.sourcing.rules.drafts import reminded_at


@action
def start_reminder(*, actor: Actor, draft: ProposalDraft, at: datetime) -> datetime | None:
    """One clock runs until a day before the request takes no proposals any more, or none where that has passed.

    For this domain's own verbs, which have permitted it. Refused: nothing.
    """
    subject = (KIND, draft.id)
    deadlines.stop(subject=subject, verb="sourcing.remind_of_draft", at=at)
    due = reminded_at(draft.request.proposals_until, at)
    if due is not None:
        deadlines.start(
            verb="sourcing.remind_of_draft", subject=subject, due_at=due, at=at, args={"draft_id": draft.id}, remind=()
        )
    return due
