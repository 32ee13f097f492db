"""Reads of when providers have time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from anyshore.catalogue.models import Profile, TimeAside
from anyshore.catalogue.rules.time import TimeOff, Week, weeks
from anyshore.kit.actor import Actor
from anyshore.parties.queries import organisations


def time_off(profile_id: UUID) -> tuple[TimeOff, ...]:
    """The exceptions of a provider's week, the first in front."""
    rows = TimeAside.objects.filter(profile_id=profile_id).order_by("starts_on")
    return tuple(TimeOff(*row) for row in rows.values_list("starts_on", "ends_on", "hours_a_week", "words"))


def weeks_of(actor: Actor, organisation_ids: Iterable[UUID], on: date) -> dict[UUID, tuple[Week, ...]]:
    """The next 26 weeks of each provider that the actor sees and that says how many hours a week it has."""
    rows = Profile.objects.visible_to(actor).filter(organisation_id__in=list(organisation_ids), hours_a_week__gt=0)
    profiles = list(rows)
    seats = organisations([one.organisation_id for one in profiles])
    aside: dict[UUID, list[TimeOff]] = {one.pk: [] for one in profiles}
    for row in TimeAside.objects.filter(profile__in=profiles).order_by("starts_on"):
        aside[row.profile_id].append(TimeOff(row.starts_on, row.ends_on, row.hours_a_week, row.words))
    return {
        one.organisation_id: weeks(
            on,
            usual=one.hours_a_week or 0,
            available_from=one.available_from,
            exceptions=aside[one.pk],
            weekdays=seats[one.organisation_id].calendar.weekdays,
        )
        for one in profiles
    }
