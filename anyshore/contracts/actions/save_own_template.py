"""Keep a template agreement of one's own, or its next version."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events.templates import OwnTemplateSaved
from anyshore.contracts.models import OwnTemplate
from anyshore.contracts.policies import may_write_clauses
from anyshore.contracts.queries.own_templates import locked_own_template
from anyshore.contracts.rules.outlines import Outline, checked_outline
from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.errors import Forbidden
from anyshore.kit.ids import new_id
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def save_own_template(*, actor: Actor, outline: Outline, template_id: UUID | None = None, at: datetime) -> OwnTemplate:
    """Contracts can start from the template in this version; those that began with an older one stay as they are.

    Whoever may commit their organisation, for its own contracts; the operator, for everybody's. Refused: others
    (Forbidden), a template that is not theirs or is retired (NotFound), an outline that no template may have
    (Invalid).
    """
    if not may_write_clauses(actor) or actor.person_id is None:
        raise Forbidden()
    owner = None if actor.kind is ActorKind.OPERATOR else lock_own(actor)
    before = locked_own_template(actor, template_id) if template_id else None
    number, kept = before.number + 1 if before else 1, checked_outline(outline)
    template = OwnTemplate.objects.create(
        template=before.template if before else new_id(),
        owner=owner,
        number=number,
        unit=kept.unit,
        content=kept.to_json(),
        author_id=actor.person_id,
        at=at,
    )
    tell(OwnTemplateSaved(template_id=template.template, version=number, at=at), actor=actor)
    return template
