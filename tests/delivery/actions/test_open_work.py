"""open_work: one work a milestone, once the agreement runs."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.open_work import open_work
from anyshore.delivery.models import Work
from anyshore.delivery.rules import NotLive
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import CLOCK, Role
from tests.contracts.world import LATER, SITE, events, offered, parties, refused, running
from tests.factories import do, member_actor

pytestmark = pytest.mark.django_db


def test_every_milestone_has_its_work():
    deal = running(unit="project", milestones=SITE)
    works = do(open_work, deal.provider, LATER, agreement_id=deal.agreement.id)
    assert [(one.milestone.title, one.state, one.revisions) for one in works] == [
        ("Design", "to_do", 0),
        ("Build", "to_do", 0),
    ]
    assert events(deal)[-1] == "WorkOpened"


def test_the_same_again_changes_nothing():
    deal = running()
    first = do(open_work, deal.provider, LATER, agreement_id=deal.agreement.id)
    again = do(open_work, deal.client, LATER, agreement_id=deal.agreement.id)
    assert [one.id for one in again] == [one.id for one in first]
    assert events(deal).count("WorkOpened") == 1


def test_not_before_it_runs_and_not_by_others():
    deal = offered()
    with refused(NotLive, state="offered"):
        do(open_work, deal.provider, LATER, agreement_id=deal.agreement.id)
    signed = running()
    member, stranger = member_actor(signed.client.organisation_id, Role.MEMBER), parties()[0]
    for actor in (member, CLOCK):
        with refused(Forbidden):
            do(open_work, actor, LATER, agreement_id=signed.agreement.id)
    with refused(NotFound):
        do(open_work, stranger, LATER, agreement_id=signed.agreement.id)
    assert not Work.objects.exists()
