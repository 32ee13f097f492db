"""What a new offer starts from: a master agreement that it stands under, an agreement that it follows, or a copy."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Final

from django.http import HttpRequest

from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.clauses.library import LIBRARY
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.lines import NO_LINES, Lines
from anyshore.contracts.rules.terms import EndRule, Terms
from anyshore.insight.queries.contract import Contract
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.web.contracts.forms import lines
from anyshore.web.contracts.hours_form import first_of
from anyshore.web.contracts.reading import read
from anyshore.web.contracts.terms import initial_of
from anyshore.web.contracts.words import STARTS

OF_ORDERS: Final = frozenset({"delivery", "money", "quality", "rights"})
"""The groups of clauses that a statement of work takes over: those that act on work and money. The rest of a master
agreement holds for it without being said again."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a new offer starts: how (a name of ``words.STARTS``, as in the address), and from which contract."""

    start: str
    contract: Contract

    @property
    def content(self) -> Content:
        """The version in force, or the last one that was on the table."""
        return self.contract.page.content

    @property
    def heading(self) -> str:
        """What is being made."""
        return str(STARTS[self.start])

    @property
    def is_fixed(self) -> bool:
        """Whether both sides stay who they are."""
        return self.start != "copy"

    @property
    def other(self) -> Any:
        """The other side."""
        return self.contract.provider if self.contract.page.side == "client" else self.contract.client

    @property
    def terms(self) -> Terms:
        """The terms to start with: the same, but their last day. A statement of work ends with what it is about."""
        terms = self.content.terms
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
        about = {f"{self.start}_id": self.contract.id} if self.is_fixed else {}
        return {"category": self.content.category, **about}

    @property
    def first(self) -> dict[str, Any]:
        """What the form shows first. Days are left out: those of the other agreement are mostly over."""
        content = self.content
        side = self.contract.page.side or "client"
        found: dict[str, Any] = {"side": side, "other": self.other.slug, "language": content.language}
        found |= {"currency": content.currency, **initial_of(self.terms)}
        if self.start == "under":
            return found | {"milestones": [{}], **first_of(NO_LINES, content.currency)}
        parts = [replace(one, due_on=None) for one in content.milestones]
        found |= {"title": content.title, "brief": content.brief}
        found |= first_of(replace(content.lines, starts_on=None) if content.lines else Lines(), content.currency)
        return found | {"milestones": lines(parts, content.currency) or [{}]}


def origin_of(request: HttpRequest) -> Origin | None:
    """What the address names to start from, if anything; NotFound for a contract that the reader does not see or that
    cannot be started from so, Forbidden for one of whom they are no side."""
    for start in STARTS:
        number = request.GET.get(start, "")
        if number:
            if not number.isdecimal() or len(number) > 18:
                raise NotFound()
            found = Origin(start, read(request, int(number)))
            if found.contract.page.side is None:
                raise Forbidden()
            if found.is_fixed and start not in found.contract.may:
                raise NotFound()
            return found
    return None
