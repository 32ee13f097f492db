"""Where a visitor is taken to be, and in which currency their form begins: the place says it, never the language."""

from __future__ import annotations

import pytest
from django.test import Client

from anyshore.plumbing import environment

PATH = "/requests/new/"


def chosen(page: str, name: str) -> str:
    """What stands in a choice of the form."""
    select = page.partition(f'name="{name}"')[2].partition("</select>")[0]
    return select.partition(" selected")[0].rpartition('value="')[2].partition('"')[0]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("zone", "language", "country", "currency"),
    [
        ("Europe/Amsterdam", "en-GB", "NL", "EUR"),
        ("Europe/London", "nl-NL", "GB", "GBP"),
        ("Asia/Tokyo", "en-US,en;q=0.5", "JP", "JPY"),
        ("", "en-GB", "IE", "EUR"),
        ("", "en-US", "IE", "EUR"),
        ("UTC", "en-GB", "IE", "EUR"),
        ("Not/A/Zone", "en-GB", "IE", "EUR"),
    ],
)
def test_the_currency_follows_the_place(zone, language, country, currency):
    client = Client(headers={"Accept-Language": language})
    if zone:
        client.cookies["zone"] = zone
    page = client.get(PATH).content.decode()
    assert (chosen(page, "country"), chosen(page, "currency")) == (country, currency)


@pytest.mark.django_db
def test_where_nothing_is_known_the_operators_country_stands(settings):
    settings.ANYSHORE_COUNTRY = "CH"
    page = Client(headers={"Accept-Language": "en-GB"}).get(PATH).content.decode()
    assert (chosen(page, "country"), chosen(page, "currency")) == ("CH", "CHF")


def test_the_operators_country_must_be_one(monkeypatch):
    monkeypatch.setenv("ANYSHORE_COUNTRY", "nl")
    assert environment.country("IE") == "NL"
    monkeypatch.setenv("ANYSHORE_COUNTRY", "XX")
    with pytest.raises(environment.Misconfigured, match="two letters"):
        environment.country("IE")
