"""The random histories find what they are for: bugs that are planted on purpose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.exits.actions import end_if_settled as ending
from anyshore.payments.queries import purse
from anyshore.payments.rails import ledger_only, sandbox
from anyshore.payments.rules.deal import Slice
from tests.factories import make_organisation
from tests.invariants.test_histories import replay_all

pytestmark = pytest.mark.django_db
HISTORIES = 40


def rounded_half_up(gross: int, charged: int, rate: int) -> Slice:
    return Slice(gross, (gross * rate + 5_000) // 10_000)


def on_each_slice(gross: int, charged: int, rate: int) -> Slice:
    return Slice(gross, gross * rate // 10_000)


def one_unit_short(refund):
    def short(deal, milestone_id, amount_minor):
        return [
            replace(one, amount=deal.money(one.amount.minor - 1)) if one.amount.minor > 1 else one
            for one in refund(deal, milestone_id, amount_minor)
        ]

    return short


def half_up(patch) -> None:
    patch.setattr(purse, "slice_of", rounded_half_up)


def not_cumulative(patch) -> None:
    patch.setattr(purse, "slice_of", on_each_slice)


def refund_too_little(patch) -> None:
    for rail in (sandbox, ledger_only):
        patch.setattr(rail, "refund", one_unit_short(rail.refund))


def hold_that_does_not_hold(patch) -> None:
    patch.setattr(purse.Part, "is_on_hold", property(lambda part: False, lambda part, value: None), raising=False)


def end_that_never_comes(patch) -> None:
    patch.setattr(ending, "is_settled", lambda agreement_id: False)


def released_twice(patch) -> None:
    for rail in (sandbox, ledger_only):
        once = rail.release
        twice = lambda deal, milestone_id, part, before, once=once: [  # noqa: E731 - two lines of one bug
            *once(deal, milestone_id, part, before),
            *(replace(one, key=f"{one.key}/again") for one in once(deal, milestone_id, part, before)),
        ]
        patch.setattr(rail, "release", twice)


BUGS = (half_up, not_cumulative, refund_too_little, hold_that_does_not_hold, end_that_never_comes, released_twice)


SELDOM = (half_up, not_cumulative)
"""Those that show only where amounts and fees fall so: it takes some ten histories to find them."""


@pytest.mark.parametrize("bug", [pytest.param(one, marks=pytest.mark.long) if one in SELDOM else one for one in BUGS])
def test_a_planted_bug_is_caught(bug, monkeypatch):
    parties = make_organisation()[1], make_organisation(country="PL")[1]
    bug(monkeypatch)
    with pytest.raises(Exception) as caught:
        play(parties)
    assert not isinstance(caught.value, TypeError | NameError | AttributeError)


def play(parties) -> None:
    for number in range(HISTORIES):
        replay_all(f"planted/{number}", parties, each=1)
