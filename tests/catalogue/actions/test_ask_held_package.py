"""ask_held_package: the same people about the same version, by who signed it."""

from __future__ import annotations

import pytest

from anyshore.approvals.actions.ask_approval import NoApprovalNeeded
from anyshore.approvals.actions.retire_rule import retire_rule
from anyshore.approvals.actions.withdraw_approval import withdraw_approval
from anyshore.approvals.models import Approval, Rule
from anyshore.catalogue.actions.ask_held_package import ask_held_package
from anyshore.catalogue.queries.held import held_package
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from tests.catalogue.held import waits
from tests.catalogue.packages import seller
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_asked_again_and_agreed_it_is_published():
    found = waits()
    for who in range(3):
        found.said(who, "declined", "Too cheap")
    again = do(ask_held_package, found.here.asker, held_id=found.held.id, words="It covers the cost.")
    assert (again.state, again.words, again.fingerprint) == ("asked", "It covers the cost.", found.held.hash)
    found.said()
    assert (found.fresh().state, found.on_shelf().version) == ("published", 1)


def test_who_may_not_and_what_is_over():
    found = waits()
    do(withdraw_approval, found.here.asker, approval_id=found.question().id)
    assert held_package(found.here.asker, found.held.id).step == "back"
    for other, refusal in ((found.here.owner, Forbidden), (found.here.people[0], Forbidden), (seller(), NotFound)):
        with pytest.raises(refusal):
            do(ask_held_package, other, held_id=found.held.id)
    assert Approval.objects.filter(state="asked").count() == 0
    do(ask_held_package, found.here.asker, held_id=found.held.id)
    found.said()
    with pytest.raises(NotAllowed):
        do(ask_held_package, found.here.asker, held_id=found.held.id)


def test_where_no_rule_holds_any_more_nobody_is_asked():
    found = waits()
    do(withdraw_approval, found.here.asker, approval_id=found.question().id)
    do(retire_rule, found.here.owner, rule_id=Rule.objects.get().id)
    with pytest.raises(NoApprovalNeeded):
        do(ask_held_package, found.here.asker, held_id=found.held.id)
