"""The web server's own words at its end."""

from __future__ import annotations

import logging
import time

from anyshore.cli.management.commands.web import STOP_SECONDS, TooEarly


def told(begun: float, words: str) -> bool:
    return TooEarly(begun).filter(logging.LogRecord("_granian", logging.WARNING, "", 0, words, (), None))


def test_that_a_process_refused_to_end_is_told_once_it_had_its_time():
    words = "Killing worker-1 after it refused to gracefully stop"
    now = time.monotonic()
    assert not told(now, words)
    assert told(now - STOP_SECONDS, words)
    assert told(now, "Unexpected exit from worker-1")
