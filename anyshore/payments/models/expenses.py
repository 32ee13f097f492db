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
    attachment of kind ``expense``), and paid at cost. ``answer_until`` is when the client's silence answers,
    ``due_at`` when it did and the sum was to be paid.

    A receipt in another currency is kept as it stands, with the reference rate that converted it: its day, and what
    one euro was in either currency. Without a rate, ``amount_minor`` is what the provider says that it was charged."""

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
    receipt_minor = models.BigIntegerField(null=True)
    receipt_currency = models.CharField(max_length=3, blank=True)
    rate_on = models.DateField(null=True)
    theirs_micro = models.BigIntegerField(null=True)
    ours_micro = models.BigIntegerField(null=True)
    due_at = models.DateTimeField(null=True)
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
            models.CheckConstraint(
                condition=models.Q(receipt_minor=None, receipt_currency="", rate_on=None)
                | models.Q(receipt_minor__gt=0, amount_minor__gt=0) & ~models.Q(receipt_currency=""),
                name="payments_expense_receipt",
            ),
            models.CheckConstraint(
                condition=models.Q(rate_on=None, theirs_micro=None, ours_micro=None)
                | models.Q(rate_on__isnull=False, theirs_micro__gt=0, ours_micro__gt=0),
                name="payments_expense_rate",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["agreement"], name="payments_expense_agreement")]
