"""Accept a submission, by a person or by silence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.plan_after_acceptance import plan_after_acceptance
from anyshore.delivery.events import WorkAccepted
from anyshore.delivery.models import Submission
from anyshore.delivery.policies import may_accept
from anyshore.delivery.queries import submission_with_agreement_locked
from anyshore.delivery.queries.checking import results_of
from anyshore.delivery.rules import SUBMISSION, AcceptedBy, SubmissionState, checked_criterion, review_is_over
from anyshore.delivery.rules.checking import Result
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.parties.rules import is_clock
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


class ReviewRuns(Refused):
    """Silence accepts at ``until``, not before; not while the review is paused."""

    code = "review_runs"


@action
def accept_submission(*, actor: Actor, submission_id: UUID, ticked: Sequence[int] = (), at: datetime) -> Submission:
    """The submission and the work on its milestone are accepted, and the review clock stops. The list of criteria is
    recorded as it was: ``ticked`` are the positions, from 0, of those that the client found met.

    Those who may commit the client, or the clock at the instant at which silence accepts. From that instant on it is
    silence that has accepted, dated then, whoever carries it out and however late. Refused: others (Forbidden), the
    clock before that instant (ReviewRuns), when it is not in review (NotAllowed).
    """
    submission = submission_with_agreement_locked(actor, submission_id)
    if not may_accept(actor, submission.agreement):
        raise Forbidden()
    SUBMISSION.after(SubmissionState(submission.state), "accept")
    silent = review_is_over(submission.review_until, submission.paused_at, at)
    if is_clock(actor) and not silent:
        raise ReviewRuns(until=submission.review_until)
    by = AcceptedBy.SILENCE if silent else AcceptedBy.PERSON
    accepted_at = submission.review_until if silent else at
    decider = None if silent else actor.person_id
    record = _record(submission, () if silent else ticked)
    decision = {"decided_at": accepted_at, "decided_by": str(by), "decider_id": decider, "record": record}
    move(submission, "accept", actor=actor, at=accepted_at, write=decision)
    move(submission.work, "accept", actor=actor, at=accepted_at, write={"accepted_at": accepted_at})
    deadlines.stop(subject=("submission", submission.id), at=at)
    plan_after_acceptance(
        actor=actor,
        agreement=submission.agreement,
        position=submission.work.milestone.position,
        accepted_at=accepted_at,
        at=at,
    )
    accepted = WorkAccepted(
        agreement_id=submission.agreement_id,
        milestone_id=submission.work.milestone_id,
        submission_id=submission.id,
        by=by,
        accepted_at=accepted_at,
        at=at,
    )
    tell(accepted, actor=actor)
    return submission


def _record(submission: Submission, ticked: Sequence[int]) -> list[dict[str, object]]:
    """Every criterion with what was said and found of it."""
    milestone = submission.work.milestone
    criteria = milestone.criteria.splitlines()
    met = {checked_criterion(criteria, position) for position in ticked}
    ticks = [{"words": one, "provider": one in submission.checked, "client": one in met} for one in criteria]
    found = results_of([submission.id]).get(submission.id, {}) if milestone.checks else {}
    return [*ticks, *(_found(check, found.get(place)) for place, check in enumerate(milestone.checks))]


def _found(check: dict[str, object], result: Result | None) -> dict[str, object]:
    if result is None:
        return {"check": check, "outcome": "", "evidence": {}}
    return {"check": check, "outcome": str(result.outcome), "evidence": result.evidence}
