"""Tables of people in the work: subcontractors, whom the client is asked for."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models.agreement import Agreement
from anyshore.contracts.rules.subcontracting import SUBCONTRACTOR, SubcontractorState
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
