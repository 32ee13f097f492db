"""Freeze the baseline of an activity."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.chains import version_hash
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.strategy.events import BaselineFrozen
from anyshore.strategy.models import Activity, Baseline
from anyshore.strategy.policies import may_work_on_inventory
from anyshore.strategy.queries.loading import locked_activity
from anyshore.strategy.queries.snapshots import snapshot
from anyshore.strategy.rules.texts import lines_of_text

WHY_LIMIT = 2000


@action
def freeze_baseline(*, actor: Actor, activity_id: UUID, why: str = "", at: datetime) -> Baseline:
    """The activity with everything below it is kept as it stands now, as the next baseline of its chain.

    Those who work for the client may; a decision calls it as it is taken. Later changes never touch a baseline.
    Refused: an activity of somebody else (NotFound).
    """
    activity = locked_activity(actor, activity_id)
    if not may_work_on_inventory(actor):
        raise Forbidden()
    number, before = activity.baseline + 1, activity.baseline_hash
    content = {**snapshot(activity), "baseline": number, "at": at.isoformat()}
    baseline = Baseline.objects.create(
        activity=activity,
        number=number,
        content=content,
        before=before,
        hash=version_hash(before, content),
        author_id=actor.person_id,
        why=lines_of_text(why, field="why", limit=WHY_LIMIT),
        at=at,
    )
    Activity.objects.filter(pk=activity.pk).update(baseline=number, baseline_hash=baseline.hash)
    tell(BaselineFrozen(activity_id=activity.id, number=number, hash=baseline.hash, at=at), actor=actor)
    return baseline
