"""Giving notice."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from anyshore.exits.actions.give_notice import NoNoticeInTerms, NoticeRunning, give_notice
from anyshore.exits.queries import notice_of, silence_of
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.payments.rules.refusals import ReasonMissing
from anyshore.plumbing import deadlines
from tests.deals import make_deal, sound
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_it_ends_when_the_days_are_over_where_the_other_side_sits():
    deal = make_deal(parties=(make_organisation(country="NL")[1], make_organisation(country="PH")[1]))
    notice = do(give_notice, deal.client, agreement_id=deal.id, reason="We do it ourselves from January.")
    assert (notice.side, deal.state()) == ("client", "ending")
    assert notice.effective_at == datetime(2026, 12, 8, 16, tzinfo=UTC)  # 14 days; midnight in Manila
    (clock,) = deadlines.of(("notice", notice.pk))
    assert (clock.verb, clock.due_at) == ("exits.end_by_notice", notice.effective_at)
    assert notice_of(deal.provider, deal.id).reason == "We do it ourselves from January."
    told = silence_of(deal.provider, deal.id)
    assert ("exits.ended_by_notice", notice.effective_at) in [(one.code, one.at) for one in told]


def test_work_goes_on_until_then():
    deal = make_deal([20_000, 500])
    do(give_notice, deal.provider, agreement_id=deal.id, reason="Too much to do.")
    deal.fund()
    deal.accept(deal.submit())
    assert (deal.wallet(), deal.state()) == (20_000, "ending")
    sound()


def test_a_task_knows_no_notice():
    deal = make_deal(unit="task")
    refuses(NoNoticeInTerms, give_notice, deal.client, agreement_id=deal.id, reason="No need.")


def test_refusals():
    deal, (_, stranger) = make_deal(), make_organisation()
    given = {"agreement_id": deal.id, "reason": "No need."}
    refuses(Forbidden, give_notice, member_actor(deal.client.organisation_id, Role.MEMBER), **given)
    refuses(NotFound, give_notice, stranger, **given)
    refuses(ReasonMissing, give_notice, deal.client, agreement_id=deal.id, reason="")
    deal.complete()
    refuses(NotAllowed, give_notice, deal.client, **given)


def test_once():
    deal = make_deal()
    given = {"agreement_id": deal.id, "reason": "No need."}
    replays(give_notice, deal.client, **given)
    refuses(NoticeRunning, give_notice, deal.client, **given)
    refuses(NoticeRunning, give_notice, deal.provider, **given)
