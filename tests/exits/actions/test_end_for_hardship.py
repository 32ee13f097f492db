"""end_for_hardship: once talks are over without agreement either side may end, with the days of the clause."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from anyshore.exits.actions.end_for_hardship import TalksNotOver, end_for_hardship
from anyshore.exits.actions.give_notice import NoticeRunning
from anyshore.exits.actions.withdraw_notice import withdraw_notice
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Role
from anyshore.payments.rules.refusals import ReasonMissing
from tests.contracts.hardship_world import UNTIL, asked, dear
from tests.deals import sound
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = [pytest.mark.django_db, pytest.mark.money]


def given(deal, reason="The talks have failed.") -> dict:
    return {"agreement_id": deal.id, "reason": reason}


@pytest.mark.parametrize("side", ["client", "provider"])
def test_either_side_with_the_days_of_the_clause(side):
    deal = dear(notice_days=None)
    deal.fund()
    asked(deal)
    early = refuses(TalksNotOver, end_for_hardship, getattr(deal, side), UNTIL - timedelta(seconds=1), **given(deal))
    assert early.params["until"] == UNTIL
    notice = do(end_for_hardship, getattr(deal, side), UNTIL, **given(deal))
    assert notice.effective_at == datetime(2027, 3, 25, 23, tzinfo=UTC), "the ninetieth day is over"
    refuses(NoticeRunning, end_for_hardship, deal.client, UNTIL, **given(deal))
    run_due(notice.effective_at)
    assert (deal.state(), deal.held()) == ("ended", 0)
    sound()


def test_the_notice_can_be_withdrawn_and_the_right_stays():
    deal = dear()
    asked(deal)
    notice = do(end_for_hardship, deal.provider, UNTIL, **given(deal))
    do(withdraw_notice, deal.provider, UNTIL, notice_id=notice.pk)
    assert do(end_for_hardship, deal.client, UNTIL, **given(deal)).side == "client"


def test_refusals():
    deal = dear()
    assert refuses(TalksNotOver, end_for_hardship, deal.client, UNTIL, **given(deal)).params["until"] is None
    asked(deal)
    refuses(NotFound, end_for_hardship, make_organisation()[1], UNTIL, **given(deal))
    member = member_actor(deal.client.organisation_id, Role.MEMBER)
    refuses(Forbidden, end_for_hardship, member, UNTIL, **given(deal))
    refuses(ReasonMissing, end_for_hardship, deal.client, UNTIL, **given(deal, " "))


def test_replay():
    deal = dear()
    asked(deal)
    replays(end_for_hardship, deal.client, UNTIL, **given(deal))
