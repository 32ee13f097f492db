"""A form without its key is the same mistake at a page as at the API: 400, and the page brings a key."""

from __future__ import annotations

import re

import pytest

from anyshore.contracts.models import Agreement
from anyshore.kit.ids import new_id
from anyshore.plumbing.actions import InFlight, KeyMissing, perform
from tests.web.contracts.scenes import browser, proposed, text

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("key", [None, "", "short", "has space in it", "x" * 101])
def test_a_page_answers_400_and_the_next_sending_is_taken(key):
    proposal, client, _provider = proposed()
    reader, path = browser(client), f"/proposals/{proposal.number}/award/"
    refused = reader.post(path, {} if key is None else {"_key": key})
    assert refused.status_code == 400
    assert "It has one now" in text(refused)
    assert not Agreement.objects.exists()
    fresh = re.search(r'name="_key" value="([^"]+)"', text(refused))[1]
    assert reader.post(path, {"_key": fresh}).status_code == 303
    assert Agreement.objects.count() == 1


def test_one_that_is_being_taken_answers_409(monkeypatch):
    proposal, client, _provider = proposed()

    def waits(*args, **kwargs):
        raise InFlight(retry_after=1)

    monkeypatch.setattr("anyshore.web.rendering.perform", waits)
    refused = browser(client).post(f"/proposals/{proposal.number}/award/", {"_key": str(new_id())})
    assert refused.status_code == 409
    assert "is being taken at this moment" in text(refused)


def test_the_codes_are_those_that_are_told():
    assert (KeyMissing.status, InFlight.status) == (400, 409)
    assert "KeyMissing (400), InFlight (409), KeyReused (422)" in perform.__doc__
