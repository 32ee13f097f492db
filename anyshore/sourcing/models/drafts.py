"""Proposals that are being written."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.parties.models import Organisation, User
from anyshore.sourcing.models.roots import Request


class ProposalDraftQuerySet(models.QuerySet["ProposalDraft"]):
    """Reads of drafts."""

    def visible_to(self, actor: Actor) -> ProposalDraftQuerySet:
        """Those of the actor's own organisation; nobody else reads them, the operator neither."""
        return self.filter(provider_id=actor.organisation_id) if actor.organisation_id else self.none()


class ProposalDraft(models.Model):
    """What a provider has written of a proposal so far (``written``: rules.drafts). One a provider and request.

    ``author`` saved it last, for version ``request_version`` of the request. ``revises`` is the version of their
    proposal that it would follow, 0 where there is none yet.
    """

    id = models.UUIDField(primary_key=True, default=new_id)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written = models.JSONField()
    version = models.IntegerField()
    request_version = models.IntegerField()
    revises = models.IntegerField(default=0)
    changed_at = models.DateTimeField()

    objects: ClassVar[Any] = ProposalDraftQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "provider"], name="sourcing_draft_one_a_provider")
        ]
