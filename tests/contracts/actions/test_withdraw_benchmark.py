"""The client compares nothing after all."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.withdraw_benchmark import withdraw_benchmark
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from tests.contracts.benchmark_world import FIRST, announced, comparing, drafted, reported
from tests.factories import do, make_organisation
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_it_counts_as_no_comparison():
    deal = comparing()
    assert do(withdraw_benchmark, deal.client, FIRST, benchmark_id=drafted(deal).pk).state == "withdrawn"
    assert announced(deal).state == "announced"


def test_refusals():
    deal = comparing()
    given = {"benchmark_id": reported(deal).pk}
    refuses(Forbidden, withdraw_benchmark, deal.provider, FIRST, **given)
    refuses(NotFound, withdraw_benchmark, make_organisation()[1], FIRST, **given)
    refuses(NotAllowed, withdraw_benchmark, deal.client, FIRST, **given)


def test_replay():
    deal = comparing()
    replays(withdraw_benchmark, deal.client, FIRST, benchmark_id=announced(deal).pk)
