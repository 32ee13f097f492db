"""The provider says something to it, which stops nothing."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.answer_step_in import answer_step_in
from anyshore.contracts.actions.begin_step_in import begin_step_in
from anyshore.contracts.actions.withdraw_step_in import withdraw_step_in
from anyshore.contracts.models import StepInWord
from anyshore.contracts.rules.step_in import NotBegun
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import Role
from tests.contracts.step_in_world import FIRST, announced, stepping
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_it_stops_nothing():
    deal = stepping()
    one = announced(deal)
    said = do(answer_step_in, deal.provider, step_in_id=one.pk, words="The line was cut.", disputes=True)
    assert (said.ready, said.disputes, said.words) == (False, True, "The line was cut.")
    worker = member_actor(deal.provider.organisation_id, Role.MEMBER)
    do(answer_step_in, worker, step_in_id=one.pk, words="Two more people answer.")
    assert do(begin_step_in, deal.client, FIRST, step_in_id=one.pk, on=FIRST.date()).state == "begun"
    assert StepInWord.objects.count() == 2


def test_refusals():
    deal = stepping()
    given = {"step_in_id": announced(deal).pk, "words": "The line was cut."}
    for actor in (deal.client, member_actor(deal.provider.organisation_id, Role.VIEWER)):
        refuses(Forbidden, answer_step_in, actor, **given)
    refuses(NotFound, answer_step_in, make_organisation()[1], **given)
    refuses(Invalid, answer_step_in, deal.provider, **{**given, "words": " "})
    do(withdraw_step_in, deal.client, step_in_id=given["step_in_id"])
    refuses(NotBegun, answer_step_in, deal.provider, **given)


def test_replay():
    deal = stepping()
    replays(answer_step_in, deal.provider, step_in_id=announced(deal).pk, words="The line was cut.")
