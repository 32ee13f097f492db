"""The arithmetic of money: fees by slices, postings that balance, what silence does."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import pairwise
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit.errors import NotAllowed
from anyshore.kit.money import Money, fee
from anyshore.ledger.rules import Books, changes
from anyshore.payments.rails import RAILS, rail
from anyshore.payments.rules import HOLDING, PAYMENT, PAYOUT, SETTLED, HoldingState, PaymentState, Rail
from anyshore.payments.rules.deal import Deal, Leaving, slice_of
from anyshore.payments.rules.refusals import NotOnThisRail
from anyshore.payments.rules.silence import OpenBlock, RecordedPayment, WaitingDraw, silence, silence_of_block
from tests.tables import tables

AMOUNTS = st.integers(1, 10**9)
RATES = st.integers(0, 5_000)


def deal_on(name: str, fee_bps: int = 0) -> Deal:
    return Deal(uuid4(), uuid4(), uuid4(), "EUR", name, fee_bps)


@pytest.mark.parametrize("row", [row for table in tables("docs/algorithms/fees.md") for row in table], ids=str)
def test_the_worked_tables(row):
    cut = slice_of(int(row["this release"]), int(row["released before"]), int(row["rate in bps"]))
    assert (cut.fee_minor, cut.net_minor) == (int(row["fee"]), int(row["provider gets"]))


def test_the_rows_of_each_worked_table_follow_on_each_other():
    for table in tables("docs/algorithms/fees.md"):
        assert table[0]["released before"] == "0"
        for one, other in pairwise(table):
            assert int(other["released before"]) == int(one["released before"]) + int(one["this release"])


@given(slices=st.lists(AMOUNTS, min_size=1, max_size=30), rate=RATES)
def test_slicing_changes_nothing(slices, rate):
    before, taken = 0, 0
    for amount in slices:
        cut = slice_of(amount, before, rate)
        assert 0 <= cut.fee_minor <= amount
        assert cut.net_minor + cut.fee_minor == amount
        before, taken = before + amount, taken + cut.fee_minor
    assert taken == fee(sum(slices), rate)


@pytest.mark.parametrize("name", Rail)
@given(held=AMOUNTS, part=st.integers(0, 10**9), rate=RATES)
def test_what_is_funded_is_released_or_refunded_and_nothing_is_left(name, held, part, rate):
    deal, milestone, way = deal_on(name, rate), uuid4(), rail(name)
    on = min(part, held)
    cut = slice_of(on, 0, rate)
    moved = [
        *way.fund(deal, milestone, held),
        *way.release(deal, milestone, cut, 0),
        *way.refund(deal, milestone, held - on),
    ]
    gained = changes(moved)
    assert way.held(deal) not in gained
    assert sum(one.minor for one in gained.values()) == 0
    assert gained.get("fees/EUR", deal.money(0)) == deal.money(cut.fee_minor)
    assert len({one.key for one in moved}) == len(moved)


@pytest.mark.parametrize("name", Rail)
def test_every_account_that_moves_is_opened_first(name):
    deal, way, books = deal_on(name, 1_000), rail(name), Books()
    for address, rule in way.accounts(deal):
        books.open_account(address, "EUR", rule)
    cut = slice_of(100, 0, 1_000)
    for moved in (way.fund(deal, uuid4(), 300), way.release(deal, uuid4(), cut, 0), way.bonus(deal, uuid4(), cut)):
        books.post(moved)
    if way.PROMISES:
        books.post(way.paid_outside(deal, uuid4(), 50))


def test_a_payout_leaves_or_comes_back():
    way, organisation = rail("sandbox"), uuid4()
    leaving = Leaving(uuid4(), organisation, Money(500, "EUR"), "PL61")
    sent = changes([*way.payout_asked(leaving), *way.payout_sent(leaving)])
    assert {address.split("/")[0]: one.minor for address, one in sent.items()} == {
        "wallet": -500,
        "rail": 500,
    }
    back = changes([*way.payout_asked(leaving), *way.payout_returned(leaving)])
    assert back == {}
    assert way.send(leaving).reference
    assert way.send(leaving) == way.send(leaving)


def test_rails_refuse_what_they_do_not_have():
    with pytest.raises(NotOnThisRail):
        rail("sandbox").paid_outside(deal_on("sandbox"), uuid4(), 1)
    leaving, way = Leaving(uuid4(), uuid4(), Money(500, "EUR"), ""), rail("ledger_only")
    for refused in (way.payout_asked, way.payout_sent, way.payout_returned, way.send):
        with pytest.raises(NotOnThisRail):
            refused(leaving)
    with pytest.raises(NotOnThisRail):
        way.payout_accounts(uuid4(), "EUR")


def test_every_rail_has_its_file():
    assert set(RAILS) == set(Rail)


def test_nothing_moves_after_the_end():
    for state in SETTLED:
        for verb in ("fund", "release", "release_part", "refund", "split", "close"):
            with pytest.raises(NotAllowed):
                HOLDING.after(state, verb)
    assert set(HOLDING.states) == set(HoldingState)
    assert not [move for move in (*PAYMENT.moves, *PAYOUT.moves) if move[0] not in ("recorded", "requested")]


def test_silence_confirms_what_nobody_answered():
    until = datetime(2026, 12, 1, 16, tzinfo=UTC)
    payments = [RecordedPayment(Money(500, "EUR"), state, until) for state in PaymentState]
    (told,) = silence(payments)
    assert (told.at, told.code, told.side) == (until, "payments.payment_confirmed", "provider")
    assert told.params == {"amount_minor": 500, "currency": "EUR"}


def test_silence_agrees_to_each_draw_and_a_kept_block_pays_the_rest():
    first, second, end = (datetime(2026, 12, day, 16, tzinfo=UTC) for day in (1, 2, 9))
    waiting = (WaitingDraw(90, "Images", second), WaitingDraw(60, "Menu", first))
    told = silence_of_block(OpenBlock(Money(10_000, "EUR"), 600, 210, waiting, end))
    assert [(one.at, one.code, one.params["minutes"], one.params["amount_minor"]) for one in told] == [
        (first, "payments.draw_agreed", 60, 1_000),
        (second, "payments.draw_agreed", 90, 1_500),
        (end, "payments.block_kept", 240, 4_000),
    ]
    assert not any(one.params.get("completes") for one in told)


def test_the_last_hours_complete_and_leave_nothing_to_keep():
    until, end = datetime(2026, 12, 1, 16, tzinfo=UTC), datetime(2026, 12, 9, tzinfo=UTC)
    (told,) = silence_of_block(OpenBlock(Money(10_000, "EUR"), 600, 510, (WaitingDraw(90, "Images", until),), end))
    assert (told.params["completes"], told.params["amount_minor"]) == (True, 1_500)
    assert silence_of_block(OpenBlock(Money(10_000, "EUR"), 600, 510, (), None)) == []
