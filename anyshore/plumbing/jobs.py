"""Deferring work: a row in the jobs table, written in the caller's transaction, gone if that rolls back."""

from __future__ import annotations

import json
from datetime import datetime

from django.db import connection


def defer(name: str, *, at: datetime | None = None, lock: str | None = None, **args: object) -> None:
    """Defer the job ``name`` (a literal: a check compares it with anyshore/jobs) with JSON arguments.

    ``at`` is an instant of the database's clock, for retries and housekeeping only: what a contract dates is
    a deadline. Jobs with one ``lock`` run one after the other.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, args, scheduled_at)"
            " VALUES ('default', %s, 0, %s, %s, %s)",
            [name, lock, json.dumps(args, default=str), at],
        )
