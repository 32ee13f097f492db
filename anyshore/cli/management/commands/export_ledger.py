"""``anyshore export-ledger FILE``: write the sealed ledger as a file that anybody can verify."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from anyshore.ledger.queries import export_chain


class Command(BaseCommand):
    """The sealed chain as text; transfers that are not yet sealed come with a later export."""

    help = "Write the sealed ledger to a file for `anyshore verify`."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to."""
        parser.add_argument("file", type=Path)

    def handle(self, *, file: Path, **_options: Any) -> None:
        """Write it beside the place first, so that half an export never carries its name."""
        half = file.with_name(f".{file.name}.half")
        with half.open("w", encoding="utf-8", newline="\n") as written:
            transfers = export_chain(written.write)
        half.replace(file)
        self.stdout.write(f"{transfers} transfers written to {file}")
