"""``anyshore check``: everything that can be compared, compared; Django's own checks come first."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandError
from django.core.management.commands import check

from anyshore.cli import fitness, soundness


class Command(check.Command):
    """Configuration, database against manifest, ledger against itself, audit trail against its hashes."""

    help = "Check this instance; exit 1 if anything is wrong."

    def handle(self, *app_labels: Any, **options: Any) -> None:
        """Check all; with application labels or tags only what Django checks for those."""
        super().handle(*app_labels, **options)
        if app_labels or options["tags"] or options["list_tags"]:
            return
        parts = {
            "The database is as the manifest says": fitness.faults,
            "The ledger is true of itself, and nothing is held where the work is over": soundness.money_faults,
            "The audit trail is unbroken": soundness.audit_faults,
            "Every version of an agreement or a package is as it was signed": soundness.version_faults,
            "The baselines of activities are unbroken": soundness.baseline_faults,
            "Every clock that was due has run": soundness.deadline_faults,
        }
        wrong = 0
        for told, faults in parts.items():
            found = faults()
            wrong += len(found)
            self.stdout.write(f"{'FAIL' if found else 'ok  '} {told}")
            for line in found:
                self.stdout.write(f"     {line}")
        if wrong:
            raise CommandError(f"{wrong} faults")
