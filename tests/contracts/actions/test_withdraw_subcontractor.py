"""Asking for a subcontractor no more."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.agree_subcontractor import agree_subcontractor
from anyshore.contracts.actions.withdraw_subcontractor import withdraw_subcontractor
from anyshore.contracts.models import Subcontractor
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import Role
from tests.contracts.people_world import asked, subcontracted
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_silence_lets_nobody_in_any_more():
    deal = subcontracted("objection")
    one = asked(deal)
    do(withdraw_subcontractor, deal.provider, subcontractor_id=one.pk)
    run_due(one.answer_until)
    assert Subcontractor.objects.get().state == "withdrawn"


def test_refusals():
    deal, (_, stranger) = subcontracted(), make_organisation()
    given = {"subcontractor_id": asked(deal).pk}
    refuses(NotFound, withdraw_subcontractor, stranger, **given)
    refuses(Forbidden, withdraw_subcontractor, deal.client, **given)
    refuses(Forbidden, withdraw_subcontractor, member_actor(deal.provider.organisation_id, Role.VIEWER), **given)
    do(agree_subcontractor, deal.client, **given)
    refuses(NotAllowed, withdraw_subcontractor, deal.provider, **given)


def test_replay():
    deal = subcontracted()
    replays(withdraw_subcontractor, deal.provider, subcontractor_id=asked(deal).pk)
