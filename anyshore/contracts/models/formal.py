"""The table of formal notices."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models.agreement import Agreement
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.formal import FORMAL_NOTICE, Kind, NoticeState
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import User
from anyshore.plumbing.tables import one_of


class FormalNoticeQuerySet(models.QuerySet[Any]):
    """Reads of formal notices."""

    def visible_to(self, actor: Actor) -> FormalNoticeQuerySet:
        """Those of the agreements that the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class FormalNotice(models.Model):
    """What a ``side`` said to the other in writing under a clause, numbered within the agreement.

    ``clause`` is the number of the clause in the ``version`` that stood then, 0 where it has none. ``on_day``,
    ``person``, ``successor``, ``next_on``, ``learned_at`` and ``cost_minor`` (in the agreement's currency) are what
    the kind asks for (rules.formal.Said). ``received_at`` is when somebody on the other side confirmed that it came,
    with ``answer``; ``closed_at`` when it was withdrawn or refused, with ``reason``."""

    lifecycle: ClassVar[Lifecycle[NoticeState]] = FORMAL_NOTICE

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    side = models.CharField(max_length=8)
    kind = models.CharField(max_length=12)
    clause = models.SmallIntegerField()
    version = models.IntegerField()
    state = models.CharField(max_length=12, default=NoticeState.GIVEN)
    words = models.TextField(blank=True)
    person = models.CharField(max_length=160, blank=True)
    on_day = models.DateField(null=True)
    successor = models.CharField(max_length=160, blank=True)
    next_on = models.DateField(null=True)
    learned_at = models.DateTimeField(null=True)
    cost_minor = models.BigIntegerField(null=True)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    receiver = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    received_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    closer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    closed_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)

    objects: ClassVar[Any] = FormalNoticeQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("contracts_formalnotice_state", "state", NoticeState),
            one_of("contracts_formalnotice_side", "side", Side),
            one_of("contracts_formalnotice_kind", "kind", Kind),
            models.UniqueConstraint(fields=["agreement", "number"], name="contracts_formalnotice_number"),
            models.CheckConstraint(
                condition=models.Q(cost_minor=None) | models.Q(cost_minor__gt=0), name="contracts_formalnotice_cost"
            ),
            models.CheckConstraint(
                condition=models.Q(received_at=None, receiver=None, answer="")
                | models.Q(received_at__isnull=False, receiver__isnull=False),
                name="contracts_formalnotice_received",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="received") | models.Q(received_at__isnull=False),
                name="contracts_formalnotice_received_at",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["given", "received"], closed_at=None, closer=None, reason="")
                | models.Q(state__in=["refused", "withdrawn"], closed_at__isnull=False, closer__isnull=False)
                & ~models.Q(reason=""),
                name="contracts_formalnotice_closed_with_reason",
            ),
        ]
