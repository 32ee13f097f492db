"""Say something to the check of one's own work."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import WorkerCommented
from anyshore.contracts.models import WorkerCheck
from anyshore.contracts.policies import may_comment_on_worker_check
from anyshore.contracts.queries.worker_checks import check_with_agreement_locked
from anyshore.contracts.rules.content import checked_reason
from anyshore.contracts.rules.worker_checks import CheckState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, Stale
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def comment_on_worker_check(
    *, actor: Actor, check_id: UUID, words: str, changed: bool = False, at: datetime
) -> WorkerCheck:
    """The provider's words stand beside the check, in the place of earlier ones, which the trail keeps. ``changed``:
    an answer is no longer true, so the client is asked again.

    The provider's people who work. Refused: others (Forbidden), no words (Invalid), a check that a newer one has
    overtaken (Stale).
    """
    found, agreement = check_with_agreement_locked(actor, check_id)
    if not may_comment_on_worker_check(actor, agreement):
        raise Forbidden()
    said = checked_reason("words", words)
    if not said:
        raise Invalid(field="words", reason="empty")
    if found.state == CheckState.OVERTAKEN:
        raise Stale(kind="worker_check", verb="comment")
    found.comment, found.commented_at, found.changed_at = said, at, at if changed else found.changed_at
    found.save(update_fields=["comment", "commented_at", "changed_at"])
    told = WorkerCommented(agreement_id=agreement.pk, check_id=check_id, words=said, changed=changed, at=at)
    tell(told, actor=actor)
    return found
