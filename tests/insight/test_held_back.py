"""What did not go out stands on Today of who signed it, and of nobody else; while it waits for others, on theirs."""

from __future__ import annotations

import pytest

from anyshore.approvals.actions.retire_rule import retire_rule
from anyshore.approvals.models import Rule
from anyshore.insight.queries.needs import NeedKind, needs
from anyshore.kit.actor import Actor
from anyshore.sourcing.actions.ask_held_proposal import ask_held_proposal
from anyshore.sourcing.actions.drop_held_proposal import drop_held_proposal
from tests.catalogue.held import waits as package_waits
from tests.contracts.held_world import held, said, two
from tests.factories import NOW, do
from tests.sourcing.held import waits as proposal_waits
from tests.sourcing.world import LATER
from tests.web.contracts.scenes import browser, text

pytestmark = pytest.mark.django_db


def back(actor: Actor) -> list[tuple[str, str]]:
    return [(one.title, one.path) for one in needs(actor, at=LATER) if one.kind is NeedKind.BACK]


def test_a_proposal_that_was_declined_goes_back_to_who_signed_it():
    found = proposal_waits()
    assert back(found.here.asker) == []
    for who in range(3):
        found.said(who, "declined", "Too cheap")
    line = (found.request.title, f"/proposals/held/{found.held.id}/")
    assert back(found.here.asker) == [line]
    shown = next(one for one in needs(found.here.asker, at=LATER) if one.kind is NeedKind.BACK)
    assert shown.due_at == found.request.proposals_until
    assert [back(one) for one in (found.here.owner, found.here.people[0], found.client)] == [[], [], []]
    page = text(browser(found.here.asker).get("/today/"))
    assert f"It did not go out: {found.request.title}" in page
    assert line[1] in page
    do(ask_held_proposal, found.here.asker, LATER, held_id=found.held.id)
    assert back(found.here.asker) == []
    do(drop_held_proposal, found.here.asker, LATER, held_id=found.held.id)
    assert back(found.here.asker) == []


def test_a_proposal_that_nobody_need_agree_to_any_more_waits_for_its_author():
    found = proposal_waits()
    do(retire_rule, found.here.owner, LATER, rule_id=Rule.objects.get().id)
    assert len(back(found.here.asker)) == 1


def test_an_offer_that_was_declined_goes_back_to_who_signed_it():
    here = two()
    one = held(here)
    assert back(here.client.asker) == []
    for who in here.client.people:
        said(one, who, "declined", "Too dear")
    assert back(here.client.asker) == [(one.title, f"/contracts/held/{one.id}/")]
    assert [back(who) for who in (here.client.owner, here.provider.asker)] == [[], []]


def test_a_package_that_was_declined_goes_back_to_who_signed_it():
    found = package_waits()
    assert back(found.here.asker) == []
    for who in range(3):
        found.said(who, "declined", "Too cheap", at=NOW)
    assert back(found.here.asker) == [("A logo in a week", f"/packages/held/{found.held.id}/")]
    assert back(found.here.owner) == []
