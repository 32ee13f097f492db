"""The page of working hours, for anybody and without scripts."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from anyshore.parties.models import User
from tests.factories import make_organisation
from tests.web.sourcing.test_pages import text

pytestmark = pytest.mark.django_db

PAGE = "/tools/hours/"


def test_it_opens_with_an_example_and_compares_what_is_chosen():
    browser = Client()
    shown = text(browser.get(PAGE))
    assert "Can the teams work together?" in shown
    assert "Kolkata" in shown
    found = text(browser.get(PAGE, {"zone_1": "Europe/Warsaw", "zone_2": "America/New_York", "opens_2": "06:00"}))
    assert "Warsaw and New York" in found
    assert "Poland" in found
    assert re.search(r"New York to Warsaw|Warsaw to New York", found)
    assert "at most 3 hours between the working days" in found
    assert "3,000 km away" in found
    assert "Thanksgiving" in found


def test_four_places_make_six_pairs_and_a_day_around_the_world():
    zones = ("America/New_York", "Pacific/Auckland", "Asia/Kolkata", "Europe/Warsaw")
    found = text(Client().get(PAGE, {f"zone_{n}": zone for n, zone in enumerate(zones, 1)}))
    assert found.count(" and ") >= 6
    assert "24 of 24 hours" in found


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"zone_1": "Europe/Warsaw"}, "Choose one"),
        ({"zone_1": "Mars/Olympus", "zone_2": "Europe/Warsaw"}, "Choose one of the list"),
        ({"zone_1": "Europe/Rome", "zone_2": "Europe/Warsaw", "opens_1": "25:00"}, "Write a time like 09:00"),
        (
            {"zone_1": "Europe/Rome", "zone_2": "Europe/Warsaw", "opens_1": "17:00"},
            "Write another time than the first",
        ),
        ({"zone_1": "<script>", "zone_2": "Europe/Warsaw"}, "Choose one of the list"),
    ],
)
def test_what_cannot_be_compared_says_what_to_do(given, told):
    sent = Client().get(PAGE, given)
    assert sent.status_code == 422
    assert told in text(sent)
    assert "Can the teams work together?" not in text(sent)


def test_every_place_that_is_offered_opens(settings):
    settings.ANYSHORE_NEAR_MINUTES, settings.ANYSHORE_NEAR_KM = 90, 500
    browser = Client()
    for zone in ("Pacific/Apia", "Asia/Tehran", "America/St_Johns", "Pacific/Kiritimati", "Antarctica/McMurdo"):
        sent = browser.get(PAGE, {"zone_1": zone, "zone_2": "Asia/Kathmandu", "opens_1": "22", "closes_1": "6"})
        assert sent.status_code in (200, 422), zone
    found = text(browser.get(PAGE, {"zone_1": "Europe/Amsterdam", "zone_2": "Africa/Casablanca"}))
    assert "at most 1.5 hours between the working days" in found
    assert "Offshore" in found


def test_an_organisation_in_a_zone_of_no_country_finds_itself_there():
    _, owner = make_organisation(name="Everywhere", country="PT", timezone="UTC")
    browser = Client()
    browser.force_login(
        User.objects.get(pk=owner.person_id), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    assert "Portugal, UTC" in text(browser.get(PAGE))
    found = browser.get(PAGE, {"zone_1": "UTC", "zone_2": "Asia/Kolkata"})
    assert found.status_code == 200
    assert "UTC and Kolkata" in text(found)
    assert Client().get(PAGE, {"zone_1": "UTC", "zone_2": "Asia/Kolkata"}).status_code == 422
