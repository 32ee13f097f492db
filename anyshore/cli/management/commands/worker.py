"""``anyshore worker``: runs the jobs, and takes up again those whose worker was killed."""

from __future__ import annotations

import asyncio
import contextlib
from typing import Any

import structlog
from django.core.management.base import BaseCommand
from procrastinate import App
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from anyshore.cli import fitness

log = structlog.get_logger("anyshore.worker")

CONCURRENCY = 2
HEARTBEAT_SECONDS = 5
DEAD_AFTER_SECONDS = 20
GRACE_SECONDS = 10


class Command(BaseCommand):
    """The worker alone."""

    help = "Run jobs, mail and deadlines until told to end; a job under way may finish."
    requires_system_checks: list[str] = []

    def handle(self, **_options: Any) -> None:
        """Work, or refuse in words."""
        fitness.refuse_unless_fit()
        work_until_told()


def work_until_told() -> None:
    """Run the jobs through a pool of asynchronous connections of the application's role."""
    connector = app.connector
    if not isinstance(connector, DjangoConnector):
        raise TypeError("the jobs must go through Django's connection")
    with app.replace_connector(connector.get_worker_connector()) as working:
        asyncio.run(work(working))


async def work(working: App) -> None:
    """The worker and, beside it, the recovery of jobs that a killed worker left in the state *doing*."""
    async with working.open_async():
        recovery = asyncio.create_task(recover_for_ever(working))
        try:
            await working.run_worker_async(
                name="anyshore",
                concurrency=CONCURRENCY,
                update_heartbeat_interval=HEARTBEAT_SECONDS,
                stalled_worker_timeout=DEAD_AFTER_SECONDS,
                shutdown_graceful_timeout=GRACE_SECONDS,
            )
        finally:
            recovery.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await recovery


async def recover_for_ever(working: App) -> None:
    """Every few seconds put back the jobs of workers that no longer send a sign of life."""
    while True:
        for job in await working.job_manager.get_stalled_jobs(seconds_since_heartbeat=DEAD_AFTER_SECONDS):
            log.warning("job taken up again", job=job.id, task=job.task_name)
            await working.job_manager.retry_job(job)
        await asyncio.sleep(HEARTBEAT_SECONDS)
