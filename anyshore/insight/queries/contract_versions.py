"""Earlier versions of an agreement, to be compared with the one on the table."""

from __future__ import annotations

from uuid import UUID

from anyshore.contracts.models import Agreement, AgreementVersion
from anyshore.contracts.rules.content import Content
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound


def version_content(actor: Actor, agreement_id: UUID, number: int) -> Content:
    """The whole of one version of an agreement that the actor sees; NotFound otherwise."""
    rows = AgreementVersion.objects.filter(
        agreement__in=Agreement.objects.visible_to(actor), agreement_id=agreement_id, number=number
    )
    found = rows.values_list("content", flat=True).first()
    if found is None:
        raise NotFound()
    return Content.from_json(found)
