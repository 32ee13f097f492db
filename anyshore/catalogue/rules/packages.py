"""Packages: what a provider offers at a fixed price, in tiers. What one says, as data, and where it stands. Pure.

A published package is a standing signed offer: its content has a hash that chains to the one before, and whoever buys
names that hash. What was bought is that version for ever.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from typing import Any, Final

from anyshore.catalogue.rules.licences import LICENCES, Uses
from anyshore.catalogue.rules.skills import SKILLS
from anyshore.kit.lifecycle import Lifecycle
from anyshore.kit.money import MAX_MINOR, Money, is_currency

TIERS_MAX: Final = 5
EXTRAS_MAX: Final = 12
ASKS_MAX: Final = 12
FAQ_MAX: Final = 12
PICTURES_MAX: Final = 8
FILES_MAX: Final = 20
QUANTITY_MAX: Final = 100
FORMAT: Final = 1


class PackageKind(StrEnum):
    """A work made for the buyer, a product that is ready, or hours of help paid before they are used."""

    SERVICE = "service"
    PRODUCT = "product"
    HOURS = "hours"


class PackageState(StrEnum):
    """Where a package stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    PAUSED = "paused"
    RETIRED = "retired"


PACKAGE = Lifecycle(
    "package",
    {
        (PackageState.DRAFT, "publish"): PackageState.PUBLISHED,
        (PackageState.PUBLISHED, "publish"): PackageState.PUBLISHED,
        (PackageState.PAUSED, "publish"): PackageState.PUBLISHED,
        (PackageState.PUBLISHED, "pause"): PackageState.PAUSED,
        (PackageState.PAUSED, "resume"): PackageState.PUBLISHED,
        (PackageState.DRAFT, "retire"): PackageState.RETIRED,
        (PackageState.PUBLISHED, "retire"): PackageState.RETIRED,
        (PackageState.PAUSED, "retire"): PackageState.RETIRED,
    },
)


class Unused(StrEnum):
    """What becomes of hours that were not used when a block ends."""

    REFUND = "refund"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Tier:
    """One step of a package. ``days`` are the provider's working days, 0 where it is delivered at once.

    ``revisions`` counts for a service, ``hours`` for prepaid hours, ``uses`` for a product.
    """

    name: str
    price_minor: int
    days: int = 0
    includes: tuple[str, ...] = ()
    revisions: int = 0
    hours: int = 0
    uses: str = ""


@dataclass(frozen=True, slots=True)
class Extra:
    """What can be had beside, at a price, in so many more working days."""

    name: str
    price_minor: int
    days: int = 0


@dataclass(frozen=True, slots=True)
class Ask:
    """What the provider must know from the buyer."""

    question: str
    needed: bool = True


@dataclass(frozen=True, slots=True)
class Faq:
    """What is often asked, with the answer."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file of a version: the attachment under which it stands, and the hash of its bytes."""

    id: str
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PackageContent:
    """The whole of one version. Prices are minor units of ``currency``; ``skills`` are slugs.

    ``licence`` and ``licence_words`` belong to a product; ``valid_days`` and ``unused`` to hours.
    """

    kind: PackageKind
    title: str
    line: str
    words: str
    category: str
    currency: str
    tiers: tuple[Tier, ...]
    skills: tuple[str, ...] = ()
    extras: tuple[Extra, ...] = ()
    asks: tuple[Ask, ...] = ()
    faq: tuple[Faq, ...] = ()
    licence: str = ""
    licence_words: str = ""
    valid_days: int = 0
    unused: str = ""
    pictures: tuple[FileRef, ...] = ()
    files: tuple[FileRef, ...] = ()

    @property
    def lowest(self) -> Money | None:
        """The price of the cheapest tier."""
        return Money(min(one.price_minor for one in self.tiers), self.currency) if self.tiers else None

    @property
    def highest(self) -> Money | None:
        """The most that one of it costs: its dearest tier with every extra."""
        beside = sum(one.price_minor for one in self.extras)
        return Money(max(one.price_minor for one in self.tiers) + beside, self.currency) if self.tiers else None

    def money(self, minor: int) -> Money:
        """So many minor units of the package's currency."""
        return Money(minor, self.currency)

    def to_json(self) -> dict[str, Any]:
        """The content as plain JSON values, the shape that is stored and hashed."""
        told = {"format": FORMAT, **asdict(self), "kind": str(self.kind), "skills": list(self.skills)}
        return told | {name: [_plain(one) for one in getattr(self, name)] for name in ROWS}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> PackageContent:
        """Read what ``to_json`` wrote."""
        rows: dict[str, Any] = {name: tuple(_row(shape, row) for row in data[name]) for name, shape in ROWS.items()}
        plain = {one.name: data[one.name] for one in fields(cls) if one.name not in ROWS}
        plain["kind"], plain["skills"] = PackageKind(data["kind"]), tuple(data["skills"])
        return cls(**plain, **rows)


ROWS: Final[Mapping[str, type]] = {
    "tiers": Tier, "extras": Extra, "asks": Ask, "faq": Faq, "pictures": FileRef, "files": FileRef,
}  # fmt: skip


def _plain(row: Any) -> dict[str, Any]:
    return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(row).items()}


def _row(shape: type, row: Mapping[str, Any]) -> Any:
    given = dict(row)
    if "includes" in given:
        given["includes"] = tuple(given["includes"])
    return shape(**given)


def problem(content: PackageContent) -> tuple[str, str] | None:
    """The first field that cannot be as it is, with the reason; or None. A draft may lack what a published one
    needs."""
    one = content
    rules: tuple[tuple[str, str, bool], ...] = (
        ("title", "empty", bool(one.title.strip())),
        ("title", "too_long", len(one.title) <= 120 and len(one.line) <= 200 and len(one.words) <= 20_000),
        ("currency", "choice", is_currency(one.currency)),
        ("skills", "unknown", len(one.skills) <= 10 and all(slug in SKILLS for slug in one.skills)),
        ("tiers", "too_many", len(one.tiers) <= TIERS_MAX),
        ("tiers", "unfit", all(_fits(tier) for tier in one.tiers)),
        ("tiers", "twice", _different([tier.name for tier in one.tiers])),
        ("extras", "too_many", len(one.extras) <= EXTRAS_MAX),
        ("extras", "unfit", all(_extra_fits(extra) for extra in one.extras)),
        ("asks", "too_many", len(one.asks) <= ASKS_MAX and all(0 < len(ask.question) <= 300 for ask in one.asks)),
        ("faq", "too_many", len(one.faq) <= FAQ_MAX and all(len(row.answer) <= 2_000 for row in one.faq)),
        ("licence", "choice", not one.licence or one.licence in LICENCES),
        ("licence_words", "too_long", len(one.licence_words) <= 20_000),
        ("valid_days", "range", 0 <= one.valid_days <= 1_100),
        ("pictures", "too_many", len(one.pictures) <= PICTURES_MAX),
        ("files", "too_many", len(one.files) <= FILES_MAX),
    )
    return next(((field, reason) for field, reason, holds in rules if not holds), None)


def _fits(tier: Tier) -> bool:
    text = (
        0 < len(tier.name) <= 60 and len(tier.includes) <= 20 and all(0 < len(line) <= 200 for line in tier.includes)
    )
    numbers = 0 < tier.price_minor <= MAX_MINOR // 1000 and 0 <= tier.days <= 365 and 0 <= tier.revisions <= 20
    return text and numbers and 0 <= tier.hours <= 10_000


def _extra_fits(extra: Extra) -> bool:
    return 0 < len(extra.name) <= 120 and 0 < extra.price_minor <= MAX_MINOR // 1000 and 0 <= extra.days <= 365


def _different(names: Sequence[str]) -> bool:
    return len({name.casefold() for name in names}) == len(names)


def lacking(content: PackageContent) -> str | None:
    """The first field that a package needs before it can be published, or None."""
    needs: dict[str, bool] = {
        "line": not content.line.strip(),
        "words": len(content.words.strip()) < 40,
        "category": not content.category,
        "tiers": not content.tiers or not all(_sells(content.kind, tier) for tier in content.tiers),
        "files": content.kind is PackageKind.PRODUCT and not content.files,
        "licence": content.kind is PackageKind.PRODUCT and not content.licence,
        "valid_days": content.kind is PackageKind.HOURS and not content.valid_days,
        "unused": content.kind is PackageKind.HOURS and content.unused not in set(Unused),
    }
    return next((field for field, lacks in needs.items() if lacks), None)


def _sells(kind: PackageKind, tier: Tier) -> bool:
    if kind is PackageKind.HOURS:
        return tier.hours > 0
    return tier.uses in set(Uses) if kind is PackageKind.PRODUCT else tier.days > 0


COMPARED: Final = (
    "title", "line", "words", "currency", "tiers", "extras", "asks", "licence", "licence_words", "valid_days",
    "unused", "files",
)  # fmt: skip
"""What a buyer should hear of when it changes, in the order in which it is told."""


def changed(before: PackageContent, after: PackageContent) -> tuple[str, ...]:
    """Which of these say something else now; a change of the prices alone is told as ``prices``."""
    found = [name for name in COMPARED if getattr(before, name) != getattr(after, name)]
    prices = [tuple((tier.name, tier.price_minor) for tier in one.tiers) for one in (before, after)]
    return tuple(["prices"] * (prices[0] != prices[1]) + found)
