"""Both sides see the draft."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from anyshore.contracts.actions.share_benchmark_draft import share_benchmark_draft
from anyshore.contracts.actions.withdraw_benchmark import withdraw_benchmark
from anyshore.insight.queries.needs import NeedKind, needs
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from tests.contracts.benchmark_world import FIRST, a_file, announced, comparing, drafted
from tests.factories import do, make_organisation
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_another_draft_may_follow_and_waits_anew():
    deal = comparing()
    one = drafted(deal)
    later = FIRST + timedelta(days=3)
    given = {"benchmark_id": one.pk, "file_ids": [a_file(deal.client, later)]}
    found = do(share_benchmark_draft, deal.client, later, **given, words="With your figures.")
    assert (found.state, found.draft_at) == ("drafted", later)
    assert [each.kind for each in needs(deal.provider, at=later) if each.kind is NeedKind.COMPARISON]


def test_refusals():
    deal = comparing()
    given = {"benchmark_id": announced(deal).pk, "file_ids": [a_file(deal.client)]}
    refuses(Forbidden, share_benchmark_draft, deal.provider, FIRST, **given)
    refuses(NotFound, share_benchmark_draft, make_organisation()[1], FIRST, **given)
    for files in ([], [uuid4()]):
        refuses(Invalid, share_benchmark_draft, deal.client, FIRST, **{**given, "file_ids": files})
    do(withdraw_benchmark, deal.client, FIRST, benchmark_id=given["benchmark_id"])
    refuses(NotAllowed, share_benchmark_draft, deal.client, FIRST, **given)


def test_replay():
    deal = comparing()
    given = {"benchmark_id": announced(deal).pk, "file_ids": [a_file(deal.client)]}
    replays(share_benchmark_draft, deal.client, FIRST, **given)
