"""``python -m bench.demo``: how long the demo marketplace takes to build, as a share of the minute that it may take.

It is built whole, as ``anyshore demo`` builds it, in a database of its own. Exits with 1 if it takes longer than a
minute.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.ledger.database import database

SECONDS_MOST = 60


def main() -> int:
    """Build, print the share of the limit, and return 0 if it is at most 1."""
    os.environ["ANYSHORE_SANDBOX"] = "1"
    with TemporaryDirectory() as data, database():
        from django.test import override_settings  # noqa: PLC0415 - Django is set up by then

        from anyshore.demo import building  # noqa: PLC0415 - Django is set up by then
        from anyshore.demo.world import FULL  # noqa: PLC0415 - Django is set up by then

        folder = Path(data)
        with override_settings(ANYSHORE_SANDBOX=True, ANYSHORE_FILES=folder / "files", MEDIA_ROOT=folder / "files"):
            (folder / "files").mkdir()
            gc.collect()
            gc.freeze()  # what the migrations left is not searched: the command builds in a process without it
            start = time.perf_counter()
            steps = building.carry_out(
                folder, building.begin(folder, datetime.now(UTC), FULL), rail="sandbox", fee_bps=0
            )
            taken = time.perf_counter() - start
    share = taken / SECONDS_MOST
    print(f"demo marketplace: {share:.2f} of {SECONDS_MOST} s ({taken:.0f} s, {steps} steps); at most 1")
    return int(share > 1)


if __name__ == "__main__":
    sys.exit(main())
