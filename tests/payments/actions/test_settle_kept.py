"""Dividing what is kept back: the inner verb behind its release, the provider's agreement and a ruling."""

from __future__ import annotations

import pytest

from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.release_kept import release_kept
from anyshore.payments.queries.purse import purse_of_agreement
from tests.deals import balance, sound
from tests.factories import do
from tests.payments.kept import about, kept, kept_deal

pytestmark = pytest.mark.django_db


def test_the_fee_is_of_the_contract_as_a_whole():
    deal = kept_deal([4] * 25 + [20], clauses=(), fee_bps=1_000)
    assert deal.fees() == 12
    slow = kept_deal([99], fee_bps=333)
    before = deal.fees()
    assert (kept(slow).kept_minor, balance(f"retained/{slow.id}")) == (4, 4)
    do(release_kept, slow.client, **about(slow))
    purse = purse_of_agreement(CLOCK, slow.id)
    assert (purse.charged_minor, purse.kept.released, purse.kept.open) == (99, 4, 0)
    assert deal.fees() - before <= 1
    sound()
