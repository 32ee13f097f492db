"""Why a provider is near or far, in words."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from anyshore.kit.countries import country
from anyshore.kit.places import Hours, Near, Place, Shore, Why, shoring
from anyshore.web.shores import APART, TITLES, TOGETHER, why_text

ON = date(2026, 11, 1)


def place_in(code: str) -> Place:
    return Place(country=code, zone=country(code).zone)


@pytest.mark.parametrize(
    ("provider", "told"),
    [
        ("NL", "Both are in the same country, Netherlands."),
        ("PL", "Poland is another country on the same continent, and the working days coincide."),
        ("UA", "Ukraine is another country on the same continent, and the working days are up to 1 hour apart."),
        ("MA", "Morocco is another country 2,308 km away, and the working days are up to 1 hour apart."),
        ("GH", "Ghana is on another continent, 5,227 km away, although the working days are up to 2 hours apart."),
        ("IN", "India is another country, and the working days are up to 4.5 hours apart: more than 3 hours."),
    ],
)
def test_reasons_in_words(provider, told):
    assert why_text(shoring(place_in("NL"), place_in(provider), on=ON)) == told


def test_the_instance_own_numbers_are_told():
    found = shoring(place_in("NL"), place_in("UA"), on=ON, near=Near(gap_minutes=45, km=500))
    assert why_text(found).endswith("up to 1 hour apart: more than 0.75 hours.")


def test_country_and_numbers_are_those_of_the_readers_language():
    early = Place("MA", "Africa/Casablanca", Hours())
    with translation.override("de"):
        told = why_text(shoring(place_in("NL"), early, on=ON))
    assert "Marokko" in told
    assert "2.308" in told


def test_everything_that_decides_has_words():
    assert set(APART) == set(TOGETHER) == set(Why)
    assert set(TITLES) == set(Shore)
