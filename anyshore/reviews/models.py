"""Tables of reviews."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models import Agreement
from anyshore.contracts.rules import Side
from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import Organisation, User
from anyshore.plumbing.tables import one_of
from anyshore.reviews import rules


class WindowQuerySet(models.QuerySet["Window"]):
    """Reads of review windows."""

    def visible_to(self, actor: Actor) -> WindowQuerySet:
        """The windows of the agreements the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class Window(models.Model):
    """The time in which both parties of one agreement may review each other."""

    lifecycle: ClassVar[Lifecycle[rules.WindowState]] = rules.WINDOW

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, default=rules.WindowState.OPEN)
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    shown_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = WindowQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [one_of("reviews_window_state", "state", rules.WindowState)]


class ReviewQuerySet(models.QuerySet["Review"]):
    """Reads of reviews."""

    def visible_to(self, actor: Actor) -> ReviewQuerySet:
        """Shown ones are public; before that a review is its own organisation's alone: double-blind."""
        if actor.kind is ActorKind.CLOCK:
            return self
        own = models.Q(by_id=actor.organisation_id) if actor.organisation_id else models.Q(pk=None)
        return self.filter(models.Q(window__state=rules.WindowState.SHOWN) | own)

    def shown(self) -> ReviewQuerySet:
        """Those that everybody reads."""
        return self.filter(window__state=rules.WindowState.SHOWN)


class Review(models.Model):
    """One side's score (0 to 100) and words. ``about`` is the organisation reviewed."""

    id = models.UUIDField(primary_key=True, default=new_id)
    window = models.ForeignKey(Window, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=8)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    about = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    score = models.SmallIntegerField()
    words = models.TextField(blank=True)
    at = models.DateTimeField()
    reply = models.TextField(blank=True)
    replied_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = ReviewQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["window", "side"], name="reviews_review_once_a_side"),
            models.CheckConstraint(condition=models.Q(score__range=(0, 100)), name="reviews_review_score"),
            one_of("reviews_review_side", "side", Side),
        ]
        indexes: ClassVar = [models.Index(fields=["about", "-at"], name="reviews_review_about")]
