"""``anyshore demo``: build the demo marketplace in an empty sandbox, once."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from anyshore.demo import building
from anyshore.demo.world import FULL, SCALES
from anyshore.parties.queries import is_anybody_here
from anyshore.plumbing import clock

NO_SANDBOX = "The demo marketplace belongs in a sandbox: set ANYSHORE_SANDBOX=1 and an ANYSHORE_DATA of its own."
IS_BUILT = "The demo marketplace is here already. For a new one choose an empty folder as ANYSHORE_DATA."
NOT_EMPTY = (
    "There are people in this database, so the demo marketplace is not built among them. "
    "Choose an empty folder as ANYSHORE_DATA, or an empty database."
)


class Command(BaseCommand):
    """People, work, money and mail of some 150 days, through the same actions as everybody's."""

    help = "Build the demo marketplace (sandbox only). A build that was cut off is taken up where it broke off."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Its size, and a form for every start."""
        parser.add_argument("--if-empty", action="store_true", help="Do nothing where there is anybody already.")
        parser.add_argument("--scale", choices=SCALES, default=FULL, help="A small world for a quick look.")

    def handle(self, *, if_empty: bool, scale: str, **_options: Any) -> None:
        """Build it, or say why not."""
        folder = Path(settings.ANYSHORE_DATA)
        refusal = self._refusal(folder)
        if refusal:
            if if_empty:
                return
            raise CommandError(refusal)
        started = time.monotonic()
        self.stdout.write("Building the demo marketplace; this takes about a minute and happens once.")
        begun = building.begin(folder, clock.now(), scale)
        steps = building.carry_out(folder, begun, rail=settings.ANYSHORE_RAIL, fee_bps=settings.ANYSHORE_FEE_BPS)
        self.stdout.write(f"Built in {time.monotonic() - started:.0f} seconds and {steps} steps. Sign in as")
        for login in building.logins(begun):
            self.stdout.write(f"  {login['email']:<32} {login['password']:<28} {login['role']}")

    def _refusal(self, folder: Path) -> str:
        if not settings.ANYSHORE_SANDBOX:
            return NO_SANDBOX
        if building.is_built(folder):
            return IS_BUILT
        if is_anybody_here() and building.under_way(folder) is None:
            return NOT_EMPTY
        return ""
