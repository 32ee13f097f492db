"""The table of expenses. Amounts in minor units."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models import Agreement
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import User
from anyshore.payments.rules.expenses import EXPENSE, ExpenseKind, ExpenseState
from anyshore.plumbing.tables import one_of


class ExpenseQuerySet(models.QuerySet["Expense"]):
    """Reads of expenses."""

    def visible_to(self, actor: Actor) -> ExpenseQuerySet:
        """Those of the agreements the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class Expense(models.Model):
    """Money that the provider spends for the client: asked for at most ``most_minor`` before, shown by a receipt (an
    attachment of kind ``expense``), and paid at cost. ``answer_until`` is when the client's silence answers."""

    lifecycle: ClassVar[Lifecycle[ExpenseState]] = EXPENSE

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    words = models.CharField(max_length=300)
    state = models.CharField(max_length=12, default=ExpenseState.ASKED)
    most_minor = models.BigIntegerField()
    amount_minor = models.BigIntegerField(default=0)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer_until = models.DateTimeField(null=True)
    agreed_at = models.DateTimeField(null=True)
    spent_on = models.DateField(null=True)
    claimed_at = models.DateTimeField(null=True)
    answer = models.CharField(max_length=300, blank=True)
    paid_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = ExpenseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("payments_expense_state", "state", ExpenseState),
            one_of("payments_expense_kind", "kind", ExpenseKind),
            models.CheckConstraint(
                condition=models.Q(most_minor__gt=0, amount_minor__gte=0, amount_minor__lte=models.F("most_minor")),
                name="payments_expense_amounts",
            ),
            models.CheckConstraint(
                condition=models.Q(state="paid", paid_at__isnull=False, amount_minor__gt=0)
                | ~models.Q(state="paid") & models.Q(paid_at=None),
                name="payments_expense_paid",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agreement"], name="payments_expense_agreement")]
