"""Clauses that somebody wrote for their own contracts."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.parties.models import Organisation, User


class OwnClauseQuerySet(models.QuerySet["OwnClause"]):
    """Reads of clauses that somebody wrote for their own contracts."""

    def visible_to(self, actor: Actor) -> OwnClauseQuerySet:
        """One's own organisation's, and the operator's."""
        return self.filter(models.Q(owner=None) | models.Q(owner_id=actor.organisation_id))


class OwnClause(models.Model):
    """One version of a clause of one's own. ``clause`` is the same in all its versions, which never change; ``owner``
    is None for the operator's, which are offered to all. ``content`` is as a file of the library holds a version."""

    id = models.UUIDField(primary_key=True, default=new_id)
    clause = models.UUIDField()
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", null=True)
    number = models.IntegerField()
    content = models.JSONField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = OwnClauseQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["clause", "number"], name="contracts_own_clause_version")
        ]
        indexes: ClassVar = [models.Index(fields=["owner"], name="contracts_own_clause_owner")]
