"""Make the end of the sealed chain public for the day of ``at``, in UTC.

The clock or the operator may. Whoever has noted a published head can find any later change to what was sealed
before it. A day's head is published once: again changes nothing.
"""

from __future__ import annotations

from datetime import UTC, datetime

from django.db import connection

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.ledger.policies import may_seal
from anyshore.ledger.queries.seals import PublishedHead, head_of
from anyshore.plumbing.actions import action


@action
def publish_head(*, actor: Actor, at: datetime) -> PublishedHead | None:
    """Publish the head and return it; None as long as nothing is sealed."""
    if not may_seal(actor):
        raise Forbidden()
    day = at.astimezone(UTC).date()
    with connection.cursor() as cursor:
        cursor.execute("SELECT ledger_publish_head(%s, %s)", [day, at])
    return head_of(day)
