"""What somebody looks for among packages: read from an address, written back into one. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from anyshore.catalogue.rules.categories import CATEGORIES
from anyshore.catalogue.rules.finding import LANGUAGE_LETTERS, SCORES, WORDS_MAX, most_of
from anyshore.catalogue.rules.packages import PackageKind
from anyshore.kit.countries import countries
from anyshore.kit.facets import Value
from anyshore.kit.money import MAX_MINOR, Money, is_currency

DAYS: Final = (1, 3, 7, 14, 30)
ONE_PRICE, CHOICE = "one", "choice"

NAMES: Final = ("category", "kind", "price", "days", "tiers", "language", "country", "standing")
"""Every way to narrow, in the order of the page. ``price`` is the most for the cheapest tier in minor units, ``days``
the most working days of the quickest, ``standing`` the least score of the provider."""

SORTS: Final = ("match", "sold", "new", "price", "standing")
"""What has the words best; what was bought most; the newest; the lowest price in one currency; the best-known
provider."""

STEPS_UP: Final = ("days", "price")
"""The filters that keep what is at most the chosen value."""

_KNOWN: Final[dict[str, frozenset[str]]] = {
    "category": frozenset(one.slug for one in CATEGORIES),
    "kind": frozenset(PackageKind),
    "country": frozenset(one.code for one in countries()),
    "days": frozenset(map(str, DAYS)),
    "standing": frozenset(map(str, SCORES)),
    "tiers": frozenset({ONE_PRICE, CHOICE}),
}
_NUMBERS: Final = ("days", "standing")


@dataclass(frozen=True, slots=True, kw_only=True)
class SoughtPackages:
    """A search among packages. ``chosen`` holds the filters; prices are those in ``currency``."""

    words: str = ""
    sort: str = "sold"
    currency: str = ""
    chosen: Mapping[str, Value]

    @property
    def usual_sort(self) -> str:
        """The order where none is asked for."""
        return "match" if self.words else "sold"

    def query(self) -> dict[str, str]:
        """The search as the parts of an address, in one order, without what is usual."""
        parts = {"q": self.words, **{name: str(self.chosen.get(name, "")) for name in NAMES}}
        if "price" in self.chosen:
            parts["price"] = Money(int(self.chosen["price"]), self.currency).plain()
        parts["currency"] = self.currency if "price" in self.chosen or self.sort == "price" else ""
        parts["sort"] = "" if self.sort == self.usual_sort else self.sort
        return {name: text for name, text in parts.items() if text}

    def __bool__(self) -> bool:
        """Whether anything narrows it."""
        return bool(self.words or self.chosen)


def sought_packages(parts: Mapping[str, str], *, currency: str = "") -> SoughtPackages:
    """Read a search from the parts of an address; what is not known is left out, so that an old link still works.

    ``currency`` is the reader's, where the address names none.
    """
    named = parts.get("currency", "")
    money_of = named if is_currency(named) else currency
    chosen: dict[str, Value] = {
        name: int(parts[name]) if name in _NUMBERS else parts[name]
        for name, known in _KNOWN.items()
        if parts.get(name) in known
    }
    code = parts.get("language", "")
    if len(code) in LANGUAGE_LETTERS and code.isascii() and code.isalpha() and code.islower():
        chosen["language"] = code
    if most := most_of(parts.get("price", ""), money_of):
        chosen["price"] = rounded_up(most)
    words = " ".join(parts.get("q", "").split())[:WORDS_MAX].strip()
    usual = SoughtPackages(words=words, currency=money_of, chosen=chosen)
    asked = parts.get("sort", "")
    sort = asked if usable_for_packages(asked, usual) else usual.usual_sort
    return SoughtPackages(words=words, currency=money_of, chosen=chosen, sort=sort)


def usable_for_packages(sort: str, search: SoughtPackages) -> bool:
    """Whether a search can be put in this order: a match needs words, and prices compare in one currency only."""
    return sort in SORTS and (sort != "match" or bool(search.words)) and (sort != "price" or bool(search.currency))


def rounded_up(minor: int) -> int:
    """A price up to the next one of a single digit and zeros, as prices are grouped: 137 is 200."""
    unit: int = 10 ** (len(str(minor)) - 1)
    return min(-(-minor // unit) * unit, MAX_MINOR)


def price_steps(there: Mapping[int, int]) -> tuple[int, ...]:
    """The prices that are offered as the most: 1, 2 and 5 with zeros, from the lowest price to the highest. ``there``
    are the prices, rounded up, that there are."""
    if not there:
        return ()
    least, most = min(there), max(there)
    steps = (digit * 10**zeros for zeros in range(len(str(most)) + 1) for digit in (1, 2, 5))
    found: list[int] = []
    for step in steps:
        if step >= least:
            found.append(step)
        if step >= most:
            break
    return tuple(found)
