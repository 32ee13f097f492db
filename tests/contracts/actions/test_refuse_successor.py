"""Refusing who is to follow a key person: with a reason, until they begin."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from anyshore.contracts.actions.receive_formal_notice import receive_formal_notice
from anyshore.contracts.actions.refuse_successor import refuse_successor
from anyshore.contracts.models import Duty
from anyshore.contracts.queries.formal import formal_page
from anyshore.contracts.rules.formal import Kind, NoSuchNotice, SuccessorBegan
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.formal_world import LEAVES, formal_deal, given, leaves
from tests.factories import NOW, do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db
BEGINS = datetime(2027, 1, 3, 23, tzinfo=UTC)
"""Midnight before the first day, where the provider sits."""


def test_it_closes_both_dates_and_another_one_can_be_proposed():
    deal = formal_deal()
    one = leaves(deal)
    do(receive_formal_notice, deal.client, NOW, notice_id=one.pk)
    done = do(refuse_successor, deal.client, BEGINS - timedelta(seconds=1), notice_id=one.pk, reason="No German.")
    assert (done.state, done.reason) == ("refused", "No German.")
    assert set(Duty.objects.filter(series__batch="formal:1").values_list("state", flat=True)) <= {"closed", "missed"}
    assert leaves(deal).number == 2


def test_not_from_the_day_on_which_they_begin():
    deal = formal_deal()
    one = leaves(deal)
    refused = refuses(SuccessorBegan, refuse_successor, deal.client, BEGINS, notice_id=one.pk, reason="No.")
    assert refused.params["on"] == LEAVES.next_on
    for at, may in ((BEGINS - timedelta(seconds=1), True), (BEGINS, False)):
        (row,) = formal_page(deal.client, deal.agreement.number, at=at).rows
        assert ("refuse" in row.may) is may


def test_refusals():
    deal, (_, stranger) = formal_deal(), make_organisation()
    one = leaves(deal)
    refuses(NotFound, refuse_successor, stranger, notice_id=one.pk, reason="No.")
    refuses(Forbidden, refuse_successor, deal.provider, notice_id=one.pk, reason="No.")
    member = member_actor(deal.client.organisation_id, Role.MEMBER)
    refuses(Forbidden, refuse_successor, member, notice_id=one.pk, reason="No.")
    assert refuses(Invalid, refuse_successor, deal.client, notice_id=one.pk, reason="").params["field"] == "reason"
    other = given(deal, Kind.OTHER, words="The office moves.")
    refuses(NoSuchNotice, refuse_successor, deal.client, notice_id=other.pk, reason="No.")
    replays(refuse_successor, deal.client, notice_id=one.pk, reason="No German.")
    refuses(NotAllowed, refuse_successor, deal.client, notice_id=one.pk, reason="Again.")
