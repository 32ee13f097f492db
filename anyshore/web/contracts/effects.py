"""What a movement of money would change, from the run that is rolled back: for the page that asks before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from anyshore.kit.errors import Refused
from anyshore.payments.queries import movements
from anyshore.plumbing.actions import preview
from anyshore.web.access import actor_of
from anyshore.web.contracts.ledger import AccountRow, account_rows
from anyshore.web.rendering import now_of
from anyshore.web.words import refusal_text


@dataclass(frozen=True, slots=True)
class Effect:
    """The accounts that would change; or, where the action would refuse, why in words."""

    rows: list[AccountRow]
    refusal: str = ""

    @property
    def currency(self) -> str:
        """The currency of the rows."""
        return self.rows[0].change.currency if self.rows else ""


def effect_of(request: HttpRequest, verb: Callable[..., Any], **given: Any) -> Effect:
    """Run ``verb`` for the reader, look at the accounts, roll it back. Nothing of it stays."""
    actor = actor_of(request)
    try:
        found = preview(verb, actor=actor, at=now_of(request), look=movements, **given)
    except Refused as refusal:
        if refusal.status in (404, 503):
            raise
        return Effect([], refusal_text(refusal))
    return Effect(account_rows(found, actor))
