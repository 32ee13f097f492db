"""The clock of the next renewal runs from the signature on."""

from __future__ import annotations

import pytest

from anyshore.plumbing import deadlines
from tests.contracts.renewal_world import NO_LATER, ending, renewing

pytestmark = pytest.mark.django_db


def due(deal) -> list[object]:
    found = deadlines.of(("agreement", deal.id))
    return [one.due_at for one in found if one.verb == "payments.renew_agreement"]


def test_it_runs_where_the_clause_stands_and_nowhere_else():
    assert due(renewing()) == [NO_LATER]
    assert due(ending()) == []
    assert due(renewing(notice_days=400)) == []
