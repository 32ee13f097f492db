"""Tables of what was bought ready: downloads, and blocks of prepaid hours."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from anyshore.catalogue.rules.packages import Unused
from anyshore.contracts.models import Agreement, Milestone
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import User
from anyshore.payments import rules
from anyshore.plumbing.tables import one_of


class Download(models.Model):
    """A buyer took a file of a ready product: who, which bytes, when. Kept for both sides."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    attachment_id = models.UUIDField()
    name = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["agreement", "-at"], name="payments_download_agreement")]


class Block(models.Model):
    """Prepaid hours of one agreement: so many minutes for the price of its milestone, of which some are drawn."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, related_name="+")
    milestone = models.OneToOneField(Milestone, on_delete=models.PROTECT, related_name="+")
    minutes = models.IntegerField()
    drawn = models.IntegerField(default=0)
    unused = models.CharField(max_length=8)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(minutes__gt=0, drawn__gte=0, drawn__lte=models.F("minutes")),
                name="payments_block_minutes",
            ),
            one_of("payments_block_unused", "unused", Unused),
        ]


class Draw(models.Model):
    """Hours that the provider says it has worked from a block, and the client's answer; silence agrees."""

    lifecycle: ClassVar[Lifecycle[rules.DrawState]] = rules.DRAW

    id = models.UUIDField(primary_key=True, default=new_id)
    block = models.ForeignKey(Block, on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    minutes = models.IntegerField()
    worked_on = models.DateField()
    words = models.CharField(max_length=300)
    ticket = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=12, default=rules.DrawState.RECORDED)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer_until = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.CharField(max_length=8, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    released_minor = models.BigIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            one_of("payments_draw_state", "state", rules.DrawState),
            models.CheckConstraint(condition=models.Q(minutes__gt=0), name="payments_draw_minutes"),
            models.CheckConstraint(
                condition=models.Q(answered_at=None, state="recorded")
                | models.Q(answered_at__isnull=False) & ~models.Q(state="recorded"),
                name="payments_draw_answered",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agreement", "at"], name="payments_draw_agreement")]
