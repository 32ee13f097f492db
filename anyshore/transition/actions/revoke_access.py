"""Write down that somebody may not enter a system any more."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.transition.events import AccessRevoked
from anyshore.transition.models import Access
from anyshore.transition.policies import may_share
from anyshore.transition.queries.loading import part_locked


@action
def revoke_access(*, actor: Actor, access_id: UUID, revoked_on: date, at: datetime) -> Access:
    """The access is revoked, by whom and on which day; also after the contract ended.

    Those of the client who work. Refused: others (Forbidden), a day before it was granted or to come (Invalid), one
    that is revoked (NotAllowed).
    """
    access = part_locked(actor, Access, access_id)
    if not may_share(actor, access.transition.agreement):
        raise Forbidden()
    if access.revoked_on is not None:
        raise NotAllowed(kind="access", state="revoked", verb="revoke")
    if not access.granted_on <= revoked_on <= at.date():
        raise Invalid(field="revoked_on", reason="range")
    access.revoked_on, access.revoker_id, access.revoked_at = revoked_on, actor.acting_person, at
    access.save(update_fields=["revoked_on", "revoker", "revoked_at"])
    told = AccessRevoked(
        agreement_id=access.transition.agreement_id, access_id=access.id, system=access.system, person=access.person,
        at=at,
    )  # fmt: skip
    tell(told, actor=actor)
    return access
