"""The short form: one price, and everything else by defaults that can be opened."""

from __future__ import annotations

from anyshore.strategy.rules.assessments import AROUND_PRICE, SHARES
from anyshore.strategy.rules.estimates import Estimate, Line, LineKind, OptionKind, Timing


def priced_lines(price_minor: int, kind: str, horizon: int, *, sure: bool = False) -> tuple[Line, ...]:
    """The lines of an option that costs ``price_minor`` a year: the price, and the usual extra costs as shares of it.

    ``sure`` is a price that somebody has offered. Improving one's own work has no price of others, no exit.
    """
    low, high = (price_minor * part // 100 for part in AROUND_PRICE)
    price = Estimate(price_minor, price_minor, price_minor) if sure else Estimate(low, price_minor, high)
    inside = kind == OptionKind.IMPROVED
    first = Line(
        key="running" if inside else "price",
        kind=LineKind.RUNNING if inside else LineKind.PRICE,
        estimate=price,
        varies=True,
    )
    extra = [LineKind.TRANSITION] if inside else list(SHARES)
    return (first, *(_share(one, price_minor, horizon) for one in extra))


def _share(kind: LineKind, price_minor: int, horizon: int) -> Line:
    low, likely, high = (price_minor * part // 100 for part in SHARES[kind])
    once = kind in (LineKind.TRANSITION, LineKind.EXIT)
    return Line(
        key=str(kind),
        kind=kind,
        estimate=Estimate(low, likely, high),
        timing=Timing.ONCE if once else Timing.YEAR,
        from_month=horizon if kind == LineKind.EXIT else 1,
    )
