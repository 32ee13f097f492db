"""Tables of services that the client runs itself for a while: what was announced, what the provider said, and what it
cost."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models.agreement import Agreement
from anyshore.contracts.rules.step_in import COST, STEP_IN, CostState, StepInState
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import User
from anyshore.plumbing.tables import one_of


class StepInQuerySet(models.QuerySet[Any]):
    """Reads of services that the client runs itself."""

    def visible_to(self, actor: Actor) -> StepInQuerySet:
        """Those of the agreements the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class OfStepInQuerySet(models.QuerySet[Any]):
    """Reads of what hangs on them."""

    def visible_to(self, actor: Actor) -> OfStepInQuerySet:
        """Those of the agreements the actor sees."""
        return self.filter(step_in__agreement__in=Agreement.objects.visible_to(actor))


class StepIn(models.Model):
    """The client runs ``what`` itself, or through ``by`` who is bound to secrecy, since the ``failure`` endangers what
    ``dangers`` name.

    ``begins_on`` is the first day on which it may begin, by the agreement as it was when it was announced, so are
    ``most_days``; ``urgent``: the danger does not wait. ``of_month``: it is what the price of a month pays, which is
    then not owed by days. It began on ``begun_on`` and goes back on ``last_on`` at the latest; ``back_on`` is the day
    on which it did, ``giver`` who said so for the client, None where silence did. ``ready_at`` is when the provider
    said last that it can go on."""

    lifecycle: ClassVar[Lifecycle[StepInState]] = STEP_IN

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=StepInState.ANNOUNCED)
    dangers = models.JSONField()
    failure = models.TextField()
    what = models.CharField(max_length=200)
    by = models.CharField(max_length=160, blank=True)
    bound = models.BooleanField()
    urgent = models.BooleanField()
    of_month = models.BooleanField()
    begins_on = models.DateField()
    most_days = models.SmallIntegerField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    begun_on = models.DateField(null=True)
    begun_at = models.DateTimeField(null=True)
    last_on = models.DateField(null=True)
    ready_at = models.DateTimeField(null=True)
    back_on = models.DateField(null=True)
    giver = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    over_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = StepInQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("contracts_stepin_state", "state", StepInState),
            models.CheckConstraint(
                condition=models.Q(by="") | models.Q(bound=True), name="contracts_stepin_bound_to_secrecy"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["announced", "withdrawn"], begun_on=None, begun_at=None, last_on=None)
                | models.Q(
                    state__in=["begun", "over"], begun_on__isnull=False, begun_at__isnull=False,
                    last_on__gt=models.F("begun_on"), begun_on__gte=models.F("begins_on"),
                ),
                name="contracts_stepin_begun",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    state="over", over_at__isnull=False,
                    back_on__gte=models.F("begun_on"), back_on__lte=models.F("last_on"),
                )
                | models.Q(state="withdrawn", over_at__isnull=False, back_on=None)
                | models.Q(state__in=["announced", "begun"], over_at=None, back_on=None),
                name="contracts_stepin_over",
            ),
            models.UniqueConstraint(
                fields=["agreement", "what"],
                condition=models.Q(state__in=["announced", "begun"]),
                name="contracts_stepin_one_open",
            ),
        ]  # fmt: skip
        indexes: ClassVar = [models.Index(fields=["agreement", "-at"], name="contracts_stepin_of")]


class StepInWord(models.Model):
    """What the provider says to it: ``disputes`` that the failure is its own, or what it has done; ``ready``: that it
    can go on, with files that show it (attachments of kind ``step_in_word``)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    step_in = models.ForeignKey(StepIn, on_delete=models.PROTECT, related_name="+")
    ready = models.BooleanField()
    disputes = models.BooleanField()
    words = models.TextField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects: ClassVar[Any] = OfStepInQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(words=""), name="contracts_stepinword_said"),
            models.CheckConstraint(
                condition=models.Q(ready=False) | models.Q(disputes=False), name="contracts_stepinword_one_thing"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["step_in", "at"], name="contracts_stepinword_of")]


class StepInCost(models.Model):
    """What running the service cost beyond the price that is not owed, in minor units of the agreement's currency, as
    the client claims it, with receipts (attachments of kind ``step_in_cost``). No money moves by it."""

    lifecycle: ClassVar[Lifecycle[CostState]] = COST

    id = models.UUIDField(primary_key=True, default=new_id)
    step_in = models.ForeignKey(StepIn, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default=CostState.CLAIMED)
    amount_minor = models.BigIntegerField()
    words = models.TextField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answerer = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    answered_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = OfStepInQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("contracts_stepincost_state", "state", CostState),
            models.CheckConstraint(
                condition=models.Q(amount_minor__gt=0) & ~models.Q(words=""), name="contracts_stepincost_claimed"
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["accepted", "objected"])
                | models.Q(answered_at__isnull=False, answerer__isnull=False),
                name="contracts_stepincost_answered",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="objected") | ~models.Q(answer=""),
                name="contracts_stepincost_objected_with_reason",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["step_in", "at"], name="contracts_stepincost_of")]
