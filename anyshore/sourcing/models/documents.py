"""Documents that an organisation keeps once, those a request asks for, and what was shared on it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.ids import new_id
from anyshore.parties.models import Organisation, User
from anyshore.plumbing.tables import one_of
from anyshore.sourcing.models.roots import Request
from anyshore.sourcing.rules.documents import DocumentKind, Verdict


class SupplierDocumentQuerySet(models.QuerySet["SupplierDocument"]):
    """Reads of documents."""

    def visible_to(self, actor: Actor) -> SupplierDocumentQuerySet:
        """One's own, and those that were shared on one's own requests."""
        if actor.kind in (ActorKind.OPERATOR, ActorKind.CLOCK):
            return self
        if actor.organisation_id is None:
            return self.none()
        shared = SharedDocument.objects.filter(
            document_id=models.OuterRef("pk"), asked__request__client_id=actor.organisation_id
        )
        return self.filter(models.Q(organisation_id=actor.organisation_id) | models.Exists(shared))

    def kept(self) -> SupplierDocumentQuerySet:
        """Those their owner has not removed."""
        return self.filter(removed_at=None)


class SupplierDocument(models.Model):
    """A document of an organisation, valid until the end of a day or for good. Its file hangs on it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16)
    name = models.CharField(max_length=120)
    issued_on = models.DateField(null=True)
    valid_until = models.DateField(null=True)
    at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = SupplierDocumentQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("sourcing_document_kind", "kind", DocumentKind),
            models.CheckConstraint(
                condition=models.Q(issued_on=None)
                | models.Q(valid_until=None)
                | models.Q(valid_until__gte=models.F("issued_on")),
                name="sourcing_document_days",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "-at"], name="sourcing_document_owner")]


class AskedDocument(models.Model):
    """A document that bidders on a request are asked for."""

    id = models.UUIDField(primary_key=True, default=new_id)
    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")
    position = models.SmallIntegerField()
    kind = models.CharField(max_length=16)
    words = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            one_of("sourcing_asked_kind", "kind", DocumentKind),
            models.UniqueConstraint(fields=["request", "kind", "words"], name="sourcing_asked_once"),
        ]


class SharedDocument(models.Model):
    """The document a provider shared for one that was asked, and what the client says of it."""

    id = models.UUIDField(primary_key=True, default=new_id)
    asked = models.ForeignKey(AskedDocument, on_delete=models.CASCADE, related_name="+")
    document = models.ForeignKey(SupplierDocument, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    verdict = models.CharField(max_length=8, blank=True)
    reason = models.TextField(blank=True)
    judged_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    judged_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            one_of("sourcing_shared_verdict", "verdict", ["", *Verdict]),
            models.UniqueConstraint(fields=["asked", "provider"], name="sourcing_shared_once"),
        ]
