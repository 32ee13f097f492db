"""Take a template agreement of one's own out of use."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events.templates import OwnTemplateRetired
from anyshore.contracts.models import OwnTemplate
from anyshore.contracts.policies import may_write_clauses
from anyshore.contracts.queries.own_templates import locked_own_template
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def retire_own_template(*, actor: Actor, template_id: UUID, at: datetime) -> OwnTemplate:
    """Nobody can start from the template any more; contracts that began with it stay as they are.

    Those who may write it. Refused: others (Forbidden), a template that is not theirs or is retired already
    (NotFound).
    """
    if not may_write_clauses(actor):
        raise Forbidden()
    template = locked_own_template(actor, template_id)
    template.retired_at = at
    template.save(update_fields=["retired_at"])
    tell(OwnTemplateRetired(template_id=template.template, at=at), actor=actor)
    return template
