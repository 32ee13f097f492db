"""Tables of drafts: the agreement as it is being written, and every edit of it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.contracts.models.agreement import Agreement
from anyshore.contracts.rules import AgreementState, Side
from anyshore.contracts.rules.suggestions import Change
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.parties.models import User
from anyshore.plumbing.tables import one_of


class DraftQuerySet(models.QuerySet["AgreementDraft"]):
    """Reads of drafts."""

    def visible_to(self, actor: Actor) -> DraftQuerySet:
        """Its author's side's; both sides' once it was shared. Nobody else's, the operator's neither."""
        own = actor.organisation_id
        if own is None:
            return self.none()
        party = models.Q(agreement__client_id=own) | models.Q(agreement__provider_id=own)
        return self.filter(models.Q(agreement__drafted_by_id=own) | (party & models.Q(shared_at__isnull=False)))

    def open(self) -> DraftQuerySet:
        """Those that are still being written."""
        return self.filter(discarded_at=None, agreement__state=AgreementState.DRAFT)


class AgreementDraft(models.Model):
    """An agreement before its first version: its ``content`` as it is being written. ``shared_at`` is when the other
    side was let in. It stays, with its edits, once the agreement was offered."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, related_name="+")
    content = models.JSONField()
    changed_at = models.DateTimeField()
    shared_at = models.DateTimeField(null=True)
    discarded_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = DraftQuerySet.as_manager()


class DraftEdit(models.Model):
    """One edit of a draft: what changed in ``row`` (rules.places), from ``was`` to ``to``. ``undoes`` is the number of
    the edit that it undoes."""

    id = models.UUIDField(primary_key=True, default=new_id)
    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="+")
    number = models.IntegerField()
    row = models.CharField(max_length=60)
    anchor = models.CharField(max_length=300, blank=True)
    was = models.JSONField()
    to = models.JSONField()
    side = models.CharField(max_length=8)
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    undoes = models.IntegerField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "number"], name="contracts_draft_edit_number"),
            one_of("contracts_draft_edit_side", "side", Side),
        ]

    @property
    def change(self) -> Change:
        """What it changed, for the rules."""
        return Change(self.row, self.to, self.number, self.was, self.anchor)
