"""Limits at the doors: by person, by address where nobody signed in, with the way back in the answer."""

import pytest
from django.test import Client, RequestFactory

from anyshore.kit.ids import new_id
from anyshore.web.limits import SEARCH, SIGN_IN_LINK, address_of


def asked(client: Client, address: str = "192.0.2.7"):
    return client.post("/link/", {"_key": str(new_id()), "email": "no@example.org"}, REMOTE_ADDR=address)


@pytest.mark.django_db
def test_a_stranger_who_asks_too_often_is_told_when_it_opens_again():
    client = Client()
    assert {asked(client).status_code for _ in range(SIGN_IN_LINK.times)} == {200}
    refused = asked(client)
    assert refused.status_code == 429
    assert 3500 < int(refused.headers["Retry-After"]) <= 3600
    assert "It opens again at" in refused.content.decode()
    assert asked(client, "192.0.2.8").status_code == 200
    assert client.get("/link/", REMOTE_ADDR="192.0.2.7").status_code == 200


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
