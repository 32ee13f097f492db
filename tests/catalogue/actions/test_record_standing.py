"""Keeping what later stages know of an organisation: an inner verb."""

from __future__ import annotations

import pytest

from anyshore.catalogue.actions.record_standing import record_standing
from anyshore.catalogue.models import Standing
from anyshore.parties.rules import CLOCK
from tests.factories import NOW, do, make_organisation

pytestmark = pytest.mark.django_db


def test_one_row_a_side_that_says_what_was_last_given():
    organisation, _ = make_organisation()
    counts = {"contracts": 3, "reviews": 0, "on_time": 2, "delivered": 3}
    nobody = {"score": None, "score_low": None, "score_high": None}
    given = {"organisation_id": organisation.pk, "side": "provider"}
    do(record_standing, CLOCK, **given, **counts, **nobody)
    scored = {"score": 80, "score_low": 13, "score_high": 100}
    do(record_standing, CLOCK, **given, **counts | {"reviews": 1}, **scored)
    do(record_standing, CLOCK, **given | {"side": "client"}, **counts, **nobody)
    assert Standing.objects.count() == 2
    kept = Standing.objects.get(side="provider")
    assert (kept.contracts, kept.reviews, kept.score, kept.score_low, kept.score_high) == (3, 1, 80, 13, 100)
    assert (kept.on_time, kept.delivered, kept.changed_at) == (2, 3, NOW)
