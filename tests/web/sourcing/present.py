"""The present of the pages: they read the clock themselves."""

from __future__ import annotations

from datetime import datetime

from anyshore.plumbing import clock


def now() -> datetime:
    """Now, by the instance's clock."""
    return clock.now()
