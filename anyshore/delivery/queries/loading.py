"""Loading for actions: a submission or the work on a milestone, under its agreement, which is locked first."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet

from anyshore.contracts.models import Agreement, Milestone
from anyshore.delivery.models import Submission, Work
from anyshore.delivery.rules import SubmissionState, WorkState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound


def submission_with_agreement_locked(actor: Actor, submission_id: UUID) -> Submission:
    """A submission with its work, milestone and agreement loaded, and the agreement locked; NotFound otherwise.

    The lock comes first and the submission after it, so that what is read is what the last writer left.
    """
    agreement = agreement_of_submission(actor, submission_id)
    found = Submission.objects.select_related("work__milestone").get(pk=submission_id)
    found.agreement = found.work.agreement = found.work.milestone.agreement = agreement
    return found


def agreement_of_submission(actor: Actor, submission_id: UUID) -> Agreement:
    """The agreement of a submission, locked until the transaction ends; NotFound if the actor does not see it."""
    owner = Submission.objects.filter(pk=submission_id).values("agreement_id")[:1]
    return _locked(Agreement.objects.visible_to(actor).filter(pk=owner))


def work_with_agreement_locked(actor: Actor, milestone_id: UUID) -> Work:
    """The work on a milestone with the milestone and the agreement loaded, and the agreement locked; NotFound if
    there is none, or none that the actor sees."""
    owner = Work.objects.filter(milestone_id=milestone_id).values("agreement_id")[:1]
    agreement = _locked(Agreement.objects.visible_to(actor).filter(pk=owner))
    found = Work.objects.select_related("milestone").get(milestone_id=milestone_id)
    found.agreement = found.milestone.agreement = agreement
    return found


def _locked(rows: QuerySet[Agreement]) -> Agreement:
    found = rows.select_for_update(of=("self",)).order_by().first()
    if found is None:
        raise NotFound()
    return found


def submission(actor: Actor, submission_id: UUID) -> Submission:
    """A submission with its work, milestone and agreement, unlocked; NotFound if the actor does not see it."""
    rows = Submission.objects.visible_to(actor).select_related("work__milestone", "agreement")
    found: Submission | None = rows.filter(pk=submission_id).first()
    if found is None:
        raise NotFound()
    return found


def may_read_submission(actor: Actor, submission_id: UUID) -> bool:
    """Whether the actor sees the submission, and so its files and those of the answer to it."""
    return bool(Submission.objects.visible_to(actor).filter(pk=submission_id).exists())


def work_on(milestone: Milestone) -> Work:
    """The work on a milestone, under the agreement that its loading locked; NotFound if it was never opened."""
    found: Work | None = Work.objects.filter(milestone_id=milestone.id).first()
    if found is None:
        raise NotFound()
    found.milestone, found.agreement = milestone, milestone.agreement
    return found


def next_round(work: Work) -> int:
    """The number of the next hand-in, from 1."""
    return Submission.objects.filter(work_id=work.id).count() + 1


def in_review(work: Work) -> Submission | None:
    """The submission that is under review, if there is one."""
    found: Submission | None = Submission.objects.filter(work_id=work.id, state=SubmissionState.IN_REVIEW).first()
    return found


def last_submission(agreement_id: UUID) -> UUID:
    """What was handed in last under an agreement of one milestone, whatever became of it."""
    rows = Submission.objects.filter(agreement_id=agreement_id).order_by("-round")
    return rows.values_list("id", flat=True)[:1].get()


def works_of(agreement_id: UUID) -> list[Work]:
    """The work on every milestone of an agreement, in order, with the milestones."""
    rows = Work.objects.filter(agreement_id=agreement_id).select_related("milestone")
    return list(rows.order_by("milestone__position"))


def all_over(agreement_id: UUID) -> bool:
    """Whether the work on every milestone is accepted or stopped."""
    rows = Work.objects.filter(agreement_id=agreement_id)
    return not rows.exclude(state__in=[WorkState.ACCEPTED, WorkState.STOPPED]).exists()


def any_submitted(agreement_id: UUID) -> bool:
    """Whether anything was ever handed in that was not taken back."""
    rows = Submission.objects.filter(agreement_id=agreement_id)
    return rows.exclude(state=SubmissionState.WITHDRAWN).exists()
