"""Tables of the work: milestones, hand-ins, time sheets, timers."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models import Agreement, Milestone
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.checks import CheckKind
from anyshore.delivery import rules
from anyshore.delivery.models.board import WorkItem
from anyshore.delivery.rules.checking import Outcome
from anyshore.delivery.rules.sheets import SHEET, SheetState
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
    ticked as met, ``defect`` the one that the client names as missed. ``despite`` says why it was sent although a
    check fails; ``record`` is the list of criteria as it was at the acceptance: who ticked what, what a machine found.
    ``decided_at`` of a silent acceptance is ``review_until``, whenever it was carried out.
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
    despite = models.TextField(blank=True)
    record = models.JSONField(default=list)

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


class CheckResult(models.Model):
    """What a machine found about one of the checks of a milestone, by its place (from 0), in one submission."""

    id = models.UUIDField(primary_key=True, default=new_id)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="+")
    place = models.SmallIntegerField()
    kind = models.CharField(max_length=12)
    outcome = models.CharField(max_length=8)
    evidence = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            one_of("delivery_check_kind", "kind", CheckKind),
            one_of("delivery_check_outcome", "outcome", Outcome),
            models.UniqueConstraint(fields=["submission", "place"], name="delivery_check_once"),
        ]


class Comment(models.Model):
    """What somebody said about a submission, or (``parent``) in reply. ``place`` is where it points (rules.comments),
    in the attachment ``file_id`` if it is about one. It stays with its version; settled, it is done."""

    id = models.UUIDField(primary_key=True, default=new_id)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    file_id = models.UUIDField(null=True)
    file_name = models.CharField(max_length=200, blank=True)
    place = models.JSONField()
    words = models.TextField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=8)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints: ClassVar = [one_of("delivery_comment_side", "side", Side)]
        indexes: ClassVar = [models.Index(fields=["submission", "at"], name="delivery_comment_submission")]


class Book(models.Model):
    """An agreement whose lines pay by the week or the month: its time sheets hang on it, and it ends by its day or by
    notice alone. Its last month is cut at ``cut_on`` where a notice ends it within."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    cut_on = models.DateField(null=True)
    at = models.DateTimeField()


class SheetQuerySet(models.QuerySet["Sheet"]):
    """Reads of time sheets."""

    def visible_to(self, actor: Actor) -> SheetQuerySet:
        """Those of the agreements the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class Sheet(models.Model):
    """The hours of one agreement in one week, named by its Monday; its instants are fixed with it.

    ``lifted`` holds the minutes to which the client lifted the cap of a line, by the line's place. The sums stand once
    it is approved: ``payable_minor`` is owed for it, after ``credit_before_minor`` (zero or less) of earlier weeks.
    """

    lifecycle: ClassVar[Lifecycle[SheetState]] = SHEET

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    week = models.DateField()
    state = models.CharField(max_length=12, default=SheetState.OPEN)
    at = models.DateTimeField()
    edit_until = models.DateTimeField()
    review_until = models.DateTimeField()
    lifted = models.JSONField(default=dict)
    submitted_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=8, blank=True)
    decider = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    total_minor = models.BigIntegerField(default=0)
    credit_before_minor = models.BigIntegerField(default=0)
    payable_minor = models.BigIntegerField(default=0)

    objects: ClassVar[Any] = SheetQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("delivery_sheet_state", "state", SheetState),
            one_of("delivery_sheet_decided_by", "decided_by", ["", *rules.AcceptedBy]),
            models.UniqueConstraint(fields=["agreement", "week"], name="delivery_sheet_one_a_week"),
            models.CheckConstraint(
                condition=models.Q(payable_minor__gte=0, credit_before_minor__lte=0), name="delivery_sheet_sums"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["review_until"], condition=models.Q(state="submitted"), name="delivery_sheet_submitted"
            )
        ]


class Entry(models.Model):
    """What one person worked on one line on one day. One that ``corrects`` another takes so many minutes of it back
    (below zero), for the reason in ``note``. What it was worth stands in ``billed_minutes`` and ``amount_minor`` once
    its sheet is approved, with the ``covered_minutes`` of them that the retainer has paid; a ``question`` that is open
    is never approved by silence."""

    id = models.UUIDField(primary_key=True, default=new_id)
    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="+")
    line = models.SmallIntegerField()
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    minutes = models.IntegerField()
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField()
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+", null=True)
    question = models.CharField(max_length=300, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    billed_minutes = models.IntegerField(default=0)
    covered_minutes = models.IntegerField(default=0)
    amount_minor = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["sheet", "person", "line", "day"],
                condition=models.Q(corrects=None),
                name="delivery_entry_one_a_day",
            ),
            models.CheckConstraint(
                condition=models.Q(corrects=None, minutes__range=(1, 1440))
                | models.Q(corrects__isnull=False, minutes__range=(-1440, -1)),
                name="delivery_entry_minutes",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["person", "day"], name="delivery_entry_day")]


class Timer(models.Model):
    """A clock that a person started; while it runs it has no ``ended_at``. It lives here, not in a browser.

    ``kept_minutes`` are those of it that went into sheets: what its ``item`` of the board took, as far as it was
    timed."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    line = models.SmallIntegerField()
    item = models.ForeignKey(WorkItem, on_delete=models.PROTECT, related_name="+", null=True)
    note = models.CharField(max_length=300, blank=True)
    kept_minutes = models.IntegerField(default=0)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(ended_at=None), name="delivery_timer_one_a_person"
            ),
            models.CheckConstraint(condition=models.Q(kept_minutes__gte=0), name="delivery_timer_kept"),
        ]
