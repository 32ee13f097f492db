"""Tables of people in the work: subcontractors, whom the client is asked for; and checks whether an individual's work
is independent."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models.agreement import Agreement
from anyshore.contracts.rules.subcontracting import SUBCONTRACTOR, SubcontractorState
from anyshore.contracts.rules.worker_checks import CHECK, CheckState, Outcome
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import User
from anyshore.plumbing.tables import one_of


class PeopleQuerySet(models.QuerySet[Any]):
    """Reads of what is said about people."""

    def visible_to(self, actor: Actor) -> PeopleQuerySet:
        """What stands at the agreements the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class Subcontractor(models.Model):
    """Somebody whom the provider wants to let do ``part`` of the work. ``country`` is ISO 3166-1 alpha-2.

    ``answer_until`` and what no answer does (``silence_agrees``) are fixed when it is asked, by the agreement as it
    was then. ``answered_at`` is when the question was over, ``answerer`` who said so for the client, None where the
    clock did. ``left_on`` is the last day on which they worked, as the provider says."""

    lifecycle: ClassVar[Lifecycle[SubcontractorState]] = SUBCONTRACTOR

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    country = models.CharField(max_length=2)
    part = models.CharField(max_length=300)
    personal_data = models.BooleanField()
    note = models.TextField(blank=True)
    state = models.CharField(max_length=12, default=SubcontractorState.ASKED)
    silence_agrees = models.BooleanField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer_until = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answerer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    answer = models.TextField(blank=True)
    left_on = models.DateField(null=True)

    objects: ClassVar[Any] = PeopleQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("contracts_subcontractor_state", "state", SubcontractorState),
            models.CheckConstraint(
                condition=models.Q(answer_until__gt=models.F("at")), name="contracts_subcontractor_clock"
            ),
            models.CheckConstraint(
                condition=models.Q(state="asked", answered_at=None)
                | ~models.Q(state="asked") & models.Q(answered_at__isnull=False),
                name="contracts_subcontractor_answered",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="refused") | ~models.Q(answer="") & models.Q(answerer__isnull=False),
                name="contracts_subcontractor_refused_with_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(state="left", left_on__isnull=False)
                | ~models.Q(state="left") & models.Q(left_on=None),
                name="contracts_subcontractor_left",
            ),
            models.UniqueConstraint(
                fields=["agreement", "name"],
                condition=models.Q(state="asked"),
                name="contracts_subcontractor_one_open",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agreement"], name="contracts_subcontractor_of")]


class WorkerCheck(models.Model):
    """Whether the work of a provider that is a person is independent, as the client answered it: a no of the five, and
    an income from this client of ``income_limit_bps`` or more, is a sign. ``notes`` are one line by question. From
    ``signs_limit`` signs on a person looks: ``examiner`` by name, where both sides name one, and ``decider``, who
    said for the client what comes of it, with ``reasons``.

    ``comment`` is what the provider says to it; ``changed_at`` when it said that an answer is no longer true."""

    lifecycle: ClassVar[Lifecycle[CheckState]] = CHECK

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12)
    own_hours = models.BooleanField()
    own_tools = models.BooleanField()
    own_place = models.BooleanField()
    substitute = models.BooleanField()
    other_clients = models.BooleanField()
    income_bps = models.IntegerField()
    notes = models.JSONField(default=dict)
    income_limit_bps = models.IntegerField()
    signs_limit = models.SmallIntegerField()
    both_name = models.BooleanField()
    signs = models.SmallIntegerField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    examiner = models.CharField(max_length=160, blank=True)
    named_at = models.DateTimeField(null=True)
    examiner_agreed_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=16, blank=True)
    reasons = models.TextField(blank=True)
    decider = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    decided_at = models.DateTimeField(null=True)
    comment = models.TextField(blank=True)
    commented_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = PeopleQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("contracts_workercheck_state", "state", CheckState),
            one_of("contracts_workercheck_outcome", "outcome", ["", *Outcome]),
            models.CheckConstraint(
                condition=models.Q(income_bps__range=(0, 10_000), income_limit_bps__range=(0, 10_000)),
                name="contracts_workercheck_income",
            ),
            models.CheckConstraint(
                condition=models.Q(signs__range=(0, 6), signs_limit__range=(1, 6)), name="contracts_workercheck_signs"
            ),
            models.CheckConstraint(
                condition=models.Q(outcome="", reasons="", decided_at=None, decider=None)
                | ~models.Q(outcome="")
                & ~models.Q(reasons="")
                & models.Q(decided_at__isnull=False, decider__isnull=False),
                name="contracts_workercheck_decided_with_reasons",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="clear") | models.Q(signs__lt=models.F("signs_limit"), outcome=""),
                name="contracts_workercheck_clear",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="open") | models.Q(signs__gte=models.F("signs_limit"), outcome=""),
                name="contracts_workercheck_open",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="decided") | ~models.Q(outcome=""), name="contracts_workercheck_decided"
            ),
            models.CheckConstraint(
                condition=models.Q(examiner="", named_at=None, examiner_agreed_at=None)
                | ~models.Q(examiner="") & models.Q(named_at__isnull=False),
                name="contracts_workercheck_examiner",
            ),
            models.UniqueConstraint(
                fields=["agreement"],
                condition=~models.Q(state="overtaken"),
                name="contracts_workercheck_one_stands",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agreement", "-at"], name="contracts_workercheck_of")]
