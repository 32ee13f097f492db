"""The tables of docs/algorithms/matching.md are what the formula gives."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest

from anyshore.catalogue.rules.matching.asked import LEVELS, Offered, Wanted
from anyshore.catalogue.rules.matching.formula import WEIGHTS, judge, shares_of
from anyshore.catalogue.rules.matching.near import GENERAL, SPECIAL, WHOLE, near
from anyshore.kit.money import parse
from anyshore.kit.places import Place
from tests.tables import tables

DOCUMENT = "docs/algorithms/matching.md"
PLACES = {
    "Lisbon": Place("PT", "Europe/Lisbon"),
    "Warsaw": Place("PL", "Europe/Warsaw"),
    "Amsterdam": Place("NL", "Europe/Amsterdam"),
    "Manila": Place("PH", "Asia/Manila"),
}
WANTED = Wanted(
    seat=PLACES["Amsterdam"],
    on=date(2026, 11, 24),
    skills=("logo-design", "brand-guidelines"),
    currency="EUR",
    rate_most_minor=6000,
    languages={"en": LEVELS["B2"]},
    shore="nearshore",
)


def offered(row: dict[str, str]) -> Offered:
    amount, _, currency = row["rate"].partition(" ")
    low = None if row["range"] == "none" else int(row["range"].split(" to ")[0])
    return Offered(
        id=UUID(int=1),
        seat=PLACES[row["works in"]],
        skills=tuple(row["skills"].split(", ")),
        rate_minor=parse(amount, currency).minor if currency else None,
        currency=currency,
        languages={"en": LEVELS[row["English"]]},
        available_from=None if row["free from"] == "now" else date.fromisoformat(row["free from"]),
        score=low,
        score_low=low,
    )


FACTORS, ROWS = (tables(DOCUMENT)[place] for place in (1, 2))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["provider"])
def test_each_provider_has_the_points_of_the_table(row):
    judged = judge(WANTED, offered(row))
    shown = " + ".join(f"{one.points / 10:.1f}" for one in judged.reasons)
    told = f"{judged.score / 10:.1f}" if not judged.bars else "out: " + ", ".join(judged.bars)
    assert (shown, told) == (row["points"], row["score"])


def test_the_weights_and_shares_are_those_of_the_text():
    written = {row["factor"]: int(row["weight"]) for row in FACTORS}
    assert written == {str(factor): weight for factor, weight in WEIGHTS.items()}
    assert sum(WEIGHTS.values()) == 100
    assert [share / 10 for share in shares_of(WANTED).values()] == [62.5, 8.3, 6.2, 5.2, 4.2, 4.2, 9.4]


def test_a_near_skill_counts_less_than_the_skill():
    assert dict(near("brand-guidelines")) == {"brand-identity": GENERAL, "brand-guidelines": WHOLE}
    assert near("logo-design")["logo-refresh"] == SPECIAL
    assert 0 < GENERAL < SPECIAL < WHOLE
