"""Releasing what is kept back: on its day by itself, or earlier by the client."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.actions.write_duties import write_duties
from anyshore.contracts.models import Agreement, Duty
from anyshore.contracts.rules.duties.keeping import DutyPlan
from anyshore.contracts.rules.states import Side
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.release_kept import NotItsDay, release_kept
from anyshore.payments.actions.report_defect import report_defect
from tests.deals import balance, make_deal, sound
from tests.factories import NOW, do, make_organisation
from tests.moves import refuses, replays
from tests.payments.kept import DAY, about, kept, kept_deal

pytestmark = pytest.mark.django_db


def test_its_day_releases_it_by_itself_less_the_fee():
    deal = kept_deal(fee_bps=333)
    until = kept(deal).pays_at
    run_due(until - timedelta(seconds=1))
    assert kept(deal).state == "kept"
    run_due(until)
    row = kept(deal)
    assert (row.state, row.released_minor, row.settled_at) == ("released", 1_000, until)
    assert (deal.fees(), deal.wallet(), balance(f"retained/{deal.id}")) == (666, 19_334, 0)
    sound()


def test_the_client_may_release_it_earlier_also_after_a_defect():
    deal = kept_deal([20_000, 40_000])
    do(release_kept, deal.client, **about(deal, NOW + DAY))
    given = {"milestone_id": deal.milestones[1], "claim": deal.money(500), "words": "It leaks."}
    do(report_defect, deal.client, at=NOW + DAY, **given)
    do(release_kept, deal.client, at=NOW + 9 * DAY, milestone_id=deal.milestones[1])
    assert deal.wallet() == 60_000
    assert run_due(NOW + 400 * DAY) is not None
    sound()


def test_what_is_released_by_itself_is_never_missed_also_where_an_older_contract_asks_for_it():
    """The close of its day comes before its end."""
    deal = kept_deal()
    assert not Duty.objects.filter(series__code="retention").exists()
    agreement, on = Agreement.objects.get(pk=deal.id), kept(deal).pays_at.date() - DAY
    plan = DutyPlan(key="retention:1", side=Side.CLIENT, code="retention", source="clause:retention", first_on=on)
    do(write_duties, deal.client, of=agreement, plans=[plan], batch="accepted:1", at=NOW)
    run_due(kept(deal).pays_at)
    assert kept(deal).state == "released"
    assert [one.state for one in Duty.objects.filter(series__code="retention")] == ["closed"]


def test_where_the_client_pays_it_is_missed_only_after_it_was_owed():
    deal = kept_deal(rail="ledger_only")
    duty, until = Duty.objects.get(series__code="retention"), kept(deal).pays_at
    run_due(until)
    duty.refresh_from_db()
    assert (duty.state, deal.owed()) == ("open", 20_000)
    run_due(until + 9 * DAY)
    duty.refresh_from_db()
    assert duty.state == "missed"


def test_what_was_owed_less_is_owed_then():
    deal = kept_deal(rail="ledger_only")
    assert deal.owed() == 19_000
    run_due(kept(deal).pays_at)
    assert deal.owed() == 20_000
    sound()


def test_refusals():
    deal, (_, stranger) = kept_deal(), make_organisation()
    refuses(NotFound, release_kept, stranger, **about(deal))
    refuses(Forbidden, release_kept, deal.provider, **about(deal))
    refuses(NotItsDay, release_kept, CLOCK, **about(deal, NOW + DAY))
    refuses(NotFound, release_kept, deal.client, milestone_id=make_deal().milestones[0])
    do(release_kept, deal.client, **about(deal))
    refuses(NotAllowed, release_kept, deal.client, **about(deal))


def test_replay():
    deal = kept_deal()
    replays(release_kept, deal.client, **about(deal))
    assert deal.wallet() == 20_000
