"""Say that somebody is away, and who answers for them."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from anyshore.approvals.events import AbsenceSet
from anyshore.approvals.models import Absence
from anyshore.approvals.policies import may_set_absence
from anyshore.approvals.queries.settings import live_people, today_of
from anyshore.approvals.rules import absence_problem
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, Refused
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


class AwayAlready(Refused):
    """The person has a stand-in for some of these days."""

    code = "away_already"


@action
def set_absence(
    *, actor: Actor, person_id: UUID, stand_in_id: UUID, starts_on: date, ends_on: date, at: datetime
) -> Absence:
    """From the first day to the last, by the organisation's own calendar, ``stand_in_id`` may answer for the person,
    who may still answer too.

    Everybody for themselves, owners for anybody. Refused: others (Forbidden), somebody who is no member, a last day
    before the first or in the past (Invalid), days that have a stand-in already (AwayAlready).
    """
    organisation = lock_own(actor)
    if not may_set_absence(actor, person_id):
        raise Forbidden()
    people = live_people(organisation.id)
    unknown = [name for name, one in (("person_id", person_id), ("stand_in_id", stand_in_id)) if one not in people]
    if unknown:
        raise Invalid(field=unknown[0], reason="unknown")
    wrong = absence_problem(person_id, stand_in_id, starts_on, ends_on, today_of(organisation.id, at))
    if wrong is not None:
        raise Invalid(field=wrong, reason="range")
    others = Absence.objects.filter(organisation=organisation, person_id=person_id, ended_at=None)
    if others.filter(starts_on__lte=ends_on, ends_on__gte=starts_on).exists():
        raise AwayAlready(field="starts_on")
    absence = Absence.objects.create(
        organisation=organisation,
        person_id=person_id,
        stand_in_id=stand_in_id,
        starts_on=starts_on,
        ends_on=ends_on,
        at=at,
    )
    event = AbsenceSet(
        organisation_id=organisation.id, absence_id=absence.id, away_id=person_id, stand_in_id=stand_in_id, at=at
    )
    tell(event, actor=actor)
    return absence
