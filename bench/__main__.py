"""``python -m bench``: every benchmark, one after the other; exit 1 if any is below its goal."""

from __future__ import annotations

import subprocess
import sys

ALL = (
    "bench.ledger.post",
    "bench.ledger.verify",
    "bench.fund_release",
    "bench.pages",
    "bench.contracts",
    "bench.duplicates",
    "bench.briefs",
    "bench.matching",
    "bench.assigning",
    "bench.triage",
    "bench.demo",
)


def main() -> int:
    """Run each in a process of its own, so that none warms the other."""
    return max(subprocess.run([sys.executable, "-m", name], check=False).returncode for name in ALL)


if __name__ == "__main__":
    sys.exit(main())
