"""Tables of renewals: what was offered to be signed, what went on by itself, and who said no."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models.agreement import Agreement
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.renewal import RENEWAL, RenewalState
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import User
from anyshore.plumbing.tables import one_of


class RenewalQuerySet(models.QuerySet[Any]):
    """Reads of renewals."""

    def visible_to(self, actor: Actor) -> RenewalQuerySet:
        """Those of the agreements the actor sees."""
        return self.filter(agreement__in=Agreement.objects.visible_to(actor))


class RenewalOffer(models.Model):
    """One side's offer to renew: the whole next version as it would be signed, and its author's signature with its
    evidence (``signer``). ``before`` is the hash of the version that it follows."""

    lifecycle: ClassVar[Lifecycle[RenewalState]] = RENEWAL

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=8)
    state = models.CharField(max_length=12, default=RenewalState.OFFERED)
    ends_on = models.DateField()
    index_now = models.IntegerField(null=True)
    text = models.TextField()
    content = models.JSONField()
    before = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)
    signer = models.JSONField()
    words = models.TextField(blank=True)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer_until = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = RenewalQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("contracts_renewaloffer_state", "state", RenewalState),
            one_of("contracts_renewaloffer_side", "side", Side),
            models.UniqueConstraint(
                fields=["agreement"], condition=models.Q(state="offered"), name="contracts_renewaloffer_one_open"
            ),
        ]


class Renewed(models.Model):
    """A term that followed another: from its old last day to the new one, in the version that says so. ``by_clause``:
    by itself, as agreed; else both signed it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    version = models.IntegerField()
    from_on = models.DateField()
    to_on = models.DateField()
    by_clause = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "version"], name="contracts_renewed_once"),
            models.CheckConstraint(
                condition=models.Q(to_on__gt=models.F("from_on")), name="contracts_renewed_goes_forward"
            ),
        ]


class RenewalRefusal(models.Model):
    """A side said that it does not want the agreement to go on by itself after the term that ends on ``term_on``."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    term_on = models.DateField()
    side = models.CharField(max_length=8)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            one_of("contracts_renewalrefusal_side", "side", Side),
            models.UniqueConstraint(fields=["agreement", "term_on"], name="contracts_renewalrefusal_once"),
        ]
