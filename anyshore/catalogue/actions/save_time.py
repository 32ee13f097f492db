"""Save when one has time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from anyshore.catalogue.events import TimeSaved
from anyshore.catalogue.models import Profile, TimeAside
from anyshore.catalogue.policies import may_edit_profile
from anyshore.catalogue.queries import own_profile
from anyshore.catalogue.rules.profiles import HOURS_MAX
from anyshore.catalogue.rules.time import TimeOff, problem
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.queries import lock_own
from anyshore.parties.rules import ORGANISATION
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.changes import touch


@action
def save_time(
    *,
    actor: Actor,
    hours_a_week: int | None,
    available_from: date | None,
    exceptions: Sequence[TimeOff],
    at: datetime,
) -> Profile:
    """The provider has these usual hours a week from this day on, and other ones in these exceptions alone.

    Members who may work. Refused: others (Forbidden), no profile yet (NotFound), hours that cannot be, exceptions that
    overlap or end before they begin (Invalid).
    """
    lock_own(actor)
    if not may_edit_profile(actor):
        raise Forbidden()
    profile = own_profile(actor)
    if hours_a_week is not None and not 1 <= hours_a_week <= HOURS_MAX:
        raise Invalid(field="hours_a_week", reason="range")
    reason = problem(exceptions)
    if reason is not None:
        raise Invalid(field="exceptions", reason=reason)
    profile.hours_a_week, profile.available_from, profile.changed_at = hours_a_week, available_from, at
    profile.save(update_fields=["hours_a_week", "available_from", "changed_at"])
    TimeAside.objects.filter(profile=profile).delete()
    TimeAside.objects.bulk_create(
        TimeAside(
            profile=profile,
            starts_on=one.starts_on,
            ends_on=one.ends_on,
            hours_a_week=one.hours_a_week,
            words=one.words.strip(),
        )
        for one in exceptions
    )
    touch(ORGANISATION.kind, profile.organisation_id)
    tell(TimeSaved(profile_id=profile.id, at=at), actor=actor)
    return profile
