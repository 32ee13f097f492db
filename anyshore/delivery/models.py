"""Tables of delivery. The agreement is the root that every writing action locks."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models import Agreement, Milestone
from anyshore.delivery import rules
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import User
from anyshore.plumbing.tables import one_of


class WorkQuerySet(models.QuerySet["Work"]):
    """Reads of work."""

    def visible_to(self, actor: Actor) -> WorkQuerySet:
        """The work of the agreements the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class Work(models.Model):
    """The work on one milestone. ``revisions`` counts the changes asked for so far."""

    lifecycle: ClassVar[Lifecycle[rules.WorkState]] = rules.WORK

    id = models.UUIDField(primary_key=True, default=new_id)
    milestone = models.OneToOneField(Milestone, on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=14, default=rules.WorkState.TO_DO)
    revisions = models.SmallIntegerField(default=0)
    accepted_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = WorkQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [one_of("delivery_work_state", "state", rules.WorkState)]
        indexes: ClassVar = [models.Index(fields=["agreement"], name="delivery_work_agreement")]


class SubmissionQuerySet(models.QuerySet["Submission"]):
    """Reads of submissions."""

    def visible_to(self, actor: Actor) -> SubmissionQuerySet:
        """Those of the agreements the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class Submission(models.Model):
    """One hand-in and the answer to it. Files hang on it as attachments of kind ``submission``, the answer's of kind
    ``submission_answer``.

    ``review_until`` is an instant, fixed at the start; it moves once if the client extends, and after a pause, for as
    long as which (``paused_at``) silence accepts nothing. ``checked`` holds the acceptance criteria that the provider
    ticked as met, ``defect`` the one that the client names as missed. ``decided_at`` of a silent acceptance is
    ``review_until``, whenever it was carried out.
    """

    lifecycle: ClassVar[Lifecycle[rules.SubmissionState]] = rules.SUBMISSION

    id = models.UUIDField(primary_key=True, default=new_id)
    work = models.ForeignKey(Work, on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    round = models.SmallIntegerField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    note = models.TextField(blank=True)
    links = models.JSONField(default=list)
    checked = models.JSONField(default=list)
    state = models.CharField(max_length=14, default=rules.SubmissionState.IN_REVIEW)
    at = models.DateTimeField()
    review_until = models.DateTimeField()
    extended_at = models.DateTimeField(null=True)
    paused_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=8, blank=True)
    decider = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    answer = models.TextField(blank=True)
    defect = models.TextField(blank=True)

    objects: ClassVar[Any] = SubmissionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("delivery_submission_state", "state", rules.SubmissionState),
            one_of("delivery_submission_decided_by", "decided_by", ["", *rules.AcceptedBy]),
            models.UniqueConstraint(fields=["work", "round"], name="delivery_submission_round"),
            models.UniqueConstraint(
                fields=["work"], condition=models.Q(state="in_review"), name="delivery_submission_one_in_review"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["agreement"], name="delivery_submission_agreement"),
            models.Index(
                fields=["review_until"], condition=models.Q(state="in_review"), name="delivery_submission_in_review"
            ),
        ]
