"""appoint_operator: by the operator, or by a command on the machine."""

from __future__ import annotations

from uuid import uuid4

import pytest

from anyshore.kit.actor import ActorKind
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.actions.appoint_operator import appoint_operator
from anyshore.parties.queries import operator_for
from anyshore.parties.rules import OPERATOR
from anyshore.plumbing.models import AuditEntry
from tests.factories import do, make_organisation, make_person, operator_actor


@pytest.mark.django_db
def test_the_first_operator_is_appointed_by_a_command_and_may_appoint_others():
    first, second = make_person(), make_person(name="Ann Ek")
    appointed = do(appoint_operator, OPERATOR, person_id=first.id)
    actor = operator_for(appointed)
    assert (actor.kind, actor.person_id) == (ActorKind.OPERATOR, first.id)
    assert do(appoint_operator, actor, person_id=second.id).is_operator


@pytest.mark.django_db
def test_again_changes_and_tells_nothing():
    person = make_person()
    do(appoint_operator, OPERATOR, person_id=person.id)
    do(appoint_operator, OPERATOR, person_id=person.id)
    assert AuditEntry.objects.filter(name="parties.OperatorAppointed").count() == 1


@pytest.mark.django_db
def test_an_owner_may_not_and_nobody_can_be_made_of_nothing():
    _, owner = make_organisation()
    with pytest.raises(Forbidden):
        do(appoint_operator, owner, person_id=owner.person_id)
    with pytest.raises(NotFound):
        do(appoint_operator, operator_actor(), person_id=uuid4())
