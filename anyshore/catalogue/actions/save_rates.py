"""Save one's rate card."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from anyshore.catalogue.events import RatesSaved
from anyshore.catalogue.models import Profile, Rate
from anyshore.catalogue.policies import may_edit_profile
from anyshore.catalogue.queries import own_profile
from anyshore.catalogue.queries.rates import line_of, live_rates
from anyshore.catalogue.rules.rates import RateLine, problem
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def save_rates(*, actor: Actor, lines: Sequence[RateLine], at: datetime) -> Profile:
    """The rate card has exactly these lines. One that stood before as it stands now is the same line; one that was
    changed or left out ends and stays as history.

    Members who may work. Refused: others (Forbidden), no profile yet (NotFound), lines that no card can have, two for
    the same thing from the same day among them (Invalid).
    """
    lock_own(actor)
    if not may_edit_profile(actor):
        raise Forbidden()
    profile = own_profile(actor)
    wanted = [line.tidied() for line in lines]
    reason = problem(wanted)
    if reason is not None:
        raise Invalid(field="rates", reason=reason)
    there = {line_of(row): row for row in live_rates(profile)}
    gone = [row.pk for line, row in there.items() if line not in wanted]
    Rate.objects.filter(pk__in=gone).update(ended_at=at)
    for position, line in enumerate(wanted, 1):
        if line in there:
            Rate.objects.filter(pk=there[line].pk).update(position=position)
        else:
            _write(profile, position, line, at)
    tell(RatesSaved(profile_id=profile.id, at=at), actor=actor)
    return profile


def _write(profile: Profile, position: int, line: RateLine, at: datetime) -> None:
    Rate.objects.create(
        profile=profile,
        position=position,
        role=line.role,
        level=line.level,
        country=line.country,
        currency=line.currency,
        per=line.per,
        amount_minor=line.amount_minor,
        valid_from=line.valid_from,
        at=at,
    )
