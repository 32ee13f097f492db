"""``anyshore verify FILE``: verify an exported ledger or statement. Needs neither database nor secret nor Django.

Anybody may, on any machine: the file alone shows whether it was changed, and a published head (``--head``) shows
whether somebody rewrote the whole.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from anyshore.ledger.rules.export import verify


def run(arguments: list[str]) -> int:
    """Verify one file, say what was found; 1 if anything is wrong."""
    parser = argparse.ArgumentParser(prog="anyshore verify", description=__doc__)
    parser.add_argument("file", type=Path, help="what anyshore export-ledger wrote")
    parser.add_argument("--head", help="a head that was published, in hexadecimal")
    asked = parser.parse_args(arguments)
    try:
        with asked.file.open("rb") as lines:
            verdict = verify(lines, head=asked.head)
    except OSError as error:
        sys.stderr.write(f"{asked.file} cannot be read: {error.strerror}\n")
        return 1
    for fault in verdict.faults:
        sys.stdout.write(f"line {fault.line}: {fault.told}\n")
    sys.stdout.write(
        f"{'verified' if verdict.ok else 'NOT VERIFIED'}: {verdict.kind}, {verdict.transfers} transfers in "
        f"{verdict.batches} batches, head {verdict.head}\n"
    )
    return 0 if verdict.ok else 1
