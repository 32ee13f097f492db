"""Rate cards and their spread: the table of docs/algorithms/rates.md, and what must hold of every card."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.catalogue.actions.publish_profile import publish_profile
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.actions.save_rates import save_rates
from anyshore.catalogue.models import Profile
from anyshore.catalogue.queries.rates import from_rates, published_rates
from anyshore.catalogue.rules.rates import Per, RateLine, in_force, lowest, percentile, problem, spread
from anyshore.kit.money import Money
from anyshore.kit.places import Place, Shore
from tests.catalogue.actions.test_save_profile import GOOD, SKILL
from tests.factories import NOW, do, make_organisation
from tests.tables import tables

DAY = date(2026, 11, 1)
LINE = RateLine("Designer", "senior", "", "EUR", Per.HOUR, 5200, DAY)


@pytest.mark.parametrize("row", tables("docs/algorithms/rates.md")[0], ids=lambda row: row["rates"])
def test_the_worked_table(row):
    rates = [[Fraction(rate) for rate in own.split()] for own in row["rates"].split("/")]
    found = spread(rates, "EUR")
    if row["providers"] == "–":
        assert found is None
    else:
        told = (found.low.minor, found.median.minor, found.high.minor, found.providers)
        assert told == tuple(int(row[name]) for name in ("P10", "median", "P90", "providers"))


@given(st.lists(st.integers(1, 10**9).map(Fraction), min_size=1, max_size=40))
def test_percentiles_lie_in_order_within_the_values(values):
    ordered = sorted(values)
    low, middle, high = (percentile(ordered, share) for share in (10, 50, 90))
    assert ordered[0] <= low <= middle <= high <= ordered[-1]
    assert percentile(ordered, 0) == ordered[0]
    assert percentile(ordered, 100) == ordered[-1]


def test_the_line_in_force_is_the_latest_that_has_begun():
    later = replace(LINE, amount_minor=5600, valid_from=date(2027, 1, 1))
    assert in_force([LINE, later], date(2026, 12, 31)) == (LINE,)
    assert in_force([LINE, later], date(2027, 1, 1)) == (later,)
    assert in_force([later], DAY) == ()


def test_the_lowest_rounds_a_day_up_and_keeps_to_the_currency():
    day = replace(LINE, per=Per.DAY, amount_minor=40_001)
    assert lowest([LINE, day], "EUR") == Money(5001, "EUR")
    assert lowest([LINE], "PLN") is None


@pytest.mark.parametrize(
    ("reason", "lines"),
    [
        ("twice", [LINE, replace(LINE, role="designer", amount_minor=1)]),
        ("role", [replace(LINE, role="")]),
        ("country", [replace(LINE, country="XX")]),
        ("currency", [replace(LINE, currency="ABC")]),
        ("range", [replace(LINE, amount_minor=0)]),
        ("too_many", [replace(LINE, role=f"Role {n}") for n in range(61)]),
    ],
)
def test_what_no_card_can_have(reason, lines):
    assert problem(lines) == reason


def provider(country: str, rate: int, *lines: RateLine, kind: str = "company") -> None:
    _, owner = make_organisation(country=country, kind=kind)
    do(save_profile, owner, details=replace(GOOD, rate_minor=rate))
    do(save_rates, owner, lines=lines)
    do(publish_profile, owner)


@pytest.mark.django_db
def test_published_rates_by_skill_role_place_and_distance():
    for rate in (4000, 4400, 4800, 5200):
        provider("PL", rate, replace(LINE, amount_minor=rate + 1000))
    asked = {"currency": "EUR", "on": NOW.date()}
    assert published_rates(**asked) is None, "four are too few"
    provider("NL", 9000, replace(LINE, amount_minor=9900))
    everybody = published_rates(skill=SKILL, **asked)
    assert everybody.providers == 5
    assert everybody.low < everybody.median < everybody.high
    assert published_rates(role="designer", level="Senior", **asked).median == Money(5800, "EUR")
    assert published_rates(role="designer", level="junior", **asked) is None
    assert published_rates(country="PL", **asked) is None
    provider("PL", 4600)
    assert published_rates(country="PL", **asked).providers == 5
    here = Place(country="DE", zone="Europe/Berlin")
    assert published_rates(seen_from=here, shore=Shore.NEARSHORE, **asked).providers == 6
    assert published_rates(seen_from=here, shore=Shore.OFFSHORE, **asked) is None
    assert published_rates(currency="PLN", on=NOW.date()) is None


@pytest.mark.django_db
def test_the_from_rate_is_the_lowest_by_the_hour():
    provider("PL", 4800, replace(LINE, role="Junior hand", amount_minor=3100), replace(LINE, currency="PLN"))
    found = from_rates(Profile.objects.values_list("organisation_id", flat=True), NOW.date())
    assert [*found.values()] == [Money(3100, "EUR")]
