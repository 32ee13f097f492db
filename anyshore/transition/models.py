"""Tables of transitions. The agreement is the root that every writing action locks."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models import Agreement
from anyshore.contracts.rules import Side
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import User
from anyshore.plumbing.tables import one_of
from anyshore.transition.rules import TRANSITION, WAVE, KnowledgeKind, TransitionState, WaveState


class TransitionQuerySet(models.QuerySet["Transition"]):
    """Reads of transitions."""

    def visible_to(self, actor: Actor) -> TransitionQuerySet:
        """Those of the agreements the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class Transition(models.Model):
    """The way of the work to the provider under one agreement. ``version`` counts the plans; a consent names the one
    it is to. ``proposed`` is the change of the agreed plan that waits for the other side."""

    lifecycle: ClassVar[Lifecycle[TransitionState]] = TRANSITION

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, default=TransitionState.DRAFT)
    version = models.IntegerField(default=1)
    proposed = models.JSONField(null=True)
    proposed_side = models.CharField(max_length=8, blank=True)
    proposed_why = models.TextField(blank=True)
    proposed_at = models.DateTimeField(null=True)
    acceptor = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    accepted_at = models.DateTimeField(null=True)
    words = models.TextField(blank=True)
    closed_at = models.DateTimeField(null=True)
    at = models.DateTimeField()

    objects: ClassVar[Any] = TransitionQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("transition_transition_state", "state", TransitionState),
            models.CheckConstraint(
                condition=~models.Q(state="accepted") | models.Q(acceptor__isnull=False),
                name="transition_accepted_by_a_person",
            ),
        ]


class Consent(models.Model):
    """A side's agreement to one version of the plan."""

    id = models.UUIDField(primary_key=True, default=new_id)
    transition = models.ForeignKey(Transition, on_delete=models.PROTECT, related_name="+")
    version = models.IntegerField()
    side = models.CharField(max_length=8)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["transition", "version", "side"], name="transition_consent_once"),
            one_of("transition_consent_side", "side", Side),
        ]


class Wave(models.Model):
    """A wave of the plan. ``checked`` are the exit criteria that the provider says are met; ``answer`` is why the gate
    stayed closed, or words with the acceptance. ``accepts`` is who opens the gate."""

    lifecycle: ClassVar[Lifecycle[WaveState]] = WAVE

    id = models.UUIDField(primary_key=True, default=new_id)
    transition = models.ForeignKey(Transition, on_delete=models.PROTECT, related_name="+")
    position = models.SmallIntegerField()
    name = models.CharField(max_length=120)
    activities = models.JSONField(default=list)
    moves = models.TextField(blank=True)
    from_on = models.DateField()
    to_on = models.DateField()
    entry = models.JSONField(default=list)
    exit = models.JSONField(default=list)
    accepts = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    state = models.CharField(max_length=8, default=WaveState.TO_COME)
    began_at = models.DateTimeField(null=True)
    shown_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)
    checked = models.JSONField(default=list)
    decided_at = models.DateTimeField(null=True)
    decider = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    answer = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("transition_wave_state", "state", WaveState),
            models.UniqueConstraint(fields=["transition", "position"], name="transition_wave_position"),
            models.CheckConstraint(
                condition=models.Q(to_on__gte=models.F("from_on")), name="transition_wave_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="accepted") | models.Q(decider__isnull=False),
                name="transition_wave_accepted_by_a_person",
            ),
        ]


class KickOffItem(models.Model):
    """One thing to do at the start, by one side."""

    id = models.UUIDField(primary_key=True, default=new_id)
    transition = models.ForeignKey(Transition, on_delete=models.PROTECT, related_name="+")
    position = models.SmallIntegerField()
    what = models.CharField(max_length=300)
    side = models.CharField(max_length=8)
    done_at = models.DateTimeField(null=True)
    doer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)

    class Meta:
        constraints: ClassVar = [one_of("transition_item_side", "side", Side)]
        indexes: ClassVar = [models.Index(fields=["transition", "position"], name="transition_item_place")]


class Knowledge(models.Model):
    """A session or a document for one person of the provider, who signs it off. Files hang on it as attachments of
    kind ``knowledge``."""

    id = models.UUIDField(primary_key=True, default=new_id)
    transition = models.ForeignKey(Transition, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    title = models.CharField(max_length=160)
    on = models.DateField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    receiver = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [one_of("transition_knowledge_kind", "kind", KnowledgeKind)]
        indexes: ClassVar = [models.Index(fields=["receiver"], name="transition_knowledge_waits")]


class Access(models.Model):
    """A person who may enter a system of the client, at a level, until it is revoked."""

    id = models.UUIDField(primary_key=True, default=new_id)
    transition = models.ForeignKey(Transition, on_delete=models.PROTECT, related_name="+")
    system = models.CharField(max_length=120)
    level = models.CharField(max_length=80)
    person = models.CharField(max_length=120)
    granted_on = models.DateField()
    granter = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    revoked_on = models.DateField(null=True)
    revoker = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(revoked_on=None, revoker=None, revoked_at=None)
                | models.Q(revoked_on__gte=models.F("granted_on"), revoker__isnull=False, revoked_at__isnull=False),
                name="transition_access_revoked_by_a_person",
            )
        ]
        indexes: ClassVar = [models.Index(fields=["transition"], name="transition_access_of")]
