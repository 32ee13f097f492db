"""What a notice tells: an activity by id, whoever reads."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from anyshore.strategy.models import Activity


@dataclass(frozen=True, slots=True)
class ToldActivity:
    """An activity as mails name it."""

    number: int
    name: str
    client_id: UUID
    client: str


def told_activity(activity_id: UUID) -> ToldActivity:
    """The activity with this id."""
    values = ("number", "name", "inventory_id", "inventory__client__name")
    return ToldActivity(*Activity.objects.values_list(*values).get(pk=activity_id))
