"""What a tender has beside its request: who evaluates and opens, what they declared, agreed and decided."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import Organisation, User
from anyshore.plumbing.tables import one_of
from anyshore.sourcing.models.parts import Criterion
from anyshore.sourcing.models.roots import Proposal, Request
from anyshore.sourcing.rules import tenders


class Tender(models.Model):
    """How a request is run as a tender. ``criteria_hash`` and its instant are written with the first proposal.

    ``reviewer`` answers the bidders who ask for a review. Scores are shown and fixed from ``scoring_closed_at``.
    """

    request = models.OneToOneField(Request, on_delete=models.CASCADE, related_name="+", primary_key=True)
    names_hidden = models.BooleanField(default=False)
    tell_rank = models.BooleanField(default=False)
    split_rule = models.CharField(max_length=8, default=tenders.SplitRule.SCORE)
    reviewer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    round = models.SmallIntegerField(default=1)
    last_round = models.BooleanField(default=False)
    criteria_hash = models.CharField(max_length=64, blank=True)
    criteria_locked_at = models.DateTimeField(null=True)
    scoring_closed_at = models.DateTimeField(null=True)
    scoring_reason = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [one_of("sourcing_tender_split_rule", "split_rule", tenders.SplitRule)]


class Evaluator(models.Model):
    """A person named to score."""

    id = models.UUIDField(primary_key=True, default=new_id)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["request", "person"], name="sourcing_evaluator_once")]


class Declaration(models.Model):
    """What an evaluator said about one bidder before scoring: a conflict of interest, in words, or none."""

    id = models.UUIDField(primary_key=True, default=new_id)
    evaluator = models.ForeignKey(Evaluator, on_delete=models.CASCADE, related_name="+")
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="+")
    conflict = models.BooleanField()
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["evaluator", "proposal"], name="sourcing_declaration_once")
        ]


class Opener(models.Model):
    """A person named to open sealed proposals."""

    id = models.UUIDField(primary_key=True, default=new_id)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["request", "person"], name="sourcing_opener_once")]


class Opening(models.Model):
    """One person's confirmation of the opening in one round; the second of a round opens."""

    id = models.UUIDField(primary_key=True, default=new_id)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")
    round = models.SmallIntegerField()
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "round", "person"], name="sourcing_opening_once")
        ]


class Round(models.Model):
    """A further round: what the client wants improved, by when; ``last`` is best and final."""

    id = models.UUIDField(primary_key=True, default=new_id)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")
    number = models.SmallIntegerField()
    words = models.TextField()
    until = models.DateTimeField()
    last = models.BooleanField(default=False)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["request", "number"], name="sourcing_round_once")]


class Consensus(models.Model):
    """The points that the evaluators agreed on for one criterion of one proposal, in the place of their mean."""

    id = models.UUIDField(primary_key=True, default=new_id)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="+")
    criterion = models.ForeignKey(Criterion, on_delete=models.CASCADE, related_name="+")
    round = models.SmallIntegerField()
    points = models.SmallIntegerField()
    words = models.CharField(max_length=300)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "criterion", "round"], name="sourcing_consensus_once"),
            models.CheckConstraint(condition=models.Q(points__range=(0, 100)), name="sourcing_consensus_points"),
        ]


class Decision(models.Model):
    """What the client decided: a proposal chosen (for ``lots``, by place; empty is the whole), or lots left.

    ``rank`` is the chosen one's in the ranking, ``leading`` the proposal in front; ``reason`` says why where the two
    differ. ``words`` went to the bidders.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="+", null=True)
    leading = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="+", null=True)
    lots = ArrayField(models.SmallIntegerField(), default=list)
    rank = models.SmallIntegerField(null=True)
    reason = models.TextField(blank=True)
    words = models.TextField(blank=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()


class AwardReview(models.Model):
    """A bidder's wish that a named person looks at the decision again, answered with words by ``answer_until``."""

    lifecycle: ClassVar[Lifecycle[tenders.ReviewState]] = tenders.REVIEW

    id = models.UUIDField(primary_key=True, default=new_id)
    proposal = models.OneToOneField(Proposal, on_delete=models.CASCADE, related_name="+")
    reviewer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=tenders.ReviewState.OPEN)
    words = models.TextField()
    at = models.DateTimeField()
    answer_until = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [one_of("sourcing_award_review_state", "state", tenders.ReviewState)]


class LibraryQuerySet(models.QuerySet["LibrarySet"]):
    """Reads of an organisation's library."""

    def visible_to(self, actor: Actor) -> LibraryQuerySet:
        """One's own organisation's."""
        return self.filter(organisation_id=actor.organisation_id) if actor.organisation_id else self.none()


class LibrarySet(models.Model):
    """Questions and criteria that an organisation uses again, under a name."""

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=80)
    content = models.JSONField()
    at = models.DateTimeField()

    objects: ClassVar[Any] = LibraryQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "name"], name="sourcing_library_set_name")
        ]
