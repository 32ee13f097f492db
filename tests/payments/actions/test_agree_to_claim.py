"""The provider gives back what the client asks for a defect."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.payments.actions.agree_to_claim import NoClaim, agree_to_claim
from anyshore.payments.actions.report_defect import report_defect
from tests.deals import balance, sound
from tests.factories import do, make_organisation
from tests.moves import refuses, replays
from tests.payments.kept import about, kept, kept_deal

pytestmark = pytest.mark.django_db


def claimed(minor: int, **more):
    deal = kept_deal(**more)
    do(report_defect, deal.client, **about(deal, claim=deal.money(minor), words="It leaks."))
    return deal


@pytest.mark.parametrize(("minor", "state"), [(400, "split"), (1_000, "refunded")])
def test_it_goes_back_and_the_rest_is_paid(minor, state):
    deal = claimed(minor, fee_bps=1_000)
    do(agree_to_claim, deal.provider, **about(deal, claim=deal.money(minor)))
    row = kept(deal)
    assert (row.state, row.refunded_minor, row.released_minor) == (state, minor, 1_000 - minor)
    assert (deal.fees(), balance(f"retained/{deal.id}")) == ((20_000 - minor) // 10, 0)
    sound()


def test_refusals():
    deal, (_, stranger) = claimed(400), make_organisation()
    refuses(NotFound, agree_to_claim, stranger, **about(deal, claim=deal.money(400)))
    refuses(Forbidden, agree_to_claim, deal.client, **about(deal, claim=deal.money(400)))
    refuses(NoClaim, agree_to_claim, deal.provider, **about(deal, claim=deal.money(300)))
    fine = kept_deal()
    refuses(NoClaim, agree_to_claim, fine.provider, **about(fine, claim=fine.money(0)))
    do(agree_to_claim, deal.provider, **about(deal, claim=deal.money(400)))
    refuses(NoClaim, agree_to_claim, deal.provider, **about(deal, claim=deal.money(400)))


def test_replay():
    deal = claimed(400)
    replays(agree_to_claim, deal.provider, **about(deal, claim=deal.money(400)))
    assert deal.wallet() == 19_600
