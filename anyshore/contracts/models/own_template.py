"""Template agreements that somebody keeps for their own contracts."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from anyshore.catalogue.rules.categories import Unit
from anyshore.kit.actor import Actor
from anyshore.kit.ids import new_id
from anyshore.parties.models import Organisation, User
from anyshore.plumbing.tables import one_of


class OwnTemplateQuerySet(models.QuerySet["OwnTemplate"]):
    """Reads of templates that somebody keeps."""

    def visible_to(self, actor: Actor) -> OwnTemplateQuerySet:
        """One's own organisation's, and the operator's."""
        return self.filter(models.Q(owner=None) | models.Q(owner_id=actor.organisation_id))


class OwnTemplate(models.Model):
    """One version of a template of one's own. ``template`` is the same in all its versions, which never change;
    ``owner`` is None for the operator's, which are offered to all. ``content`` is its outline (rules.outlines)."""

    id = models.UUIDField(primary_key=True, default=new_id)
    template = models.UUIDField()
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", null=True)
    number = models.IntegerField()
    unit = models.CharField(max_length=12)
    content = models.JSONField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    objects: ClassVar[Any] = OwnTemplateQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            one_of("contracts_own_template_unit", "unit", Unit),
            models.UniqueConstraint(fields=["template", "number"], name="contracts_own_template_version"),
        ]
        indexes: ClassVar = [models.Index(fields=["owner"], name="contracts_own_template_owner")]
