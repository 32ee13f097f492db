"""The language of the page: the account's, a visitor's choice, the browser's wish."""

import pytest
from django.test import Client

from anyshore.plumbing import locales
from anyshore.web.middleware import LOCALE_COOKIE

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _two_languages(settings):
    """As if the interface spoke German too; its own words of days and countries are Babel's."""
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    locales.language_of.cache_clear()
    locales.accepted.cache_clear()
    yield
    locales.language_of.cache_clear()
    locales.accepted.cache_clear()


def language(response):
    return response.content.decode().split('<html lang="')[1].split('"')[0]


def test_a_visitor_reads_in_the_browsers_language_until_they_choose_another():
    client = Client()
    assert language(client.get("/", headers={"Accept-Language": "de-AT,en;q=0.5"})) == "de"
    response = client.post("/language/", {"language": "en", "next": "/providers/"})
    assert (response.status_code, response["Location"]) == (302, "/providers/")
    assert language(client.get("/", headers={"Accept-Language": "de-AT,en;q=0.5"})) == "en"
    client.post("/language/", {"language": "klingon"})
    assert LOCALE_COOKIE not in {name for name, cookie in client.cookies.items() if cookie.value}


def test_the_choice_keeps_the_visitors_own_way_of_writing_figures():
    client = Client()
    client.post("/language/", {"language": "de"}, headers={"Accept-Language": "en-GB, de-CH;q=0.5"})
    assert client.cookies[LOCALE_COOKIE].value == "de-ch"
    client.post("/language/", {"language": "de"}, headers={"Accept-Language": "ja"})
    assert client.cookies[LOCALE_COOKIE].value == "de-de"


def test_a_forged_cookie_is_ignored():
    client = Client()
    client.cookies[LOCALE_COOKIE] = '"><script>'
    assert language(client.get("/")) == "en"


def test_the_way_back_stays_here():
    assert Client().post("/language/", {"language": "de", "next": "//evil.example"})["Location"] == "/"
