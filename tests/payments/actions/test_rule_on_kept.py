"""The operator divides what is kept back where a defect was reported."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden
from anyshore.payments.actions.agree_to_claim import NoClaim
from anyshore.payments.actions.report_defect import MoreThanKept
from anyshore.payments.actions.rule_on_kept import rule_on_kept
from anyshore.payments.rules.refusals import AmountNotPositive, ReasonMissing
from tests.deals import sound
from tests.factories import do, operator_actor
from tests.moves import refuses, replays
from tests.payments.actions.test_agree_to_claim import claimed
from tests.payments.kept import about, kept, kept_deal

pytestmark = pytest.mark.django_db


def given(deal, minor: int = 250, **more):
    return about(deal) | {"to_client": deal.money(minor), "reasons": "A quarter of it leaked."} | more


def test_both_get_their_part_with_the_reasons():
    deal = claimed(400)
    do(rule_on_kept, operator_actor(), **given(deal))
    row = kept(deal)
    assert (row.state, row.refunded_minor, row.reasons) == ("split", 250, "A quarter of it leaked.")
    assert deal.wallet() == 19_750
    sound()


def test_refusals():
    deal, fine, operator = claimed(400), kept_deal(), operator_actor()
    refuses(Forbidden, rule_on_kept, deal.client, **given(deal))
    refuses(ReasonMissing, rule_on_kept, operator, **given(deal, reasons=" "))
    refuses(AmountNotPositive, rule_on_kept, operator, **given(deal, -1))
    refuses(MoreThanKept, rule_on_kept, operator, **given(deal, 1_001))
    refuses(NoClaim, rule_on_kept, operator, **given(fine))


def test_replay():
    deal = claimed(400)
    replays(rule_on_kept, operator_actor(), **given(deal))
    assert deal.wallet() == 19_750
