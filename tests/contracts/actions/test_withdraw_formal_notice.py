"""Withdrawing a formal notice: with a reason, by its own side; what it asked for falls away."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.give_formal_notice import give_formal_notice
from anyshore.contracts.actions.mark_duty_done import mark_duty_done
from anyshore.contracts.actions.withdraw_formal_notice import withdraw_formal_notice
from anyshore.contracts.models import Duty
from anyshore.contracts.rules.formal import Kind
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.parties.rules import Role
from anyshore.plumbing import deadlines
from tests.contracts.formal_world import formal_deal, given, wanted
from tests.factories import NOW, do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_what_it_asked_for_falls_away_and_what_was_done_stays():
    deal = formal_deal()
    first, second = given(deal, Kind.INSURANCE), given(deal, Kind.INSURANCE)
    done, open_ = Duty.objects.filter(series__code="insurance_shown").order_by("series__batch")
    do(mark_duty_done, deal.provider, NOW, duty_id=done.pk)
    for one in (first, second):
        closed = do(withdraw_formal_notice, deal.client, NOW, notice_id=one.pk, reason="We have it.")
        assert (closed.state, closed.reason, closed.closed_at) == ("withdrawn", "We have it.", NOW)
    assert [Duty.objects.get(pk=one.pk).state for one in (done, open_)] == ["done", "closed"]
    assert deadlines.of(("duty", open_.pk)) == []


def test_who_wrote_an_urgent_one_takes_it_back():
    deal = formal_deal()
    writer, other = (member_actor(deal.provider.organisation_id, Role.MEMBER) for _ in range(2))
    one = do(give_formal_notice, writer, NOW, **wanted(deal, Kind.EMERGENCY, words="Fire.", on=NOW.date()))
    refuses(Forbidden, withdraw_formal_notice, other, notice_id=one.pk, reason="No.")
    assert do(withdraw_formal_notice, writer, NOW, notice_id=one.pk, reason="No fire.").state == "withdrawn"


def test_refusals():
    deal, (_, stranger) = formal_deal(), make_organisation()
    one = given(deal, Kind.OTHER, words="The office moves.")
    refuses(NotFound, withdraw_formal_notice, stranger, notice_id=one.pk, reason="No.")
    refuses(Forbidden, withdraw_formal_notice, deal.provider, notice_id=one.pk, reason="No.")
    refused = refuses(Invalid, withdraw_formal_notice, deal.client, notice_id=one.pk, reason=" ")
    assert refused.params["field"] == "reason"
    replays(withdraw_formal_notice, deal.client, notice_id=one.pk, reason="A mistake.")
    refuses(NotAllowed, withdraw_formal_notice, deal.client, notice_id=one.pk, reason="Again.")
