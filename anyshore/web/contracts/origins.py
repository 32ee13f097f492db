"""What a new offer starts from: a master agreement that it stands under, an agreement that it follows, a copy, or an
offer that came back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest
from django.urls import reverse

from anyshore.contracts.queries.held import HeldView, held_view
from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.clauses.library import LIBRARY
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.lines import NO_LINES, Lines
from anyshore.contracts.rules.terms import EndRule, Terms
from anyshore.insight.queries.contract import Contract
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.queries import organisations
from anyshore.web.access import actor_of
from anyshore.web.contracts.forms import lines
from anyshore.web.contracts.hours_form import first_of
from anyshore.web.contracts.reading import address, read
from anyshore.web.contracts.terms import initial_of
from anyshore.web.contracts.words import STARTS

OF_ORDERS: Final = frozenset({"delivery", "money", "quality", "rights"})
"""The groups of clauses that a statement of work takes over: those that act on work and money. The rest of a master
agreement holds for it without being said again."""
TEMPLATE: Final = "template"
FIXED: Final = ("under", "follows")
"""The starts at which both sides stay who they are."""
HELD: Final = "held"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a new offer starts: how (a name of ``words.STARTS``, as in the address), from which content, between whom,
    and what it is called with its address. ``about_id`` is the contract that it names; ``held_id`` the offer that it
    stands instead of."""

    start: str
    content: Content
    side: str
    other: Any
    number: int
    href: str
    about_id: UUID | None = None
    held_id: UUID | None = None

    @property
    def heading(self) -> str:
        """What is being made."""
        return str(STARTS[self.start])

    @property
    def is_fixed(self) -> bool:
        """Whether both sides stay who they are."""
        return self.start in FIXED or (bool(self.content.under or self.content.follows) and self.start == HELD)

    @property
    def terms(self) -> Terms:
        """The terms to start with: the same, but their last day. A statement of work ends with what it is about."""
        terms = self.content.terms
        if self.start == HELD:
            return terms
        if self.start == "under":
            dated = EndRule.ON_DATE if terms.end_rule is EndRule.OPEN else terms.end_rule
            return replace(terms, end_rule=dated, end_on=None, end_months=None, decide_months=None)
        return replace(terms, end_on=None)

    @property
    def clauses(self) -> tuple[Chosen, ...]:
        """The clauses to start with."""
        if self.start != "under":
            return self.content.clauses
        return tuple(one for one in self.content.clauses if one.key in LIBRARY and LIBRARY[one.key].group in OF_ORDERS)

    @property
    def given(self) -> dict[str, Any]:
        """What the action is told about where it came from."""
        if self.start == HELD:
            named = {"under_id": self.content.under, "follows_id": self.content.follows}
            return {"category": self.content.category, **{name: one.id for name, one in named.items() if one}}
        about = {f"{self.start}_id": self.about_id} if self.start in FIXED else {}
        return {"category": self.content.category, **about}

    @property
    def first(self) -> dict[str, Any]:
        """What the form shows first. Days are left out: those of another agreement are mostly over."""
        content = self.content
        found: dict[str, Any] = {"side": self.side, "other": self.other.slug, "language": content.language}
        found |= {"currency": content.currency, **initial_of(self.terms)}
        if self.start == "under":
            return found | {"milestones": [{}], **first_of(NO_LINES, content.currency)}
        kept = self.start == HELD
        parts = [one if kept else replace(one, due_on=None) for one in content.milestones]
        hours = content.lines if kept or not content.lines else replace(content.lines, starts_on=None)
        found |= {"title": content.title, "brief": content.brief, **first_of(hours or Lines(), content.currency)}
        return found | {"milestones": lines(parts, content.currency) or [{}]}


def origin_of(request: HttpRequest) -> Origin | None:
    """What the address names to start from, if anything; NotFound for a contract or an offer that the reader does not
    see or that cannot be started from so, Forbidden for a contract of whom they are no side."""
    held = request.GET.get(HELD, "")
    if held:
        return _of_held(request, held)
    for start in STARTS:
        number = request.GET.get(start, "")
        if number:
            if not number.isdecimal() or len(number) > 18:
                raise NotFound()
            return _of_contract(start, read(request, int(number)))
    return None


def _of_contract(start: str, contract: Contract) -> Origin:
    """The version in force of a contract, or the last one that was on the table."""
    page = contract.page
    if page.side is None:
        raise Forbidden()
    if start in FIXED and start not in contract.may:
        raise NotFound()
    other = contract.provider if page.side == "client" else contract.client
    return Origin(start, page.content, page.side, other, contract.number, address(contract.number), contract.id)


def _of_held(request: HttpRequest, said: str) -> Origin:
    """An offer that was held, as long as it waits and is no answer to one on the table."""
    try:
        view: HeldView = held_view(actor_of(request), UUID(said))
    except ValueError:
        raise NotFound() from None
    if not (view.held and view.row.what == "offer" and view.may_drop):
        raise NotFound()
    other = view.content.provider if view.row.side == "client" else view.content.client
    there = organisations([other.id])[other.id]
    href = reverse("contracts:held", args=[view.row.id])
    return Origin(HELD, view.content, view.row.side, there, view.row.number, href, held_id=view.row.id)
