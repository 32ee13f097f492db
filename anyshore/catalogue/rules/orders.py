"""What an order of a package comes to: its lines, the sum, the days. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from anyshore.catalogue.rules.packages import QUANTITY_MAX, Extra, PackageContent, Tier
from anyshore.kit.errors import Invalid
from anyshore.kit.money import MAX_MINOR, Money


class OwnPackage(Invalid):
    """Nobody asks or buys from themselves."""

    code = "own_package"


@dataclass(frozen=True, slots=True)
class Order:
    """A tier with extras, so many times. Extras come with each."""

    content: PackageContent
    tier: Tier
    extras: tuple[Extra, ...]
    quantity: int

    @property
    def each(self) -> Money:
        """The price of one, with its extras."""
        minor = self.tier.price_minor + sum(one.price_minor for one in self.extras)
        return Money(minor, self.content.currency)

    @property
    def total(self) -> Money:
        """The price in all."""
        return Money(self.each.minor * self.quantity, self.content.currency)

    @property
    def days(self) -> int:
        """The provider's working days for all of it, one after the other."""
        return (self.tier.days + sum(one.days for one in self.extras)) * self.quantity

    @property
    def hours(self) -> int:
        """Prepaid hours in all."""
        return self.tier.hours * self.quantity

    @property
    def lines(self) -> tuple[tuple[str, Money], ...]:
        """What is paid for, line by line: they add up to the total."""
        times = f" × {self.quantity}" if self.quantity > 1 else ""
        parts = [(self.tier.name, self.tier.price_minor), *((one.name, one.price_minor) for one in self.extras)]
        return tuple((name + times, Money(minor * self.quantity, self.content.currency)) for name, minor in parts)


def ordered(content: PackageContent, tier: int, extras: Sequence[int], quantity: int) -> Order:
    """The order of the tier and extras at these places, from 0; Invalid where there is no such place or quantity."""
    if not 0 <= tier < len(content.tiers):
        raise Invalid(field="tier", reason="choice")
    wanted = sorted(set(extras))
    if any(not 0 <= place < len(content.extras) for place in wanted):
        raise Invalid(field="extras", reason="choice")
    if not 1 <= quantity <= QUANTITY_MAX:
        raise Invalid(field="quantity", reason="range", low=1, high=QUANTITY_MAX)
    chosen = tuple(content.extras[place] for place in wanted)
    each = content.tiers[tier].price_minor + sum(one.price_minor for one in chosen)
    if each * quantity > MAX_MINOR:
        raise Invalid(field="quantity", reason="range", low=1, high=MAX_MINOR // each)
    return Order(content, content.tiers[tier], chosen, quantity)
