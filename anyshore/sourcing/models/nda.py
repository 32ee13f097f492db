"""What is signed before a confidential brief is read: the text by version, and who signed it."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from anyshore.kit.ids import new_id
from anyshore.parties.models import Organisation, User
from anyshore.parties.rules import ProofMethod
from anyshore.plumbing.tables import one_of
from anyshore.sourcing.models.roots import Request


class NdaVersion(models.Model):
    """The confidentiality text of a request as it read at one version. Rows never change."""

    id = models.UUIDField(primary_key=True, default=new_id)
    request = models.ForeignKey(Request, on_delete=models.PROTECT, related_name="+")
    number = models.SmallIntegerField()
    text = models.TextField()
    hash = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["request", "number"], name="sourcing_nda_version_once")
        ]


class NdaSignature(models.Model):
    """An organisation's signature under one version, with its evidence. Rows never change."""

    id = models.UUIDField(primary_key=True, default=new_id)
    version = models.ForeignKey(NdaVersion, on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    hash = models.CharField(max_length=64)
    proof = models.CharField(max_length=16, blank=True)
    """How the person proved who they are; empty for what was signed before that was asked."""
    proved_at = models.DateTimeField(null=True)
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "organisation"], name="sourcing_nda_signature_once"),
            one_of("sourcing_nda_signature_proof", "proof", ["", *ProofMethod]),
        ]
