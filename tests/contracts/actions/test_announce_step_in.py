"""The client announces that it runs a service itself."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.actions.announce_step_in import announce_step_in
from anyshore.contracts.models import StepIn
from anyshore.contracts.rules.step_in import AnnouncedAlready, NoStepIn, SecrecyMissing
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import Role
from tests.contracts.step_in_world import CLAUSE, TODAY, announced, stepping, wanted
from tests.factories import NOW, do, make_organisation, member_actor
from tests.moves import refuses, replays
from tests.payments.retainers import retained

pytestmark = pytest.mark.django_db


def test_the_days_of_the_clause_are_kept_as_they_are():
    deal = stepping()
    one = announced(deal, by="  Nord  Desk ", bound=True, dangers=["people", "law", "people"])
    assert (one.state, one.begins_on, one.most_days) == ("announced", TODAY + timedelta(days=5), 60)
    assert (one.by, one.bound, one.dangers, one.of_month) == ("Nord Desk", True, ["law", "people"], False)
    urgent = announced(deal, what="The servers", urgent=True)
    assert (urgent.begins_on, urgent.last_on) == (TODAY, None)


def test_a_month_is_named_only_where_one_is_paid():
    assert announced(retained(clauses=(CLAUSE,)), of_month=True).of_month


def test_refusals():
    deal = stepping()
    for actor in (deal.provider, member_actor(deal.client.organisation_id, Role.MEMBER)):
        refuses(Forbidden, announce_step_in, actor, **wanted(deal))
    refuses(NotFound, announce_step_in, make_organisation()[1], **wanted(deal))
    for more in ({"dangers": []}, {"dangers": ["money"]}, {"failure": " "}, {"what": " "}, {"what": "x" * 201}):
        refuses(Invalid, announce_step_in, deal.client, **wanted(deal, **more))
    refuses(Invalid, announce_step_in, deal.client, **wanted(deal, of_month=True))
    refuses(SecrecyMissing, announce_step_in, deal.client, **wanted(deal, by="Nord Desk"))
    announced(deal)
    refuses(AnnouncedAlready, announce_step_in, deal.client, **wanted(deal, what=" The  hotline "))
    silent = stepping(clauses=())
    refuses(NoStepIn, announce_step_in, silent.client, **wanted(silent))
    over = stepping()
    do(cancel_agreement, over.client, agreement_id=over.id, reason="We stop.")
    refuses(NoStepIn, announce_step_in, over.client, **wanted(over))


def test_replay():
    deal = stepping()
    replays(announce_step_in, deal.client, NOW, **wanted(deal))
    assert StepIn.objects.count() == 1
