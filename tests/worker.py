"""What the worker does, done at once: deferred jobs run in this thread, in order, until none is left."""

from __future__ import annotations

import json

from django.db import connection
from procrastinate.contrib.django import app


def run_jobs() -> int:
    """Run every deferred job that is due now; return how many ran."""
    ran = 0
    while True:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT id, task_name, args FROM procrastinate_jobs WHERE status = 'todo' ORDER BY id LIMIT 1"
            )
            row = cursor.fetchone()
            if row is None:
                return ran
            cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [row[0]])
        args = row[2] if isinstance(row[2], dict) else json.loads(row[2])
        app.tasks[row[1]].func(**args)
        ran += 1
