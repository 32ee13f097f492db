"""Providers for the tests of matching, drawn by chance from a seed."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from anyshore.catalogue.rules.matching.asked import Offered, Wanted, numbers_of
from anyshore.catalogue.rules.skills import SKILLS
from anyshore.kit.places import Hours, Place, Shore

ON = date(2026, 11, 24)
SINCE = datetime(2026, 5, 1, tzinfo=UTC)
SEATS = (
    Place("NL", "Europe/Amsterdam"),
    Place("PL", "Europe/Warsaw"),
    Place("PT", "Europe/Lisbon", Hours(time(10), time(14))),
    Place("IN", "Asia/Kolkata"),
    Place("US", "America/Los_Angeles", Hours(time(22), time(6))),
    Place("NZ", "Pacific/Auckland"),
)
TRADE = tuple(one.slug for one in SKILLS.values() if one.category in ("translation", "logo-design"))[:24]
STEMS = ("bakeri", "contract", "safeti", "manual", "pump", "medic", "novel", "ship")


def some(rng: random.Random, things: Any, most: int) -> tuple[Any, ...]:
    """Up to so many of them, each once."""
    return tuple(rng.sample(things, rng.randint(0, most)))


def provider(rng: random.Random) -> Offered:
    """Somebody."""
    rated, reviewed = rng.random() < 0.8, rng.random() < 0.6
    score = rng.randint(0, 100)
    return Offered(
        id=UUID(int=rng.getrandbits(128)),
        seat=rng.choice(SEATS),
        is_person=rng.random() < 0.4,
        skills=some(rng, TRADE, 5),
        words=numbers_of(some(rng, STEMS, 6)),
        rate_minor=rng.randint(500, 20_000) if rated else None,
        currency=rng.choice(["EUR", "EUR", "USD"]) if rated else "",
        languages={code: rng.randint(1, 7) for code in some(rng, ("en", "de", "ar"), 3)},
        available_from=ON + timedelta(days=rng.randint(-20, 100)) if rng.random() < 0.3 else None,
        score=score if reviewed else None,
        score_low=rng.randint(0, score) if reviewed else None,
        verified=rng.random() < 0.3,
        published_at=SINCE + timedelta(minutes=rng.randint(0, 90)),
    )


def wish(rng: random.Random) -> Wanted:
    """Something that somebody looks for, with more or fewer filters."""

    def maybe(value: Any) -> Any:
        return value if rng.random() < 0.3 else None

    return Wanted(
        seat=rng.choice(SEATS),
        on=ON,
        subject=str(rng.random()),
        skills=some(rng, TRADE, 4),
        words=some(rng, STEMS, 4),
        currency=rng.choice(["EUR", "USD", "JPY"]),
        budget_minor=maybe(rng.randint(1_000, 50_000)),
        rate_most_minor=maybe(rng.randint(2_000, 20_000)),
        rate_usual_minor=maybe(6_000),
        score_least=maybe(rng.randint(0, 80)),
        gap_most=maybe(rng.choice([0, 60, 180, 600])),
        languages={code: rng.randint(1, 6) for code in some(rng, ("en", "de", "ar"), 2)} if rng.random() < 0.4 else {},
        free_by=maybe(ON + timedelta(days=rng.randint(-3, 80))),
        shore=rng.choice(["", "", Shore.ONSHORE, Shore.NEARSHORE, Shore.OFFSHORE, "homeshore"]),
    )


def crowd(count: int, seed: int) -> list[Offered]:
    """So many providers."""
    rng = random.Random(seed)
    return [provider(rng) for _ in range(count)]
