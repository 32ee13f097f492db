"""End an absence early."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.approvals.events import AbsenceEnded
from anyshore.approvals.models import Absence
from anyshore.approvals.policies import may_end_absence
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def end_absence(*, actor: Actor, absence_id: UUID, at: datetime) -> Absence:
    """Nobody stands in any more from now on; what was answered in the meantime stays.

    The person themselves and the owners may. Refused: others (Forbidden), another organisation's absence or one that
    was ended before (NotFound).
    """
    organisation = lock_own(actor)
    absence: Absence | None = Absence.objects.visible_to(actor).filter(pk=absence_id, ended_at=None).first()
    if absence is None:
        raise NotFound()
    if not may_end_absence(actor, absence):
        raise Forbidden()
    absence.ended_at = at
    absence.save(update_fields=["ended_at"])
    tell(AbsenceEnded(organisation_id=organisation.id, absence_id=absence.id, at=at), actor=actor)
    return absence
