"""What operating systems do with processes: die with one's parent, and file locks that a kill releases."""

from __future__ import annotations

import ctypes
import fcntl
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def die_with_parent(with_signal: signal.Signals = signal.SIGKILL, parent: int | None = None) -> None:
    """Ask the kernel to send this process ``with_signal`` when the thread that started it is gone (Linux only).

    With ``parent`` given, a parent that died before the request was made counts as gone too.
    """
    if _LIBC is None:
        return
    _LIBC.prctl(_PR_SET_PDEATHSIG, int(with_signal), 0, 0, 0)
    if parent is not None and os.getppid() != parent:
        os.kill(os.getpid(), with_signal)


def dying_with_me(with_signal: signal.Signals = signal.SIGKILL) -> Callable[[], None]:
    """A ``preexec_fn`` for subprocess: the child dies with the process that starts it."""
    parent = os.getpid()
    return lambda: die_with_parent(with_signal, parent)


def lock_file(path: Path, *, shared: bool = False, wait: bool = False) -> int | None:
    """Lock a file for the life of this process; None when another process holds it and ``wait`` is off.

    The kernel releases the lock when the process ends in whatever way, so a lock is never stale.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor


def is_locked(path: Path) -> bool:
    """Whether some process holds the lock on this file."""
    descriptor = lock_file(path)
    if descriptor is None:
        return True
    os.close(descriptor)
    return False
