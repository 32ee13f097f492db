"""``python -m checks [name …]``: run every check, or those named; say each one's time and result; 1 if any fails.

The slowest start first and two run at a time (one a core), each in a process of its own. A check that fails prints
all it found, once everything has run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

from checks.with_django import environment

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable


class Result(NamedTuple):
    """How one check ended. ``seconds`` is wall-clock time."""

    name: str
    passed: bool
    seconds: float
    output: str


def tools() -> dict[str, list[str]]:
    """Every check by name and its command, the slowest first. All are called through Python: no path is in a
    script."""
    return {
        "mypy": [PYTHON, "-m", "mypy", "--show-traceback"],
        "django": [PYTHON, "-m", "checks.with_django"],
        "house": [PYTHON, "-m", "checks.house"],
        "unused": [PYTHON, "-m", "checks.unused"],
        "djlint": [PYTHON, "-m", "djlint", "anyshore", "--lint", "--quiet", "--allow-empty-input"],
        "deptry": [PYTHON, "-m", "deptry", "--no-ansi", "."],
        "imports": [PYTHON, "-m", "checks.imports"],
        "ruff": [PYTHON, "-m", "ruff", "check", "--output-format", "concise"],
        "format": [PYTHON, "-m", "ruff", "format", "--check", "--output-format", "concise"],
    }


def main(named: Sequence[str]) -> int:
    """Run the named checks, all if none is named."""
    known = tools()
    if unknown := [name for name in named if name not in known]:
        print(f"no check is called {', '.join(unknown)}; there are {', '.join(known)}")
        return 2
    chosen = {name: command for name, command in known.items() if not named or name in named}
    began = time.monotonic()
    results = _run(chosen)
    for result in results:
        if not result.passed:
            print(f"\n--- {result.name}\n{result.output}")
    failed = [result.name for result in results if not result.passed]
    print(f"\n{len(results)} checks, {len(failed)} failed, {time.monotonic() - began:.1f} s", *failed)
    return 1 if failed else 0


def _run(chosen: dict[str, list[str]]) -> list[Result]:
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        given = {**environment(folder), "NO_COLOR": "1"}
        waiting = [pool.submit(_one, name, command, given) for name, command in chosen.items()]
        results = []
        for done in as_completed(waiting):
            result = done.result()
            print(f"{'ok  ' if result.passed else 'FAIL'} {result.name:<8} {result.seconds:6.1f} s", flush=True)
            results.append(result)
    return sorted(results)


def _one(name: str, command: list[str], given: dict[str, str]) -> Result:
    began = time.monotonic()
    ended = subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True, check=False)
    output = (ended.stdout + ended.stderr).strip()
    return Result(name, ended.returncode == 0, time.monotonic() - began, output)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
