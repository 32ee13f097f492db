"""``anyshore web``: the web server, one process a core. Refuses to serve on a database that is not as it must be."""

from __future__ import annotations

import gc
import logging
import os
import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connections
from django.urls import get_resolver
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server.mp import MPServer

from anyshore.cli import fitness

THREADS_PER_PROCESS = 4
STOP_SECONDS = 10


class TooEarly(logging.Filter):
    """Holds back what cannot be true yet: that a process refused to end before it had the time that it has.

    Granian waits for each process in two threads. Where one has reaped it, the other finds no end and says that it
    kills it.
    """

    def __init__(self, begun: float) -> None:
        """``begun``: when the processes were told to end, by the monotonic clock in seconds."""
        super().__init__()
        self.begun = begun

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is worth telling."""
        return "refused to gracefully stop" not in record.msg or time.monotonic() - self.begun >= STOP_SECONDS


class Web(MPServer):
    """Granian's server, without its false alarm at the end."""

    def shutdown(self, exit_code: int = 0) -> None:
        """End the processes that serve."""
        logging.getLogger("_granian").addFilter(TooEarly(time.monotonic()))
        super().shutdown(exit_code)  # type: ignore[no-untyped-call]  # Granian's own, and untyped


class Command(BaseCommand):
    """The web server alone."""

    help = "Serve the web pages until told to end."
    requires_system_checks: list[str] = []

    def handle(self, **_options: Any) -> None:
        """Serve, or refuse in words."""
        serve()


def serve() -> None:
    """Serve until told to end."""
    fitness.refuse_unless_fit()
    call_command("collectstatic", verbosity=0, interactive=False)
    read_pages()
    connections.close_all()
    os.environ["ANYSHORE_WEB_PARENT"] = str(os.getpid())  # read by settings/wsgi.py: workers die with this process
    Web(
        "anyshore.settings.wsgi:application",
        address=os.environ.get("ANYSHORE_BIND", "127.0.0.1"),
        port=settings.ANYSHORE_PORT,
        interface=Interfaces.WSGI,
        workers=int(os.environ.get("ANYSHORE_WEB_PROCESSES", os.cpu_count() or 1)),
        blocking_threads=THREADS_PER_PROCESS,
        respawn_failed_workers=True,
        workers_kill_timeout=STOP_SECONDS,
        log_level=LogLevels.warning,
    ).serve()


def read_pages() -> None:
    """Import every page once, here: the processes that serve are forked from this one and find them read."""
    get_resolver().url_patterns  # noqa: B018 - reading it is what imports them
    gc.freeze()  # what is there now stays, and is shared for as long as nobody writes to it
