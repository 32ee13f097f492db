"""A demo world for tests: built in this worker's database, in memory of nothing but its end."""

from __future__ import annotations

import time
from datetime import datetime

from anyshore.demo.stage import Stage
from anyshore.demo.world import LOGINS, let_in, tell

PASSWORD = "lantern-canal-violet-41"


def built(end: datetime, scale: str, fee_bps: int = 0) -> tuple[Stage, float]:
    """The stage after the last step, and the seconds it took."""
    stage, started = Stage(end=end, rail="sandbox", fee_bps=fee_bps), time.monotonic()
    tell(stage, scale)
    let_in(stage, {login.key: PASSWORD for login in LOGINS})
    return stage, time.monotonic() - started
