"""Withdrawing a notice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.exits.actions.give_notice import give_notice
from anyshore.exits.actions.withdraw_notice import NoticeOver, withdraw_notice
from anyshore.exits.queries import notice_of
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from tests.deals import make_deal, sound
from tests.factories import do, make_organisation
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def given_notice():
    deal = make_deal()
    deal.fund()
    return deal, do(give_notice, deal.client, agreement_id=deal.id, reason="No need.")


def test_the_agreement_goes_on():
    deal, notice = given_notice()
    do(withdraw_notice, deal.client, notice_id=notice.pk)
    assert deal.state() == "running"
    assert notice_of(deal.client, deal.id) is None
    run_due(notice.effective_at + timedelta(days=2))
    assert (deal.state(), deal.held()) == ("running", 20_000)
    do(give_notice, deal.provider, agreement_id=deal.id, reason="Then we do.")
    sound()


def test_refusals():
    deal, notice = given_notice()
    refuses(Forbidden, withdraw_notice, deal.provider, notice_id=notice.pk)
    refuses(NotFound, withdraw_notice, make_organisation()[1], notice_id=notice.pk)
    refuses(NoticeOver, withdraw_notice, deal.client, at=notice.effective_at, notice_id=notice.pk)


def test_once():
    deal, notice = given_notice()
    replays(withdraw_notice, deal.client, notice_id=notice.pk)
    refuses(NotAllowed, withdraw_notice, deal.client, notice_id=notice.pk)
