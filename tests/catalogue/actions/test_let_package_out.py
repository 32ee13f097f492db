"""let_package_out: what was agreed to is published, or stays with its author and says why; each race has one end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.catalogue.actions.drop_held_package import drop_held_package
from anyshore.catalogue.actions.hide_profile import hide_profile
from anyshore.catalogue.actions.publish_package import publish_package
from anyshore.catalogue.actions.retire_package import retire_package
from anyshore.catalogue.actions.save_package import save_package
from anyshore.catalogue.models import PackageVersion
from anyshore.catalogue.queries.held import held_package
from anyshore.contracts.actions.answer_and_send import answer_and_send
from anyshore.kit.errors import Refused
from tests.approvals.world import events
from tests.catalogue.held import Waits, waits
from tests.catalogue.packages import LOGO
from tests.contracts.world import performing, race
from tests.factories import NOW, do

pytestmark = pytest.mark.django_db(transaction=True)


def agreeing(found: Waits, who: int = 0):
    given = {"approval_id": found.question().id, "answer": "approved", "fingerprint": found.held.hash}
    return performing(answer_and_send, found.here.people[who], NOW, **given)


def test_a_profile_that_was_hidden_meanwhile_refuses_it_and_its_author_is_told():
    found = waits()
    do(hide_profile, found.here.owner)
    found.said()
    assert (found.fresh().state, found.fresh().refusal["code"]) == ("held", "profile_hidden")
    assert events(found.held.pk)[-1] == "HeldPackageStuck"
    view = held_package(found.here.asker, found.held.id)
    assert (view.step, view.may) == ("back", {"publish", "drop"})
    assert found.on_shelf().version == 0


def test_declined_it_comes_back_with_their_words():
    found = waits()
    for who in range(3):
        found.said(who, "declined", "Too cheap")
    view = held_package(found.here.asker, found.held.id)
    assert (view.step, view.may, found.on_shelf().version) == ("back", {"ask", "drop"}, 0)


def test_two_who_agree_at_once_publish_it_once():
    found = waits()
    outcomes = race(agreeing(found, 0), agreeing(found, 1))
    assert (PackageVersion.objects.count(), found.fresh().state) == (1, "published")
    assert sum(isinstance(one, Refused) for one in outcomes) == 1, outcomes


def test_given_up_while_it_is_agreed_to_it_is_published_or_is_not():
    found = waits()
    race(agreeing(found), performing(drop_held_package, found.here.asker, NOW, held_id=found.held.id))
    assert (found.fresh().state, found.on_shelf().version) in (("published", 1), ("dropped", 0))


def test_another_version_while_it_is_agreed_to_comes_before_or_after_it():
    found = waits()
    do(save_package, found.here.asker, package_id=found.package.pk, content=replace(LOGO, extras=()))
    race(agreeing(found), performing(publish_package, found.here.asker, NOW, package_id=found.package.pk))
    assert (found.fresh().state, found.on_shelf().version) in (("published", 2), ("overtaken", 1))
    assert found.on_shelf().hash == PackageVersion.objects.order_by("-number")[0].hash


def test_retired_while_it_is_agreed_to_it_is_not_sold_in_the_end():
    found = waits()
    race(agreeing(found), performing(retire_package, found.here.owner, NOW, package_id=found.package.pk))
    assert found.on_shelf().state == "retired"
    assert found.fresh().state in ("published", "overtaken")
