"""Save a group of approvers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.approvals.events import GroupSaved
from anyshore.approvals.models import Group, GroupMember
from anyshore.approvals.policies import may_set_rules
from anyshore.approvals.queries.settings import live_people, needed_of_group
from anyshore.approvals.rules import GROUP_MAX, NAME_MAX, GroupTooSmall
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, NotFound, Refused
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


class GroupNameTaken(Refused):
    """Another group has this name."""

    code = "group_name_taken"


@action
def save_group(
    *, actor: Actor, name: str, person_ids: Sequence[UUID], group_id: UUID | None = None, at: datetime
) -> Group:
    """The group has this name and these people, asked in this order where a rule asks in turn. What is asked already
    goes on with those who were asked.

    The organisation's owners may. Refused: others (Forbidden), no name, nobody, or somebody who is no member
    (Invalid), fewer people than a rule wants (GroupTooSmall), a name twice (GroupNameTaken).
    """
    organisation = lock_own(actor)
    if not may_set_rules(actor):
        raise Forbidden()
    said, people = " ".join(name.split()), list(dict.fromkeys(person_ids))
    if not 0 < len(said) <= NAME_MAX:
        raise Invalid(field="name", reason="missing")
    if not 0 < len(people) <= GROUP_MAX or not set(people) <= live_people(organisation.id).keys():
        raise Invalid(field="first", reason="unknown")
    named = Group.objects.filter(organisation=organisation, name=said)
    if named.exclude(pk=group_id).exists():
        raise GroupNameTaken(field="name")
    group = _group(actor, group_id) or Group(organisation=organisation, at=at)
    if len(people) < (needed := needed_of_group(group.id)):
        raise GroupTooSmall(field="first", needed=needed, people=len(people))
    group.name = said
    group.save()
    GroupMember.objects.filter(group=group).delete()
    GroupMember.objects.bulk_create(
        GroupMember(group=group, person_id=person_id, position=place) for place, person_id in enumerate(people)
    )
    tell(GroupSaved(organisation_id=organisation.id, group_id=group.id, people=len(people), at=at), actor=actor)
    return group


def _group(actor: Actor, group_id: UUID | None) -> Group | None:
    if group_id is None:
        return None
    found: Group | None = Group.objects.visible_to(actor).filter(pk=group_id).first()
    if found is None:
        raise NotFound()
    return found
