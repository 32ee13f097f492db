"""``anyshore import-work FILE``: take a file of real posts and proposals through the same actions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from anyshore.cli.work import import_posts, read_posts
from anyshore.kit.errors import Refused
from anyshore.plumbing import clock


class Command(BaseCommand):
    """Requests with their proposals, and direct offers, from one file."""

    help = "Take a file of real posts and proposals through the same actions (sandbox only)."

    def add_arguments(self, parser: CommandParser) -> None:
        """One file."""
        parser.add_argument("file", type=Path)

    def handle(self, *args: Any, file: Path, **options: Any) -> None:
        """Read it whole, then import it."""
        if not settings.ANYSHORE_SANDBOX:
            raise CommandError("Other people's posts belong in a sandbox: set ANYSHORE_SANDBOX=1.")
        try:
            posts = read_posts(file.read_text(encoding="utf-8"))
            taken = import_posts(posts, rail=settings.ANYSHORE_RAIL, fee_bps=settings.ANYSHORE_FEE_BPS, at=clock.now())
        except (OSError, UnicodeError) as unread:
            raise CommandError(f"{file} cannot be read: {unread}") from None
        except Refused as refusal:
            raise CommandError(f"{file} cannot be taken: {refusal}") from None
        new = [one for one in taken if one.is_new]
        requests = [one for one in new if one.request_id]
        proposals = sum(len(one.proposal_ids) for one in new)
        offers = len(new) - len(requests)
        self.stdout.write(f"{len(requests)} requests with {proposals} proposals, and {offers} direct offers.")
        if len(new) < len(taken):
            self.stdout.write(f"{len(taken) - len(new)} posts of the file were taken before.")
