"""Tables of the work board. The agreement is the root that every writing action locks."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models import Agreement, Milestone
from anyshore.contracts.rules import Side
from anyshore.delivery.rules.board import WORK_ITEM, Priority, WorkItemState
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import User
from anyshore.plumbing.tables import one_of


class WorkItemQuerySet(models.QuerySet["WorkItem"]):
    """Reads of work items."""

    def visible_to(self, actor: Actor) -> WorkItemQuerySet:
        """Those of the agreements the actor sees, or in whose team the actor's organisation is."""
        seen = models.Q(agreement__in=Agreement.objects.visible_to(actor))
        return self.filter(seen | models.Q(agreement__in=Agreement.objects.of_team(actor)))

    def on_board(self) -> WorkItemQuerySet:
        """Those that are not archived."""
        return self.filter(archived_at=None)

    def open(self) -> WorkItemQuerySet:
        """Those on the board that are not done."""
        return self.on_board().exclude(state=WorkItemState.DONE)


class WorkItem(models.Model):
    """One thing to do on the board of an agreement; ``number`` counts from 1 within it and is never used again.

    ``place`` orders a column, with gaps, archived items included: who comes back stands where they stood. ``version``
    counts the changes of what it says. It belongs to a milestone or to a ``line`` of the hours, from 1, or to neither.
    ``steps`` are [words, done]. Files hang on it as attachments of kind ``work_item``.
    """

    lifecycle: ClassVar[Lifecycle[WorkItemState]] = WORK_ITEM

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    title = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    state = models.CharField(max_length=12, default=WorkItemState.TO_DO)
    place = models.BigIntegerField()
    assignee = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    milestone = models.ForeignKey(Milestone, on_delete=models.PROTECT, related_name="+", null=True)
    line = models.SmallIntegerField(null=True)
    due_on = models.DateField(null=True)
    priority = models.CharField(max_length=8, default=Priority.NORMAL)
    labels = models.JSONField(default=list)
    steps = models.JSONField(default=list)
    version = models.IntegerField(default=1)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True)
    archived_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)

    objects: ClassVar[Any] = WorkItemQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("delivery_item_state", "state", WorkItemState),
            one_of("delivery_item_priority", "priority", Priority),
            models.UniqueConstraint(fields=["agreement", "number"], name="delivery_item_number"),
            models.UniqueConstraint(
                fields=["agreement", "state", "place"],
                name="delivery_item_place",
                deferrable=models.Deferrable.IMMEDIATE,
            ),
            models.CheckConstraint(
                condition=models.Q(milestone=None) | models.Q(line=None), name="delivery_item_about_one"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1, version__gte=1) & ~models.Q(title=""), name="delivery_item_said"
            ),
            models.CheckConstraint(
                condition=models.Q(archived_at=None, archived_by=None)
                | models.Q(archived_at__isnull=False, archived_by__isnull=False),
                name="delivery_item_archived",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["assignee", "due_on"],
                condition=models.Q(archived_at=None) & ~models.Q(state="done"),
                name="delivery_item_mine",
            )
        ]


class WorkItemComment(models.Model):
    """What somebody said about a work item. Files hang on it as attachments of kind ``work_item_comment``.

    ``told`` are the people whom it named and who were told of it, however often it was edited. Of one that its author
    withdrew nobody reads the words any more.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    item = models.ForeignKey(WorkItem, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=8)
    at = models.DateTimeField()
    told = models.JSONField(default=list)
    edited_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [one_of("delivery_item_comment_side", "side", Side)]
        indexes: ClassVar = [models.Index(fields=["item", "at"], name="delivery_item_comment_order")]


class WorkItemCommentBefore(models.Model):
    """What a comment said ``until`` its author edited it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    comment = models.ForeignKey(WorkItemComment, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    until = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["comment", "until"], name="delivery_item_comment_before")]
