"""Copies of a version that were signed outside: by hand and scanned, or electronically."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from anyshore.contracts import rules
from anyshore.contracts.models.agreement import AgreementVersion
from anyshore.kit.ids import new_id
from anyshore.parties.models import User
from anyshore.plumbing.tables import one_of


class SignedCopy(models.Model):
    """A PDF of a version that was signed outside, uploaded by one side; it counts once the other has confirmed that it
    is the same agreement. The bytes hang on it as an attachment; ``sha256`` is what was confirmed."""

    id = models.UUIDField(primary_key=True, default=new_id)
    version = models.ForeignKey(AgreementVersion, on_delete=models.CASCADE, related_name="+")
    side = models.CharField(max_length=8)
    person = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()
    confirmed_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", null=True)
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "sha256"], name="contracts_signed_copy_once"),
            one_of("contracts_signed_copy_side", "side", rules.Side),
        ]
