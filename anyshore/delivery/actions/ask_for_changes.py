"""Ask for changes to a submission, or state a defect in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.contracts.queries import terms_of
from anyshore.delivery.events import ChangesAsked
from anyshore.delivery.models import Submission
from anyshore.delivery.policies import may_ask_for_changes
from anyshore.delivery.queries import submission_with_agreement_locked
from anyshore.delivery.rules import (
    SUBMISSION,
    ReviewOver,
    SubmissionState,
    checked_criterion,
    checked_note,
    may_ask_again,
    review_is_over,
)
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, Refused
from anyshore.plumbing import deadlines, files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


class RevisionsUsedUp(Refused):
    """Every round of changes that was agreed (``allowed``) is used: what is asked beyond them is a change."""

    code = "revisions_used_up"


@action
def ask_for_changes(
    *,
    actor: Actor,
    submission_id: UUID,
    words: str,
    criterion: int | None = None,
    file_ids: Sequence[UUID] = (),
    at: datetime,
) -> Submission:
    """The submission goes back to the provider and its clock stops.

    With ``criterion``, the position (from 0) of an acceptance criterion that is missed, this states a defect, which
    uses up no round of changes; without, it uses up one. Those who may commit the client. Refused: others (Forbidden),
    at the instant at which silence accepts or later (ReviewOver), when no round is left (RevisionsUsedUp), without
    words or with a criterion that the milestone does not have (Invalid), when it is not in review (NotAllowed).
    """
    submission = submission_with_agreement_locked(actor, submission_id)
    agreement, work = submission.agreement, submission.work
    if not may_ask_for_changes(actor, agreement):
        raise Forbidden()
    SUBMISSION.after(SubmissionState(submission.state), "ask_for_changes")
    if review_is_over(submission.review_until, submission.paused_at, at):
        raise ReviewOver(since=submission.review_until)
    said = checked_note("words", words)
    if not said:
        raise Invalid(field="words", reason="empty")
    criteria = work.milestone.criteria.splitlines()
    defect = "" if criterion is None else checked_criterion(criteria, criterion)
    allowed = terms_of(agreement).revisions
    if not defect and not may_ask_again(work.revisions, allowed):
        raise RevisionsUsedUp(allowed=allowed)
    answer = {
        "decided_at": at,
        "decided_by": "person",
        "decider_id": actor.person_id,
        "answer": said,
        "defect": defect,
    }
    move(submission, "ask_for_changes", actor=actor, at=at, write=answer)
    revisions = work.revisions + (0 if defect else 1)
    move(work, "ask_for_changes", actor=actor, at=at, write={"revisions": revisions})
    files.attach(subject=("submission_answer", submission.id), file_ids=file_ids, actor=actor, at=at)
    deadlines.stop(subject=("submission", submission.id), at=at)
    asked = ChangesAsked(
        agreement_id=agreement.id,
        milestone_id=work.milestone_id,
        submission_id=submission.id,
        words=said,
        defect=defect,
        revisions=revisions,
        at=at,
    )
    tell(asked, actor=actor)
    return submission
