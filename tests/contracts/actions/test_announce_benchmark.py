"""The client has the prices compared with the market."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from anyshore.contracts.actions.announce_benchmark import announce_benchmark
from anyshore.contracts.actions.withdraw_benchmark import withdraw_benchmark
from anyshore.contracts.models import Benchmark
from anyshore.contracts.rules.benchmarks import BenchmarkOpen, ExpertNotFree, NoBenchmark, TooEarlyToCompare
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import Role
from tests.contracts.benchmark_world import CLAUSE, FIRST, announced, comparing, reported, wanted
from tests.deals import make_deal
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_the_expert_is_free_of_both():
    one = announced(comparing(), expert=" Ines  Marktler ")
    assert (one.state, one.expert, one.independent, one.neutral, one.tolerance_bps) == (
        "announced", "Ines Marktler", True, True, 500,
    )  # fmt: skip


def test_not_before_its_day_and_then_after_the_last_report():
    deal = comparing()
    early = refuses(TooEarlyToCompare, announce_benchmark, deal.client, FIRST - timedelta(days=1), **wanted(deal))
    assert early.params["first"] == FIRST.date()
    do(withdraw_benchmark, deal.client, FIRST, benchmark_id=announced(deal).pk)
    reported(deal)
    later = refuses(TooEarlyToCompare, announce_benchmark, deal.client, FIRST, **wanted(deal))
    assert later.params["first"] == date(2027, 2, 24)


def test_refusals():
    deal = comparing()
    for actor in (deal.provider, member_actor(deal.client.organisation_id, Role.MEMBER)):
        refuses(Forbidden, announce_benchmark, actor, FIRST, **wanted(deal))
    refuses(NotFound, announce_benchmark, make_organisation()[1], FIRST, **wanted(deal))
    refuses(Invalid, announce_benchmark, deal.client, FIRST, **wanted(deal, expert=" "))
    for tick in ("independent", "neutral"):
        refuses(ExpertNotFree, announce_benchmark, deal.client, FIRST, **wanted(deal, **{tick: False}))
    announced(deal)
    refuses(BenchmarkOpen, announce_benchmark, deal.client, FIRST, **wanted(deal))
    silent = comparing(clauses=())
    refuses(NoBenchmark, announce_benchmark, silent.client, FIRST, **wanted(silent))
    over = make_deal([20_000], clauses=(CLAUSE,))
    do(cancel_agreement, over.client, agreement_id=over.id, reason="We stop.")
    refuses(NoBenchmark, announce_benchmark, over.client, FIRST, **wanted(over))


def test_replay():
    deal = comparing()
    replays(announce_benchmark, deal.client, FIRST, **wanted(deal))
    assert Benchmark.objects.count() == 1
