"""Tables of held offers: signed by one side, and not sent before its own people agree."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts import rules
from anyshore.contracts.models.agreement import Agreement
from anyshore.contracts.rules.held import HELD, HeldState
from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import Organisation, User
from anyshore.plumbing.tables import one_of
from anyshore.sourcing.models import Request


class HeldOfferQuerySet(models.QuerySet["HeldOffer"]):
    """Reads of held offers."""

    def visible_to(self, actor: Actor) -> HeldOfferQuerySet:
        """One's own organisation's: the other side never learns of one."""
        if actor.kind is ActorKind.CLOCK:
            return self
        return self.filter(organisation_id=actor.organisation_id) if actor.organisation_id else self.none()


class HeldOffer(models.Model):
    """An offer, what is put in place of a draft, a counter-offer or an offer to renew ``agreement`` (to ``renews_to``,
    at the prices of ``index_now``), as it will go out: ``content`` and ``hash`` are those of the version that it
    becomes after ``before``. ``about`` is the agreement's id, also before there is one. ``signer`` is the author's
    signature with its evidence; ``refusal`` is why it could not go out once it was agreed to."""

    lifecycle: ClassVar[Lifecycle[HeldState]] = HELD

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+", null=True)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="+", null=True)
    about = models.UUIDField()
    number = models.BigIntegerField()
    side = models.CharField(max_length=8)
    title = models.CharField(max_length=160)
    currency = models.CharField(max_length=3)
    value_minor = models.BigIntegerField()
    content = models.JSONField()
    before = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)
    signer = models.JSONField()
    why = models.TextField(blank=True)
    answer_days = models.SmallIntegerField()
    renews_to = models.DateField(null=True)
    index_now = models.IntegerField(null=True)
    state = models.CharField(max_length=12, default=HeldState.HELD)
    refusal = models.JSONField(default=dict)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = HeldOfferQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("contracts_held_state", "state", HeldState),
            one_of("contracts_held_side", "side", rules.Side),
            models.CheckConstraint(
                condition=models.Q(renews_to=None, index_now=None)
                | models.Q(renews_to__isnull=False, agreement__isnull=False),
                name="contracts_held_renewal",
            ),
            models.UniqueConstraint(
                fields=["organisation", "about"], condition=models.Q(state="held"), name="contracts_held_one_a_side"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["organisation", "-at"], name="contracts_held_newest"),
            models.Index(fields=["about"], name="contracts_held_about"),
        ]
