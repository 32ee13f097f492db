"""Take a set out of the organisation's library."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import lock_root
from anyshore.sourcing.events import LibraryChanged
from anyshore.sourcing.models import LibrarySet
from anyshore.sourcing.policies import may_keep_library


@action
def remove_library_set(*, actor: Actor, library_set_id: UUID, at: datetime) -> LibrarySet:
    """The set is gone; requests that were written from it keep their questions and criteria.

    Those who work for the organisation may. Refused: another's or none (NotFound), no right (Forbidden).
    """
    row: LibrarySet = lock_root(LibrarySet.objects.visible_to(actor), library_set_id)
    if not may_keep_library(actor):
        raise Forbidden()
    tell(LibraryChanged(library_set_id=row.id, removed=True, at=at), actor=actor)
    LibrarySet.objects.filter(pk=row.pk).delete()
    return row
