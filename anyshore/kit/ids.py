"""Sortable ids, made in Python: UUID version 7 (RFC 9562, section 5.7)."""

from __future__ import annotations

import os
import threading
import time
import uuid

_lock = threading.Lock()
_last = 0
_SEQUENCE_BITS = 12


def new_id() -> uuid.UUID:
    """Return a new UUIDv7: 48 bits of milliseconds, 12 of a fraction that only rises, 62 random.

    Ids made by one process are strictly increasing, also within one millisecond and when the
    machine's clock steps back.
    """
    global _last
    tick = (time.time_ns() << _SEQUENCE_BITS) // 1_000_000
    with _lock:
        _last = max(tick, _last + 1)
        tick = _last
    milliseconds, fraction = tick >> _SEQUENCE_BITS, tick & ((1 << _SEQUENCE_BITS) - 1)
    tail = int.from_bytes(os.urandom(8), "big") & ((1 << 62) - 1)
    return uuid.UUID(int=milliseconds << 80 | 7 << 76 | fraction << 64 | 2 << 62 | tail)
