"""The months of retainers, the periods of what is counted, and the days on which an amount falls due, with their
money. Amounts in minor units."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models import Agreement
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.payments import rules
from anyshore.payments.models.holdings import STATE_IS_SUMS
from anyshore.payments.rules.periods import PaidBy
from anyshore.plumbing.tables import one_of


class RetainerMonthQuerySet(models.QuerySet["RetainerMonth"]):
    """Reads of months."""

    def visible_to(self, actor: Actor) -> RetainerMonthQuerySet:
        """Those of the agreements the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class RetainerMonth(models.Model):
    """One month of a retainer, one period of what is counted, or one day on which an amount falls due (``kind``), with
    its money: funded = released + refunded + what is still held. It keeps the name of the first of the three: sealed
    transfers and audit rows name it so, and those never change.

    ``month`` is what it is known by: the first day of the month or the period, or the day. ``line`` is the place of
    its line in the agreement and ``name`` what that is called; of a retainer 0 and nothing. Of what is counted
    ``price_minor`` is that of what is expected until ``reported_at``; then ``count`` and what is ``corrected`` of
    periods before, with a ``note`` and files (attachments of kind ``retainer_month``), make it. ``review_until`` is
    before ``closed_at`` until when it is to be reported.

    It counts from ``first_on`` to ``last_on`` and costs ``price_minor``, from which ``still_days`` are left out once
    it is over where work stood still and the clause says so, or the client ran the service itself, of which the
    provider gave back ``off_minor`` in its answer to the client's ``question``, and service credits took
    ``credit_minor``. It is over at ``closed_at``; no answer by ``review_until`` approves it, but for a question that
    is open.
    """

    lifecycle: ClassVar[Lifecycle[rules.HoldingState]] = rules.MONTH

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8, default=PaidBy.RETAINER)
    line = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(max_length=160, blank=True, default="")
    month = models.DateField()
    first_on = models.DateField()
    last_on = models.DateField()
    price_minor = models.BigIntegerField()
    still_days = models.SmallIntegerField(default=0)
    off_minor = models.BigIntegerField(default=0)
    credit_minor = models.BigIntegerField(default=0)
    state = models.CharField(max_length=12, default=rules.HoldingState.NOT_FUNDED)
    funded_minor = models.BigIntegerField(default=0)
    released_minor = models.BigIntegerField(default=0)
    refunded_minor = models.BigIntegerField(default=0)
    fee_minor = models.BigIntegerField(default=0)
    count = models.BigIntegerField(null=True)
    corrected = models.BigIntegerField(default=0)
    note = models.CharField(max_length=2000, blank=True, default="")
    reported_at = models.DateTimeField(null=True)
    at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    review_until = models.DateTimeField(null=True)
    question = models.CharField(max_length=300, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=8, blank=True)
    settled_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = RetainerMonthQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("payments_retainermonth_state", "state", rules.HoldingState),
            one_of("payments_retainermonth_kind", "kind", PaidBy),
            models.UniqueConstraint(fields=["agreement", "kind", "line", "month"], name="payments_retainermonth_one"),
            models.CheckConstraint(
                condition=models.Q(kind="retainer", line=0) | (~models.Q(kind="retainer") & models.Q(line__gt=0)),
                name="payments_retainermonth_line",
            ),
            models.CheckConstraint(
                condition=models.Q(count=None, reported_at=None)
                | models.Q(kind="units", count__gte=0, reported_at__isnull=False),
                name="payments_retainermonth_count",
            ),
            models.CheckConstraint(
                condition=models.Q(funded_minor__gte=0, released_minor__gte=0, refunded_minor__gte=0, fee_minor__gte=0)
                & models.Q(funded_minor__gte=models.F("released_minor") + models.F("refunded_minor"))
                & models.Q(off_minor__gte=0, credit_minor__gte=0)
                & models.Q(off_minor__lte=models.F("price_minor") - models.F("credit_minor")),
                name="payments_retainermonth_sums",
            ),
            models.CheckConstraint(condition=STATE_IS_SUMS, name="payments_retainermonth_state_is_sums"),
            models.CheckConstraint(
                condition=models.Q(first_on__gte=models.F("month"), last_on__gte=models.F("first_on")),
                name="payments_retainermonth_days",
            ),
        ]
