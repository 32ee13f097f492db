"""end_for_majeure: once it has lasted too long either side may end, on its own report only if that was accepted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from anyshore.exits.actions.end_for_majeure import NotAccepted, NotLongEnough, end_for_majeure
from anyshore.exits.actions.give_notice import NoticeRunning
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Role
from anyshore.payments.rules.refusals import ReasonMissing
from tests.deals import sound
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays
from tests.payments.majeure_world import accepted, kept, over, reported

pytestmark = [pytest.mark.django_db, pytest.mark.money]
MAY_END = datetime(2027, 1, 30, 23, tzinfo=UTC)
"""Sixty whole days from the first of December, and one more begun, in Amsterdam."""


def given(deal, reason="The flood stays.") -> dict:
    return {"agreement_id": deal.id, "reason": reason}


def test_either_side_ends_it_and_work_in_review_is_paid():
    deal = kept(notice_days=None)
    deal.fund()
    accepted(deal)
    found = refuses(NotLongEnough, end_for_majeure, deal.provider, MAY_END - timedelta(seconds=1), **given(deal))
    assert found.params["until"] == MAY_END
    deal.fund(1, MAY_END)
    handed_in = deal.submit(1, MAY_END)
    notice = do(end_for_majeure, deal.provider, MAY_END, **given(deal))
    assert MAY_END < notice.effective_at <= MAY_END + timedelta(days=2)
    refuses(NoticeRunning, end_for_majeure, deal.client, MAY_END, **given(deal))
    run_due(handed_in.review_until + timedelta(days=9))
    assert (deal.state(), deal.wallet()) == ("completed", 30_000)
    sound()


def test_on_a_claim_only_the_other_side_can():
    deal = kept()
    reported(deal)
    refuses(NotAccepted, end_for_majeure, deal.provider, MAY_END, **given(deal))
    assert do(end_for_majeure, deal.client, MAY_END, **given(deal)).side == "client"


def test_refusals():
    deal = kept()
    assert refuses(NotLongEnough, end_for_majeure, deal.client, MAY_END, **given(deal)).params["until"] is None
    event = accepted(deal)
    refuses(NotFound, end_for_majeure, make_organisation()[1], MAY_END, **given(deal))
    member = member_actor(deal.client.organisation_id, Role.MEMBER)
    refuses(Forbidden, end_for_majeure, member, MAY_END, **given(deal))
    refuses(ReasonMissing, end_for_majeure, deal.client, MAY_END, **given(deal, " "))
    over(deal, event, date(2027, 1, 31), MAY_END)
    refuses(NotLongEnough, end_for_majeure, deal.client, MAY_END, **given(deal))


def test_replay():
    deal = kept()
    accepted(deal)
    replays(end_for_majeure, deal.client, MAY_END, **given(deal))
