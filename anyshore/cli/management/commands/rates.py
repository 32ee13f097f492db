"""``anyshore rates FILE``: record the reference rates of the European Central Bank from its own file."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from anyshore.kit.errors import Refused
from anyshore.parties.rules import OPERATOR
from anyshore.payments.actions.record_rates import record_rates
from anyshore.payments.queries.rates import USUAL
from anyshore.payments.rules.rates_file import rates_in
from anyshore.plumbing import clock
from anyshore.plumbing.actions import perform


class Command(BaseCommand):
    """The bank's eurofxref-hist, as CSV or as the ZIP it comes in; again changes nothing."""

    help = "Record the reference rates of the European Central Bank: they convert receipts in other currencies."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and how far back."""
        parser.add_argument("file", type=Path)
        parser.add_argument("--since", type=date.fromisoformat, help="the first day to take; usually 400 days back")

    def handle(self, *_args: Any, file: Path, since: date | None, **_options: Any) -> None:
        """Read it whole, then record it."""
        at = clock.now()
        first = since or at.date() - USUAL
        try:
            rates = [one for one in rates_in(file.read_bytes(), first) if one[0] <= at.date()]
            count = perform(record_rates, actor=OPERATOR, at=at, rates=rates)
        except (OSError, Refused) as refusal:
            raise CommandError(f"{file} cannot be taken: {refusal}") from refusal
        days = [day for day, _code, _micro in rates]
        self.stdout.write(f"{count} rates of {min(days)} to {max(days)}" if days else f"no rates since {first}")
