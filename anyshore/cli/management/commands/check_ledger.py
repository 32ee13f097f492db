"""``anyshore check-ledger``: recompute every balance, try every rule, hash every sealed transfer again."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from anyshore.cli.soundness import money_faults


class Command(BaseCommand):
    """The same checker that every money test and the hourly job call."""

    help = "Check the ledger; exit 1 if anything is wrong."

    def handle(self, **_options: Any) -> None:
        """Say what is wrong, or that nothing is."""
        found = money_faults()
        if found:
            raise CommandError("The ledger is not as it must be.\n" + "\n".join(f"  {line}" for line in found))
        self.stdout.write("The ledger is as it must be.")
