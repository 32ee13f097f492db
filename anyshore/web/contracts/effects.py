"""What a movement of money would change, from the run that is rolled back: for the page that asks before it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext as _

from anyshore.kit.actor import Proof
from anyshore.kit.errors import Refused
from anyshore.parties.rules import ProofMethod
from anyshore.payments.queries import movements
from anyshore.plumbing.actions import preview
from anyshore.web.access import actor_of
from anyshore.web.contracts.ledger import AccountRow, account_rows
from anyshore.web.forms import Form, Hidden, Text
from anyshore.web.rendering import now_of
from anyshore.web.words import refusal_text

REHEARSED = Proof(ProofMethod.PASSWORD, 0)
HARD = (404, 503)
"""Refusals that make a page of their own, wherever they come up."""


@dataclass(frozen=True, slots=True)
class Effect:
    """The accounts that would change; or, where the action would refuse, why in words. ``told`` says that the form
    has said so already: it was sent and refused."""

    rows: list[AccountRow]
    refusal: str = ""
    told: bool = False

    @property
    def currency(self) -> str:
        """The currency of the rows."""
        return self.rows[0].change.currency if self.rows else ""

    @property
    def mark(self) -> str:
        """What moves, to compare with what was shown before."""
        return " ".join(str(row.change.minor) for row in self.rows)


class _Carrying(Form):
    """A form with a hidden field, ``carried``, that is of the page and no answer of the reader's."""

    carried: ClassVar[str]

    @property
    def answers(self) -> dict[str, Any]:
        """What the reader answered."""
        return {name: value for name, value in self.values.items() if name != self.carried}


class Moving(_Carrying):
    """A button under a movement that is shown: what moves when it is pressed must be what was shown."""

    carried = "shown"
    shown = Hidden(Text(max_length=500, required=False))

    def agrees(self, effect: Effect) -> bool:
        """Whether the form was sent for what would move now, and not for what a page told before it changed.

        If it was not, the form says so, and shows and carries what would move now. Where the action would refuse, it
        is the action that says why.
        """
        if not self.accepted():
            return False
        shown = self.values["shown"]
        if effect.refusal or not shown or shown == effect.mark:
            return True
        self.refusals.append(
            _("What moves has changed since this page was shown. Nothing was moved: look at it again.")
        )
        self.data = self.data.copy()
        self.data["shown"] = effect.mark
        return False


class LookedAt(_Carrying):
    """A form whose sum is looked at, with its effect on the accounts, before it is sent a second time for good."""

    carried = "sure"
    sure = Hidden(Text(max_length=1, required=False))

    def is_sure(self) -> bool:
        """Whether the effect was shown for these very answers."""
        return self.accepted() and bool(self.values["sure"])

    def effect(self, verb: Callable[..., Any], **given: Any) -> Effect | None:
        """What the answers would change; None while there are none, or none that the action takes."""
        if not self.accepted():
            return None
        try:
            return Effect(_rows(self.request, verb, **given, **self.answers))
        except Refused as refusal:
            if refusal.status in HARD:
                raise
            self.refuse(refusal)
            return None


def effect_of(request: HttpRequest, verb: Callable[..., Any], **given: Any) -> Effect:
    """Run ``verb`` for the reader, look at the accounts, roll it back. Nothing of it stays."""
    try:
        return Effect(_rows(request, verb, **given))
    except Refused as refusal:
        if refusal.status in HARD:
            raise
        return Effect([], refusal_text(refusal), told=request.method == "POST")


def _rows(request: HttpRequest, verb: Callable[..., Any], **given: Any) -> list[AccountRow]:
    """The accounts after a run that is rolled back. It signs nothing, so nobody need prove who they are for it."""
    actor = replace(actor_of(request), proof=REHEARSED)
    return account_rows(preview(verb, actor=actor, at=now_of(request), look=movements, **given), actor)
