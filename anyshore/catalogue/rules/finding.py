"""What somebody looks for among providers: read from an address, written back into one. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from anyshore.catalogue.rules.categories import CATEGORIES
from anyshore.catalogue.rules.profiles import Level
from anyshore.catalogue.rules.skills import SKILLS
from anyshore.kit import money
from anyshore.kit.countries import countries
from anyshore.kit.errors import Refused
from anyshore.kit.facets import Value
from anyshore.kit.money import Money, is_currency
from anyshore.kit.places import Shore

HOURS: Final = (2, 4, 6)
SCORES: Final = (50, 70, 80, 90)
WORDS_MAX: Final = 200

NAMES: Final = (
    "category", "skill", "shore", "country", "language", "level", "hours", "rate", "standing", "free", "who",
    "verified",
)  # fmt: skip
"""Every way to narrow, in the order of the page. ``hours`` are shared on a usual day, ``rate`` is the most by the hour
in minor units, ``standing`` the least score, ``level`` that of the language."""

BY_PLACE: Final = ("shore", "hours")
"""Those that are told from where the reader works."""

SORTS: Final = ("match", "standing", "new", "rate")
"""What has the words best; the best-known standing; the newest; the lowest rate in one currency."""

NOW, MONTH = "now", "month"
"""Free today, or some time this month."""

_KNOWN: Final[dict[str, frozenset[str]]] = {
    "category": frozenset(one.slug for one in CATEGORIES),
    "skill": frozenset(SKILLS),
    "shore": frozenset(Shore),
    "country": frozenset(one.code for one in countries()),
    "level": frozenset(Level),
    "hours": frozenset(map(str, HOURS)),
    "standing": frozenset(map(str, SCORES)),
    "free": frozenset({NOW, MONTH}),
    "who": frozenset({"company", "individual"}),
    "verified": frozenset({"yes"}),
}
_NUMBERS: Final = ("hours", "standing")
LANGUAGE_LETTERS: Final = (2, 3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A search among providers. ``chosen`` holds the filters; rates are those in ``currency``."""

    words: str = ""
    sort: str = "standing"
    currency: str = ""
    chosen: Mapping[str, Value]

    @property
    def usual_sort(self) -> str:
        """The order where none is asked for."""
        return "match" if self.words else "standing"

    def query(self) -> dict[str, str]:
        """The search as the parts of an address, in one order, without what is usual."""
        parts = {"q": self.words, **{name: str(self.chosen.get(name, "")) for name in NAMES}}
        if "rate" in self.chosen:
            parts["rate"] = Money(int(self.chosen["rate"]), self.currency).plain()
        parts["currency"] = self.currency if "rate" in self.chosen or self.sort == "rate" else ""
        parts["sort"] = "" if self.sort == self.usual_sort else self.sort
        return {name: text for name, text in parts.items() if text}

    def __bool__(self) -> bool:
        """Whether anything narrows it."""
        return bool(self.words or self.chosen)


def sought(parts: Mapping[str, str], *, currency: str = "", placed: bool = True) -> Sought:
    """Read a search from the parts of an address; what is not known is left out, so that an old link still works.

    ``currency`` is the reader's, where the address names none. Not ``placed``: nothing is known of where the reader
    works, so nothing can be asked of the distance.
    """
    named = parts.get("currency", "")
    money_of = named if is_currency(named) else currency
    chosen: dict[str, Value] = {
        name: int(parts[name]) if name in _NUMBERS else parts[name]
        for name, known in _KNOWN.items()
        if parts.get(name) in known and (placed or name not in BY_PLACE)
    }
    code = parts.get("language", "")
    if len(code) in LANGUAGE_LETTERS and code.isascii() and code.isalpha() and code.islower():
        chosen["language"] = code
    else:
        chosen.pop("level", None)
    if most := most_of(parts.get("rate", ""), money_of):
        chosen["rate"] = most
    words = " ".join(parts.get("q", "").split())[:WORDS_MAX].strip()
    usual = Sought(words=words, currency=money_of, chosen=chosen)
    return Sought(words=words, currency=money_of, chosen=chosen, sort=_sort(parts.get("sort", ""), usual))


def usable(sort: str, search: Sought) -> bool:
    """Whether a search can be put in this order: a match needs words, and rates compare in one currency only."""
    return sort in SORTS and (sort != "match" or bool(search.words)) and (sort != "rate" or bool(search.currency))


def _sort(asked: str, search: Sought) -> str:
    return asked if usable(asked, search) else search.usual_sort


def most_of(text: str, currency: str) -> int | None:
    """A sum above zero as somebody wrote it, in minor units; None for what is none."""
    if not text or not currency or len(text) > WORDS_MAX:
        return None
    try:
        return money.parse(text, currency).minor or None
    except Refused:
        return None
