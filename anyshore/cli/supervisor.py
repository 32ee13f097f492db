"""Children that live and die with this process: started, watched, started again, ended in order.

Each child dies with its parent (parent-death signal), so that nothing outlives even a kill -9 of the supervisor.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from anyshore.cli.codes import NOT_FIT
from anyshore.plumbing.processes import dying_with_me

POLL_SECONDS = 0.2
STOP_SECONDS = 15.0
SHORT_LIFE_SECONDS = 5.0
SHORT_LIVES_ALLOWED = 5


@dataclass
class Child:
    """One child: how it is started, and how often it died young."""

    name: str
    arguments: list[str]
    process: subprocess.Popen[bytes] | None = None
    started: float = 0.0
    short_lives: int = 0
    start_after: float = 0.0

    def start(self) -> None:
        """Start it, in a session of its own so that Ctrl-C reaches only the supervisor."""
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "anyshore.cli.main", *self.arguments],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=dying_with_me(signal.SIGKILL),
        )

    def has_ended(self) -> bool:
        """Whether it was started and runs no longer."""
        return self.process is not None and self.process.poll() is not None

    def note_end(self) -> None:
        """After an end, plan the next start: at once the first time, later and later if it keeps dying young."""
        young = time.monotonic() - self.started < SHORT_LIFE_SECONDS
        self.short_lives = self.short_lives + 1 if young else 0
        self.start_after = time.monotonic() + min(self.short_lives, SHORT_LIVES_ALLOWED)

    def stop(self) -> None:
        """End it: politely, then not."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        try:
            self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


@dataclass
class Supervisor:
    """A handful of children and something to look after at every turn (the database)."""

    children: list[Child]
    look_after: Callable[[], None]
    told_to_end: bool = field(default=False, init=False)

    def listen(self) -> None:
        """From now on SIGINT (Ctrl-C), SIGTERM and SIGHUP end it all."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._end)

    def _end(self, *_signal: object) -> None:
        self.told_to_end = True

    def start(self) -> None:
        """Start every child."""
        for child in self.children:
            child.start()

    def watch(self) -> int:
        """Until told to end. Returns 0, or 1 when a child cannot live."""
        while not self.told_to_end:
            self.look_after()
            for child in self.children:
                if self._tend(child):
                    return 1
            time.sleep(POLL_SECONDS)
        return 0

    def _tend(self, child: Child) -> bool:
        """Start a child that ended again; True when that is hopeless."""
        if child.has_ended():
            code = child.process.returncode if child.process else 0
            if code == NOT_FIT:
                return True
            child.note_end()
            child.process = None
            sys.stderr.write(f"anyshore: the {child.name} ended ({_words(code)}); it is started again\n")
        if child.process is None and time.monotonic() >= child.start_after:
            if child.short_lives >= SHORT_LIVES_ALLOWED:
                sys.stderr.write(f"anyshore: the {child.name} cannot live; giving up\n")
                return True
            child.start()
        return False

    def stop(self) -> None:
        """End the children, all told at once, each waited for."""
        for child in self.children:
            if child.process is not None and child.process.poll() is None:
                child.process.terminate()
        for child in self.children:
            child.stop()


def _words(code: int) -> str:
    return f"killed by {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"


def run_once(*arguments: str) -> int:
    """Run one command of ours to its end as a child that dies with us; returns its exit code."""
    child = subprocess.Popen(
        [sys.executable, "-m", "anyshore.cli.main", *arguments],
        stdin=subprocess.DEVNULL,
        preexec_fn=dying_with_me(signal.SIGKILL),
        env=os.environ,
    )
    try:
        return child.wait()
    except KeyboardInterrupt:
        child.wait()
        raise
