"""The short form of make or buy: what is written is taken or answered for, never dropped without a word."""

from __future__ import annotations

import pytest

from anyshore.strategy.models import Assessment, Option
from tests.strategy.world import added, client, cost
from tests.web.contracts.scenes import browser, post, text

pytestmark = pytest.mark.django_db
PATH = "/decide/assessments/new/"
WORDS = "Write what this way costs a year, or leave the row as it was"


def test_a_row_in_which_only_the_way_or_the_country_was_chosen_is_asked_about():
    activity, owner = added(client(), costs=(cost(),))
    given = {"activity": str(activity.pk), "ways-0-kind": "nearshore", "ways-0-country": "PL", "ways-0-price": "92000"}
    frame = {"horizon": "60", "discount": "0", "hours": "4"}
    weights = {"cost": "35", "risk": "25", "capacity": "20", "hours_weight": "10", "way_back": "10"}
    given |= frame | weights
    for only in ({"ways-1-kind": "offshore"}, {"ways-1-kind": "nearshore", "ways-1-country": "IN"}):
        done = post(browser(owner), PATH, **given | only, **{"ways-1-price": ""})
        assert done.status_code == 422
        assert WORDS in text(done)
    assert not Assessment.objects.exists()
    untouched = {"ways-1-kind": "nearshore", "ways-1-country": "", "ways-1-price": ""}
    done = post(browser(owner), PATH, **given | untouched)
    assert done.status_code == 303, text(done)
    assert Option.objects.count() == 2
