"""Shoring by the published rule, distances, and the hours that two places share."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from math import acos, cos, radians, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anyshore.kit.countries import Continent, UnknownPlace, countries, country, zone, zone_names
from anyshore.kit.places import (
    EARTH_RADIUS_KM,
    Hours,
    Place,
    Shore,
    Why,
    distance_km,
    gap_minutes,
    shared_minutes,
    shoring,
    usual_shared_minutes,
)
from tests.tables import tables

ON = date(2026, 11, 1)


def place_in(code: str) -> Place:
    """The main city of a country, in office hours."""
    return Place(country=code, zone=country(code).zone)


CODES = [one.code for one in countries()]
ZONES = sorted(zone_names())
AMERICAS = {Continent.NORTH_AMERICA, Continent.SOUTH_AMERICA}

(WORKED,) = tables("docs/algorithms/shoring.md")

codes = st.sampled_from(CODES)
days = st.dates(date(2000, 1, 1), date(2037, 12, 31))
quarters = st.integers(0, 95).map(lambda quarter: time(quarter // 4, quarter % 4 * 15))
hours = st.builds(Hours, quarters, quarters)


@pytest.mark.parametrize("row", WORKED, ids=lambda row: f"{row['client']}-{row['provider']}")
def test_the_worked_table(row: dict[str, str]) -> None:
    client, provider = place_in(row["client"]), place_in(row["provider"])
    found = shoring(client, provider, on=ON)
    assert (found.distance, found.gap_minutes, found.km) == (row["shore"], int(row["apart, min"]), int(row["km"]))
    assert usual_shared_minutes(client, provider, ON) == int(row["shared, min"])


@given(codes, codes)
@settings(max_examples=400, deadline=None)
def test_the_rule_as_the_product_states_it(one: str, other: str) -> None:
    found = shoring(place_in(one), place_in(other), on=ON)
    here, there = country(one).continent, country(other).continent
    near = found.gap_minutes <= 180 and (here == there or {here, there} <= AMERICAS or found.km <= 3000)
    expected = Shore.ONSHORE if one == other else Shore.NEARSHORE if near else Shore.OFFSHORE
    assert found.distance is expected
    assert found.distance is shoring(place_in(other), place_in(one), on=ON).distance
    assert found.country == other
    assert (found.why is Why.SAME_COUNTRY) == (one == other)


def test_homeshore_is_a_second_mark() -> None:
    for provider in ("NL", "PL", "IN"):
        company = shoring(place_in("NL"), place_in(provider), on=ON)
        person = shoring(place_in("NL"), place_in(provider), on=ON, person=True)
        assert (company.homeshore, person.homeshore) == (False, True)
        assert company.distance is person.distance


@pytest.mark.parametrize(
    ("provider", "why"),
    [
        ("NL", Why.SAME_COUNTRY),
        ("PL", Why.SAME_CONTINENT),
        ("MA", Why.NEAR_BY),
        ("GH", Why.FAR_AWAY),
        ("IN", Why.HOURS_APART),
    ],
)
def test_what_decided_it_is_told(provider: str, why: Why) -> None:
    assert shoring(place_in("NL"), place_in(provider), on=ON).why is why


def test_the_season_with_the_wider_gap_counts_whenever_it_is_asked() -> None:
    for month in range(1, 13):
        assert gap_minutes(place_in("NL"), place_in("IN"), date(2027, month, 15)) == 270
        assert gap_minutes(place_in("GB"), place_in("RU"), date(2027, month, 15)) == 180


def test_a_half_day_inside_the_office_hours_is_not_apart() -> None:
    morning = Place("PL", "Europe/Warsaw", Hours(time(9), time(13)))
    evening = Place("PL", "Europe/Warsaw", Hours(time(15), time(19)))
    assert gap_minutes(place_in("NL"), morning, ON) == 0
    assert gap_minutes(place_in("NL"), evening, ON) == 120


def test_working_late_brings_a_place_nearer() -> None:
    late = Place("IN", "Asia/Kolkata", Hours(time(13, 30), time(21, 30)))
    assert gap_minutes(place_in("NL"), late, ON) <= 60


def test_the_given_coordinates_and_the_zone_of_the_country_decide_where_a_place_is() -> None:
    pacific = Place("US", "America/Los_Angeles")
    assert distance_km(place_in("US"), pacific) > 3900
    assert distance_km(place_in("NL"), Place("NL", "Asia/Tokyo")) == 0
    exact = Place("NL", "Europe/Amsterdam", latitude=50.85, longitude=5.69)
    assert 150 < distance_km(place_in("NL"), exact) < 180


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(-90, 90), st.floats(-180, 180))
def test_distance_against_the_law_of_cosines(north: float, east: float, north2: float, east2: float) -> None:
    here = Place("NL", "Europe/Amsterdam", latitude=north, longitude=east)
    there = Place("NL", "Europe/Amsterdam", latitude=north2, longitude=east2)
    a, b, turn = radians(north), radians(north2), radians(east2 - east)
    angle = acos(max(-1.0, min(1.0, sin(a) * sin(b) + cos(a) * cos(b) * cos(turn))))
    assert abs(distance_km(here, there) - EARTH_RADIUS_KM * angle) <= 1
    assert distance_km(here, there) == distance_km(there, here)


def test_unknown_places_are_refused() -> None:
    with pytest.raises(UnknownPlace):
        shoring(place_in("NL"), Place("ZZ", "Europe/Amsterdam"), on=ON)
    with pytest.raises(UnknownPlace):
        shoring(place_in("NL"), Place("DE", "Europe/Nowhere"), on=ON)


def test_shared_minutes_follow_the_clocks() -> None:
    office = Hours()
    amsterdam, new_york = "Europe/Amsterdam", "America/New_York"
    assert shared_minutes(date(2026, 1, 5), amsterdam, office, new_york, office) == 120
    # Between the two changes of clocks in March the gap is one hour less.
    assert shared_minutes(date(2026, 3, 16), amsterdam, office, new_york, office) == 180
    assert shared_minutes(date(2026, 4, 6), amsterdam, office, new_york, office) == 120


def test_a_night_shift_ends_on_the_next_day() -> None:
    night = Hours(time(22), time(6))
    assert shared_minutes(date(2026, 1, 5), "Asia/Manila", night, "America/New_York", Hours()) == 480
    assert shared_minutes(date(2026, 1, 5), "America/New_York", Hours(), "Asia/Manila", night) == 480


@given(days, st.sampled_from(ZONES), hours, st.sampled_from(ZONES), hours)
@settings(max_examples=150, deadline=None)
def test_shared_minutes_against_counting_every_quarter_of_an_hour(
    day: date, zone_a: str, hours_a: Hours, zone_b: str, hours_b: Hours
) -> None:
    _count_and_compare(day, zone_a, hours_a, zone_b, hours_b)


@pytest.mark.long
@given(days, st.sampled_from(ZONES), hours, st.sampled_from(ZONES), hours)
@settings(max_examples=10_000, deadline=None)
def test_shared_minutes_against_counting_at_length(
    day: date, zone_a: str, hours_a: Hours, zone_b: str, hours_b: Hours
) -> None:
    _count_and_compare(day, zone_a, hours_a, zone_b, hours_b)


def _count_and_compare(day: date, zone_a: str, hours_a: Hours, zone_b: str, hours_b: Hours) -> None:
    begins, ends = _span(day, zone_a, hours_a)
    others = [_span(day + timedelta(days=turn), zone_b, hours_b) for turn in (-2, -1, 0, 1, 2)]
    quarter = timedelta(minutes=15)
    steps = max(0, (ends - begins) // quarter)
    at_work = [begins + step * quarter for step in range(steps)]
    counted = sum(any(opens <= at and at + quarter <= closes for opens, closes in others) for at in at_work)
    whole = all((edge - begins) % quarter == timedelta(0) for span in others for edge in span)
    doubled = any(one[1] > two[0] for one, two in pairwise(others))
    if whole and not doubled:
        assert shared_minutes(day, zone_a, hours_a, zone_b, hours_b) == counted * 15


def _span(day: date, name: str, own: Hours) -> tuple[datetime, datetime]:
    last = day if own.closes > own.opens else day + timedelta(days=1)
    return (
        datetime.combine(day, own.opens, zone(name)).astimezone(UTC),
        datetime.combine(last, own.closes, zone(name)).astimezone(UTC),
    )
