"""How often somebody may do a thing in a span of time. Counted in the database, so that it holds in every process."""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import Final

from django.conf import settings
from django.db import connection

from anyshore.kit.errors import Refused
from anyshore.plumbing.models import Spent

HOUR: Final = timedelta(hours=1)
MINUTE: Final = timedelta(minutes=1)


class TooOften(Refused):
    """The limit is used up: ``wait`` is for how long, in whole minutes; ``retry_after`` the same to the second."""

    code = "too_often"
    status = 429


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``times`` in each span of ``per``, which begins with the first time."""

    name: str
    times: int
    per: timedelta


def spend(limit: Limit, *, who: str, at: datetime) -> int:
    """Count one more time for ``who`` and return how many are left in this span, or raise TooOften.

    One statement that locks one row: two processes at once count to two. ``who`` is stored as a keyed hash, so that
    the table tells nobody's address.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO plumbing_spent AS spent (name, who, count, ends_at) VALUES (%(name)s, %(who)s, 1, %(ends)s)"
            " ON CONFLICT (name, who) DO UPDATE SET"
            " count = CASE WHEN spent.ends_at <= %(at)s THEN 1 ELSE LEAST(spent.count + 1, %(over)s) END,"
            " ends_at = CASE WHEN spent.ends_at <= %(at)s THEN %(ends)s ELSE spent.ends_at END"
            " RETURNING count, ends_at",
            {"name": limit.name, "who": _hidden(who), "ends": at + limit.per, "at": at, "over": limit.times + 1},
        )
        count, ends_at = cursor.fetchone()
    if count > limit.times:
        seconds = max(1, ceil((ends_at - at).total_seconds()))
        raise TooOften(wait=timedelta(minutes=ceil(seconds / 60)), retry_after=seconds)
    return limit.times - int(count)


def give_back(limit: Limit, *, who: str, at: datetime) -> None:
    """Count one time less for ``who`` in the span of ``at``: what was counted did not come about."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE plumbing_spent SET count = count - 1 WHERE name = %s AND who = %s AND count > 0 AND ends_at > %s",
            [limit.name, _hidden(who), at],
        )


def tidy(now: datetime) -> int:
    """Forget the spans that are over; return how many."""
    return int(Spent.objects.filter(ends_at__lte=now).delete()[0])


def _hidden(who: str) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), who.encode(), hashlib.sha256)[:16]
