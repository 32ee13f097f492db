"""Logging: one line of JSON per event into the data folder, readable lines for whoever watches the terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import structlog

_SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    structlog.processors.StackInfoRenderer(),
]


def configure_structlog() -> None:
    """Send structlog's events through the standard library's logging, so that there is one stream."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )


def _formatter(*renderers: Any) -> dict[str, Any]:
    return {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": _SHARED,
        "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *renderers],
    }


def configuration(folder: Path) -> dict[str, Any]:
    """Django's LOGGING: ``anyshore.log`` in ``folder`` (may be rotated from outside) and standard output."""
    handlers: dict[str, dict[str, Any]] = {
        "terminal": {"class": "logging.StreamHandler", "stream": sys.stdout, "formatter": "lines"},
    }
    if _may_write(folder):
        path = folder / "anyshore.log"
        handlers["file"] = {
            "class": "logging.handlers.WatchedFileHandler", "filename": path, "formatter": "json", "delay": True,
        }  # fmt: skip
    level = os.environ.get("ANYSHORE_LOG_LEVEL", "INFO").upper()
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "lines": _formatter(structlog.dev.ConsoleRenderer(colors=sys.stdout.isatty())),
            "json": _formatter(structlog.processors.format_exc_info, structlog.processors.JSONRenderer()),
        },
        "handlers": handlers,
        "root": {"handlers": list(handlers), "level": "WARNING"},
        "loggers": {
            "anyshore": {"level": level},
            "django": {"level": level, "handlers": []},
            "django.request": {"level": "ERROR"},
            "procrastinate": {"level": "WARNING"},
        },
    }


def _may_write(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    return os.access(folder, os.W_OK)
