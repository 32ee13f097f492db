"""Assign the owner of an activity."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.refusals import ChoiceUnknown
from anyshore.parties.queries import members
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.strategy.events import OwnerAssigned
from anyshore.strategy.models import Activity
from anyshore.strategy.models.writing import touch_activity
from anyshore.strategy.queries.loading import worked_on
from anyshore.strategy.rules.facts import NAME_LIMIT
from anyshore.strategy.rules.texts import line_of_text


@action
def assign_owner(
    *, actor: Actor, activity_id: UUID, version: int, person_id: UUID | None = None, name: str = "", at: datetime
) -> Activity:
    """The activity is owned by a member, by somebody known by ``name`` only, or by nobody; a member is told by mail.

    Those who work for the client may. Refused: another version (Stale), a person who is no member (ChoiceUnknown), a
    name that is too long (TextTooLong), an activity that was put away (NotAllowed).
    """
    activity = worked_on(actor, activity_id, version)
    if person_id is not None and person_id not in {row.person_id for row in members(actor)}:
        raise ChoiceUnknown(field="person")
    said = "" if person_id else line_of_text(name, field="name", limit=NAME_LIMIT)
    if (activity.owner_id, activity.owner_name) == (person_id, said):
        return activity
    activity.owner_id, activity.owner_name = person_id, said
    touch_activity(activity, "owner", "owner_name")
    tell(OwnerAssigned(activity_id=activity.id, person_id=person_id, named=said, at=at), actor=actor)
    return activity
