"""Sortable ids, made in Python: UUID version 7 (RFC 9562, section 5.7)."""

from __future__ import annotations

import os
import threading
import time
import uuid

_SEQUENCE_BITS = 12


class _Ticks:
    """The last tick that was given out, in 1/4096 of a millisecond."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.last = 0

    def next(self) -> int:
        """A tick that is later than all before it, and no earlier than the machine's clock."""
        now = (time.time_ns() << _SEQUENCE_BITS) // 1_000_000
        with self.lock:
            self.last = max(now, self.last + 1)
            return self.last


_ticks = _Ticks()


def new_id() -> uuid.UUID:
    """Return a new UUIDv7: 48 bits of milliseconds, 12 of a fraction that only rises, 62 random.

    Ids made by one process are strictly increasing, also within one millisecond and when the
    machine's clock steps back.
    """
    tick = _ticks.next()
    milliseconds, fraction = tick >> _SEQUENCE_BITS, tick & ((1 << _SEQUENCE_BITS) - 1)
    tail = int.from_bytes(os.urandom(8), "big") & ((1 << 62) - 1)
    return uuid.UUID(int=milliseconds << 80 | 7 << 76 | fraction << 64 | 2 << 62 | tail)
