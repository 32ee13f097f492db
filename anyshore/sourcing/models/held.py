"""Proposals that are signed, and wait for their own organisation's people."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.ids import new_id
from anyshore.kit.lifecycle import Lifecycle
from anyshore.parties.models import Organisation, User
from anyshore.plumbing.tables import one_of
from anyshore.sourcing.models.roots import Proposal, Request
from anyshore.sourcing.rules.held import HELD, HeldState


class HeldProposalQuerySet(models.QuerySet["HeldProposal"]):
    """Reads of proposals that wait."""

    def visible_to(self, actor: Actor) -> HeldProposalQuerySet:
        """One's own organisation's: the client never learns of one."""
        if actor.kind is ActorKind.CLOCK:
            return self
        return self.filter(provider_id=actor.organisation_id) if actor.organisation_id else self.none()


class HeldProposal(models.Model):
    """A proposal as it will go out (``terms``: rules.offers.content, with their digest), or the version of
    ``proposal`` after ``revises``. ``author`` signed it over ``request_version`` of the request; ``refusal`` is why it
    could not go out once it was agreed to. ``a_week`` is the operator's number of proposals in seven days."""

    lifecycle: ClassVar[Lifecycle[HeldState]] = HELD

    id = models.UUIDField(primary_key=True, default=new_id)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+", null=True)
    revises = models.IntegerField(default=0)
    terms = models.JSONField()
    hash = models.CharField(max_length=64)
    price_minor = models.BigIntegerField()
    currency = models.CharField(max_length=3)
    request_version = models.IntegerField()
    a_week = models.SmallIntegerField()
    state = models.CharField(max_length=12, default=HeldState.HELD)
    refusal = models.JSONField(default=dict)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = HeldProposalQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("sourcing_held_state", "state", HeldState),
            models.CheckConstraint(
                condition=models.Q(revises=0) | models.Q(proposal__isnull=False), name="sourcing_held_revises"
            ),
            models.UniqueConstraint(
                fields=["request", "provider"], condition=models.Q(state="held"), name="sourcing_held_one_a_provider"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["provider", "-at"], name="sourcing_held_newest")]
