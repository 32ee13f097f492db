"""Reporting a defect in time keeps the money back."""

from __future__ import annotations

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.kit.money import Money
from anyshore.payments.actions.release_kept import release_kept
from anyshore.payments.actions.report_defect import DayOver, MoreThanKept, report_defect
from anyshore.payments.rules.refusals import AmountNotPositive, ReasonMissing
from tests.deals import balance, sound
from tests.factories import NOW, do, make_organisation
from tests.moves import refuses, replays
from tests.payments.kept import DAY, about, kept, kept_deal

pytestmark = pytest.mark.django_db


def given(deal, minor: int = 400, **more):
    return about(deal) | {"claim": Money(minor, "EUR"), "words": "The roof leaks."} | more


def test_no_day_pays_it_any_more_and_a_further_report_changes_the_claim():
    deal = kept_deal()
    do(report_defect, deal.client, **given(deal))
    until = kept(deal).pays_at
    run_due(until + DAY)
    do(report_defect, deal.client, **given(deal, 700, at=until + 2 * DAY))
    row = kept(deal)
    assert (row.state, row.claim_minor, row.reported_at) == ("defect", 700, NOW)
    assert balance(f"retained/{deal.id}") == 1_000
    sound()


def test_refusals():
    deal, (_, stranger) = kept_deal(), make_organisation()
    refuses(NotFound, report_defect, stranger, **given(deal))
    refuses(Forbidden, report_defect, deal.provider, **given(deal))
    refuses(ReasonMissing, report_defect, deal.client, **given(deal, words=" "))
    refuses(AmountNotPositive, report_defect, deal.client, **given(deal, 0))
    refuses(AmountNotPositive, report_defect, deal.client, **given(deal, claim=Money(1, "USD")))
    refuses(MoreThanKept, report_defect, deal.client, **given(deal, 1_001))
    refuses(DayOver, report_defect, deal.client, **given(deal, at=kept(deal).pays_at))
    do(release_kept, deal.client, **about(deal))
    refuses(NotAllowed, report_defect, deal.client, **given(deal))


def test_replay():
    deal = kept_deal()
    replays(report_defect, deal.client, **given(deal))
    assert kept(deal).state == "defect"
