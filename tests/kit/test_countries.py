"""Countries agree with the lists of others, and our own tables hold only what those lack."""

from __future__ import annotations

import pycountry
import pytest
from babel import Locale

from anyshore.kit.countries import (
    Continent,
    UnknownPlace,
    coordinates,
    countries,
    country,
    country_name,
    zone,
    zone_names,
)

KOSOVO = "XK"


def test_every_country_of_iso_3166_is_there_once() -> None:
    codes = [one.code for one in countries()]
    assert codes == sorted(set(codes))
    assert set(codes) == {one.alpha_2 for one in pycountry.countries} | {KOSOVO}


def test_currencies_are_iso_4217_and_current() -> None:
    known = {one.alpha_3 for one in pycountry.currencies}
    assert {one.currency for one in countries()} <= known
    found = {code: country(code).currency for code in ("NL", "HR", "BG", "CH", "US", "PA", "IN", "LS", "ZW", "PS")}
    assert found == {
        "NL": "EUR",
        "HR": "EUR",
        "BG": "EUR",
        "CH": "CHF",
        "US": "USD",
        "PA": "USD",
        "IN": "INR",
        "LS": "LSL",
        "ZW": "USD",
        "PS": "ILS",
    }


def test_zones_exist_and_the_main_one_is_among_them() -> None:
    for one in countries():
        assert one.zone in one.zones or one.code in {"BV", "HM", KOSOVO}, one
        assert set(one.zones) <= zone_names(), one


@pytest.mark.parametrize(
    ("code", "where"),
    [
        ("AU", "Australia/Sydney"),
        ("BR", "America/Sao_Paulo"),
        ("CA", "America/Toronto"),
        ("RU", "Europe/Moscow"),
        ("US", "America/New_York"),
        ("UA", "Europe/Kyiv"),
        ("ID", "Asia/Jakarta"),
        ("PT", "Europe/Lisbon"),
    ],
)
def test_a_country_of_several_zones_has_the_one_most_people_live_in(code: str, where: str) -> None:
    assert country(code).zone == where


def test_languages_are_known_and_cities_are_named() -> None:
    for one in countries():
        assert one.language.split("_")[0] in Locale("en").languages, one
        assert one.city, one
        assert "/" not in one.city, one
        assert -90 <= one.latitude <= 90, one
        assert -180 <= one.longitude <= 180, one


@pytest.mark.parametrize(
    ("code", "continent"),
    [("NL", "EU"), ("TR", "AS"), ("RU", "EU"), ("EG", "AF"), ("MX", "NA"), ("BR", "SA"), ("NZ", "OC"), ("AQ", "AN")],
)
def test_continents(code: str, continent: str) -> None:
    assert country(code).continent is Continent(continent)


def test_names_follow_the_reader() -> None:
    assert country("DE").name == "Germany"
    assert country_name("DE", "nl") == "Duitsland"
    assert country_name("DE", "pt-BR") == "Alemanha"
    assert country_name("DE", "xx-unknown") == "Germany"


@pytest.mark.parametrize("code", ["", "nl", "ZZ", "NLD", "UK"])
def test_an_unknown_country_is_refused(code: str) -> None:
    with pytest.raises(UnknownPlace):
        country(code)


@pytest.mark.parametrize("name", ["", "Amsterdam", "Europe/Atlantis", "../etc/passwd", "/etc/localtime", "Factory"])
def test_an_unknown_zone_is_refused(name: str) -> None:
    with pytest.raises(UnknownPlace):
        zone(name)


def test_coordinates_are_read_with_seconds_and_signs() -> None:
    here = coordinates("America/New_York")
    assert here is not None
    assert (round(here.latitude, 4), round(here.longitude, 4)) == (40.7142, -74.0064)
    south = coordinates("Pacific/Auckland")
    assert south is not None
    assert south.latitude < 0 < south.longitude
    assert coordinates("Asia/Calcutta") is None
