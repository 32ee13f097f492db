"""Tables of approvals."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.approvals import rules
from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import Organisation, User
from anyshore.plumbing.tables import one_of


class OwnQuerySet(models.QuerySet[Any]):
    """Reads of what belongs to one organisation and is nobody else's to see."""

    def visible_to(self, actor: Actor) -> OwnQuerySet:
        """The rows of the actor's organisation; all of them for the clock."""
        if actor.kind is ActorKind.CLOCK:
            return self
        if actor.kind is not ActorKind.PERSON or actor.organisation_id is None:
            return self.none()
        return self.filter(organisation_id=actor.organisation_id)


class Group(models.Model):
    """People of an organisation who may be asked together."""

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=rules.NAME_MAX)
    at = models.DateTimeField()

    objects: ClassVar[Any] = OwnQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "name"], name="approvals_group_name_once")
        ]


class GroupMember(models.Model):
    """One person of a group, in the order in which they are asked in turn."""

    id = models.UUIDField(primary_key=True, default=new_id)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    position = models.IntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "person"], name="approvals_group_member_once")
        ]


class Rule(models.Model):
    """What is more than ``above_minor`` needs ``needed`` people of the group. A retired rule asks nobody anew."""

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    above_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    needed = models.IntegerField()
    order = models.CharField(max_length=12, default=rules.Order.TOGETHER)
    answer_days = models.IntegerField()
    at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = OwnQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("approvals_rule_kind", "kind", rules.Kind),
            one_of("approvals_rule_order", "order", rules.Order),
            models.CheckConstraint(
                condition=models.Q(above_minor__gte=0, needed__gte=1, answer_days__gte=1), name="approvals_rule_sane"
            ),
            models.UniqueConstraint(
                fields=["organisation", "kind", "currency", "above_minor"],
                condition=models.Q(retired_at=None),
                name="approvals_rule_once",
            ),
        ]


class Rate(models.Model):
    """How an organisation compares two currencies: one ``currency`` is so many millionths of an ``against``."""

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    currency = models.CharField(max_length=3)
    against = models.CharField(max_length=3)
    rate_millionths = models.BigIntegerField()
    at = models.DateTimeField()

    objects: ClassVar[Any] = OwnQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "currency", "against"], name="approvals_rate_once"),
            models.CheckConstraint(condition=models.Q(rate_millionths__gte=1), name="approvals_rate_positive"),
        ]


class Absence(models.Model):
    """A person is away from ``starts_on`` to ``ends_on``, both included, and another answers in their place."""

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    stand_in = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    starts_on = models.DateField()
    ends_on = models.DateField()
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = OwnQuerySet.as_manager()


class Approval(models.Model):
    """One question to the people of a rule: may this content be agreed? ``fingerprint`` is the content's hash,
    ``together_minor`` the amount with what counts beside it, where something does."""

    lifecycle: ClassVar[Lifecycle[rules.ApprovalState]] = rules.APPROVAL

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    rule = models.ForeignKey(Rule, on_delete=models.PROTECT, related_name="+")
    subject_kind = models.CharField(max_length=40)
    subject_id = models.UUIDField()
    title = models.CharField(max_length=200)
    path = models.CharField(max_length=200)
    amount_minor = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, blank=True)
    together_minor = models.BigIntegerField(null=True)
    fingerprint = models.CharField(max_length=64)
    words = models.TextField(blank=True)
    needed = models.IntegerField()
    order = models.CharField(max_length=12)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=rules.ApprovalState.ASKED)
    at = models.DateTimeField()
    answer_until = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = OwnQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["subject_kind", "subject_id"], name="approvals_approval_subject"),
            models.Index(fields=["organisation", "-at"], name="approvals_approval_newest"),
        ]
        constraints: ClassVar = [
            one_of("approvals_approval_state", "state", rules.ApprovalState),
            models.UniqueConstraint(
                fields=["organisation", "subject_kind", "subject_id"],
                condition=models.Q(state="asked"),
                name="approvals_approval_one_open",
            ),
        ]


class Seat(models.Model):
    """One person who is asked, and what was answered for them; ``answered_by`` differs where another stood in."""

    id = models.UUIDField(primary_key=True, default=new_id)
    approval = models.ForeignKey(Approval, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    position = models.IntegerField()
    answer = models.CharField(max_length=12, default=rules.Answer.WAITING)
    words = models.TextField(blank=True)
    answered_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["approval", "person"], name="approvals_seat_once"),
            models.UniqueConstraint(
                fields=["approval", "answered_by"],
                condition=models.Q(answered_by__isnull=False),
                name="approvals_seat_one_answer",
            ),
            one_of("approvals_seat_answer", "answer", rules.Answer),
        ]
