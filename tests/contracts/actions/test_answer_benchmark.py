"""Both sides may answer to the draft."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.answer_benchmark import answer_benchmark
from anyshore.contracts.models import BenchmarkWord
from anyshore.insight.queries.needs import NeedKind, needs
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.benchmark_world import FIRST, announced, comparing, drafted, reported
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays

WORDS = {"words": "Our nights are not in it."}

pytestmark = pytest.mark.django_db


def test_the_word_of_each_side_stands_beside_it():
    deal = comparing()
    one = drafted(deal)
    for actor in (deal.client, deal.provider):
        do(answer_benchmark, actor, FIRST, benchmark_id=one.pk, **WORDS)
    assert [each.side for each in BenchmarkWord.objects.order_by("side")] == ["client", "provider"]
    assert not [each for each in needs(deal.provider, at=FIRST) if each.kind is NeedKind.COMPARISON]


def test_refusals():
    deal = comparing()
    waits = announced(deal)
    refuses(NotAllowed, answer_benchmark, deal.provider, FIRST, benchmark_id=waits.pk, **WORDS)
    other = comparing()
    given = {"benchmark_id": drafted(other).pk}
    viewer = member_actor(other.provider.organisation_id, Role.VIEWER)
    refuses(Forbidden, answer_benchmark, viewer, FIRST, **given, **WORDS)
    refuses(NotFound, answer_benchmark, make_organisation()[1], FIRST, **given, **WORDS)
    refuses(Invalid, answer_benchmark, other.provider, FIRST, **given, words=" ")
    over = comparing()
    refuses(NotAllowed, answer_benchmark, over.provider, FIRST, benchmark_id=reported(over).pk, **WORDS)


def test_replay():
    deal = comparing()
    replays(answer_benchmark, deal.provider, FIRST, benchmark_id=drafted(deal).pk, **WORDS)
