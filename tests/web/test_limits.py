"""Limits at the doors: by person, by address where nobody signed in, with the way back in the answer."""

from datetime import timedelta
from math import ceil

import pytest
from django.test import Client, RequestFactory

from anyshore.kit.ids import new_id
from anyshore.plumbing.limits import TooOften
from anyshore.plumbing.locales import reading_in
from anyshore.web.limits import SEARCH, SIGN_IN_LINK, VISITORS_REQUEST, address_of
from anyshore.web.words import refusal_text


def asked(client: Client, address: str = "192.0.2.7"):
    return client.post("/link/", {"_key": str(new_id()), "email": "no@example.org"}, REMOTE_ADDR=address)


@pytest.mark.django_db
def test_a_stranger_who_asks_too_often_is_told_when_it_opens_again():
    client = Client()
    assert {asked(client).status_code for _ in range(SIGN_IN_LINK.times)} == {200}
    refused = asked(client)
    assert refused.status_code == 429
    wait = int(refused.headers["Retry-After"])
    assert 3500 < wait <= 3600
    told = refused.content.decode()
    assert f"Try again in {ceil(wait / 60)} minutes." in told
    assert "a minute" not in told
    assert "Load the page again" not in told
    assert asked(client, "192.0.2.8").status_code == 200
    assert client.get("/link/", REMOTE_ADDR="192.0.2.7").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("before", "way"),
    [
        ("http://market.example/link/?next=%2F", 'href="/link/?next=%2F"'),
        ("http://elsewhere.example/link/", ""),
        ("http://market.example//elsewhere.example/", ""),
        ("", ""),
    ],
)
def test_who_sent_a_form_goes_back_to_its_page_and_to_no_other(settings, before, way):
    settings.ALLOWED_HOSTS = ["market.example"]
    client = Client(headers={"host": "market.example", "referer": before})
    for _turn in range(SIGN_IN_LINK.times):
        asked(client)
    told = asked(client).content.decode()
    assert ("Load the page again" in told) == bool(way)
    assert way in told
    assert "elsewhere" not in told


def begun(client: Client, **fields: str):
    """A visitor sends the five answers."""
    given = {
        "title": "Logo for a bakery", "budget": "200", "currency": "EUR", "country": "NL", "name": "Anna Pels",
        "email": "anna@example.org", "consent": "on", **fields,
    }  # fmt: skip
    return client.post("/requests/new/", {"_key": str(new_id()), **given}, REMOTE_ADDR="192.0.2.9")


@pytest.mark.django_db
def test_a_form_that_comes_back_to_be_corrected_is_not_counted():
    client = Client()
    assert {begun(client, budget="much").status_code for _ in range(2 * VISITORS_REQUEST.times)} == {422}
    assert [begun(client).status_code for _ in range(VISITORS_REQUEST.times)] == [303] * VISITORS_REQUEST.times
    assert begun(client).status_code == 429


@pytest.mark.django_db
def test_who_tries_addresses_is_counted_whatever_comes_of_it():
    client = Client()
    for _ in range(SIGN_IN_LINK.times):
        assert client.post("/link/", {"_key": str(new_id()), "email": "none"}).status_code == 422
    assert client.post("/link/", {"_key": str(new_id()), "email": "none"}).status_code == 429


@pytest.mark.parametrize(
    ("tag", "wait"),
    [("en-gb", "59 minutes"), ("de-de", "59 Minuten"), ("fr-fr", "59 minutes"), ("es-es", "59 minutos")],
)
def test_the_wait_is_told_in_the_readers_words(tag, wait):
    with reading_in(tag):
        assert wait in refusal_text(TooOften(wait=timedelta(minutes=59), retry_after=3_501)).replace("\xa0", " ")
        assert "60" in refusal_text(TooOften(wait=timedelta(minutes=60), retry_after=3_600))


@pytest.mark.django_db
def test_search_is_counted_when_a_page_is_asked_for():
    client = Client()
    seen = [client.get("/search/?q=logo").status_code for _ in range(SEARCH.times + 1)]
    assert seen == [200] * SEARCH.times + [429]


@pytest.mark.parametrize(
    ("proxies", "remote", "forwarded", "address"),
    [
        (0, "192.0.2.7", "198.51.100.1", "192.0.2.7"),
        (1, "127.0.0.1", "10.0.0.9, 198.51.100.1", "198.51.100.1"),
        (2, "127.0.0.1", "203.0.113.5, 198.51.100.1", "203.0.113.5"),
        (2, "127.0.0.1", "198.51.100.1", "198.51.100.1"),
        (1, "192.0.2.7", "", "192.0.2.7"),
        (1, "127.0.0.1", "<script>", ""),
        (0, "2001:db8:1:2:3:4:5:6", "", "2001:0db8:0001:0002"),
        (0, "::ffff:192.0.2.7", "", "192.0.2.7"),
    ],
)
def test_whose_address_counts(settings, proxies, remote, forwarded, address):
    settings.ANYSHORE_PROXIES = proxies
    request = RequestFactory().get("/", REMOTE_ADDR=remote, headers={"X-Forwarded-For": forwarded})
    assert address_of(request) == address
