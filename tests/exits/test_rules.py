"""How agreements end, and what silence ends."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from anyshore.contracts.rules import AGREEMENT, LIVE
from anyshore.exits.rules import (
    END_VERBS,
    NOTICE,
    REFUND,
    EndKind,
    NoticeState,
    OpenEnd,
    OpenOffer,
    RefundState,
    silence,
)
from anyshore.kit.errors import NotAllowed

FIRST, SECOND, THIRD = (datetime(2026, 12, day, 16, tzinfo=UTC) for day in (1, 5, 9))


@pytest.mark.parametrize("kind", EndKind)
def test_every_way_to_end_is_a_move_of_a_live_agreement(kind):
    for state in LIVE:
        assert AGREEMENT.after(state, END_VERBS[kind]) not in LIVE


def test_what_is_answered_stays_answered():
    for table, first in ((NOTICE, NoticeState.RUNNING), (REFUND, RefundState.OFFERED)):
        assert {state for state, _ in table.moves} == {first}
        for state in table.states:
            if state is not first:
                with pytest.raises(NotAllowed):
                    table.after(state, "withdraw")


def test_silence_names_each_end_in_order():
    end = OpenEnd(notice_ends_at=THIRD, notice_side="client", expires_at=SECOND)
    told = silence(end, (OpenOffer("client", "Sketches", FIRST), OpenOffer("provider", "Files", FIRST)))
    assert [(one.at, one.code, one.side) for one in told] == [
        (FIRST, "exits.refund_declined", "provider"),
        (FIRST, "exits.refund_declined", "client"),
        (SECOND, "exits.expired", ""),
        (THIRD, "exits.ended_by_notice", "client"),
    ]


def test_where_nothing_runs_silence_does_nothing():
    assert silence(OpenEnd()) == []
