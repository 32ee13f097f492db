"""What somebody looks for among requests: read from an address, written back into one. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from anyshore.catalogue.rules.categories import CATEGORIES, Unit
from anyshore.catalogue.rules.skills import SKILLS
from anyshore.kit import money
from anyshore.kit.errors import Refused
from anyshore.kit.facets import Facet, Match, Value
from anyshore.kit.money import Money, is_currency
from anyshore.kit.places import Shore
from anyshore.sourcing.rules.states import RequestKind

DAYS: Final = (1, 7, 30)
HOURS: Final = (2, 4, 6)
WORDS_MAX: Final = 200

FACETS: Final = (
    Facet("category"),
    Facet("unit"),
    Facet("kind"),
    Facet("shore"),
    Facet("country"),
    Facet("hours", Match.AT_LEAST, HOURS),
    Facet("days", Match.AT_MOST, DAYS),
    Facet("currency"),
)
"""Every way to narrow, in the order of the page. ``hours`` are shared on a usual day, ``days`` since publication."""

BY_PLACE: Final = ("shore", "hours")
"""The facets that are told from where the reader works."""

SORTS: Final = ("new", "soon", "budget")
"""The newest first; what closes first; the highest budget first (of one currency)."""

_KNOWN: Final[dict[str, frozenset[str]]] = {
    "category": frozenset(one.slug for one in CATEGORIES),
    "unit": frozenset(Unit),
    "kind": frozenset(RequestKind),
    "shore": frozenset(Shore),
    "hours": frozenset(str(one) for one in HOURS),
    "days": frozenset(str(one) for one in DAYS),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A search among requests. ``chosen`` holds the facets; ``least`` is the smallest budget, in its own currency."""

    words: str = ""
    skill: str = ""
    least: Money | None = None
    sort: str = "new"
    chosen: Mapping[str, Value]

    def query(self) -> dict[str, str]:
        """The search as the parts of an address, in one order, without what is usual."""
        parts = {"q": self.words, "skill": self.skill, "least": self.least.plain() if self.least else ""}
        parts |= {facet.name: str(self.chosen.get(facet.name, "")) for facet in FACETS}
        parts["sort"] = "" if self.sort == "new" else self.sort
        return {name: text for name, text in parts.items() if text}

    def __bool__(self) -> bool:
        """Whether anything narrows it."""
        return bool(self.words or self.skill or self.least or self.chosen)


def usable(sort: str, search: Wanted) -> bool:
    """Whether a search can be put in this order: budgets compare in one currency only."""
    return sort in SORTS and (sort != "budget" or "currency" in search.chosen)


def wanted(parts: Mapping[str, str], *, placed: bool = True) -> Wanted:
    """Read a search from the parts of an address; what is not known is left out, so that an old link still works.

    Not ``placed``: nothing is known of where the reader works, so nothing can be asked of the distance.
    """
    chosen: dict[str, Value] = {
        name: int(parts[name]) if name in ("hours", "days") else parts[name]
        for name, known in _KNOWN.items()
        if parts.get(name) in known and (placed or name not in BY_PLACE)
    }
    if is_currency(parts.get("currency", "")):
        chosen["currency"] = parts["currency"]
    if len(parts.get("country", "")) == 2 and parts["country"].isalpha():
        chosen["country"] = parts["country"].upper()
    search = Wanted(
        words=" ".join(parts.get("q", "").split())[:WORDS_MAX],
        skill=parts["skill"] if parts.get("skill") in SKILLS else "",
        least=_least(parts.get("least", ""), str(chosen.get("currency", ""))),
        chosen=chosen,
    )
    sort = parts.get("sort", "new")
    return replace(search, sort=sort) if usable(sort, search) else search


def _least(text: str, currency: str) -> Money | None:
    if not text or not currency:
        return None
    try:
        return money.parse(text, currency)
    except Refused:
        return None
