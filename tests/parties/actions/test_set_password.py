"""set_password: one's own, or by a command; never a weak one."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.actions.set_password import set_password
from anyshore.parties.models import User
from anyshore.parties.rules import ANYONE, OPERATOR
from anyshore.plumbing.models import AuditEntry
from tests.factories import do, make_organisation, operator_actor

GOOD = "lantern-canal-violet-41"


@pytest.mark.django_db
def test_a_person_sets_their_own_and_a_command_anybodys():
    _, actor = make_organisation()
    for who, password in ((actor, GOOD), (OPERATOR, GOOD + "2")):
        do(set_password, who, person_id=actor.person_id, password=password)
        assert User.objects.get(pk=actor.person_id).check_password(password)
    assert not AuditEntry.objects.filter(body__contains=GOOD).exists()


@pytest.mark.django_db
def test_nobody_sets_anothers_not_even_the_operator_in_person():
    _, actor = make_organisation()
    _, other = make_organisation()
    for who in (other, operator_actor(), ANYONE):
        with pytest.raises(Forbidden):
            do(set_password, who, person_id=actor.person_id, password=GOOD)
    assert not User.objects.get(pk=actor.person_id).has_usable_password()


@pytest.mark.django_db
def test_a_weak_one_is_refused():
    _, actor = make_organisation()
    with pytest.raises(Invalid) as refused:
        do(set_password, actor, person_id=actor.person_id, password="short")
    assert refused.value.params == {"field": "password", "reason": "password_too_short"}
