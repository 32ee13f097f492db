"""Confirming that a formal notice came: by the other side, once, with words or without."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.receive_formal_notice import receive_formal_notice
from anyshore.contracts.actions.withdraw_formal_notice import withdraw_formal_notice
from anyshore.contracts.rules.formal import Kind
from anyshore.insight.queries.needs import NeedKind, needs
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.formal_world import formal_deal, given
from tests.factories import NOW, do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def waiting(actor) -> list[str]:
    return [one.path for one in needs(actor, at=NOW) if one.kind is NeedKind.FORMAL]


def test_the_other_side_is_asked_until_somebody_there_confirms():
    deal = formal_deal()
    one = given(deal, Kind.OTHER, words="The office moves.")
    assert (waiting(deal.client), waiting(deal.provider)) == ([], [f"/contracts/{deal.agreement.number}/formal/1/"])
    worker = member_actor(deal.provider.organisation_id, Role.MEMBER)
    done = do(receive_formal_notice, worker, NOW, notice_id=one.pk, words="Thank you.")
    assert (done.state, done.received_at, done.answer) == ("received", NOW, "Thank you.")
    assert waiting(deal.provider) == []


def test_refusals():
    deal, (_, stranger) = formal_deal(), make_organisation()
    one = given(deal, Kind.OTHER, words="The office moves.")
    refuses(NotFound, receive_formal_notice, stranger, notice_id=one.pk)
    refuses(Forbidden, receive_formal_notice, deal.client, notice_id=one.pk)
    viewer = member_actor(deal.provider.organisation_id, Role.VIEWER)
    refuses(Forbidden, receive_formal_notice, viewer, notice_id=one.pk)
    do(withdraw_formal_notice, deal.client, NOW, notice_id=one.pk, reason="A mistake.")
    refuses(NotAllowed, receive_formal_notice, deal.provider, notice_id=one.pk)


def test_twice_is_once():
    deal = formal_deal()
    one = given(deal, Kind.OTHER, words="The office moves.")
    replays(receive_formal_notice, deal.provider, notice_id=one.pk)
    refuses(NotAllowed, receive_formal_notice, deal.provider, notice_id=one.pk)
