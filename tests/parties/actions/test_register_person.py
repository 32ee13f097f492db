"""register_person: a person without a password; an address is taken once, however it is written."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Invalid
from anyshore.parties.actions.register_person import AddressTaken, register_person
from anyshore.parties.models import User
from tests.factories import do


@pytest.mark.django_db
def test_a_person_is_registered_without_a_password():
    user = do(register_person, email="Anna@Example.org", name="  Anna   Ek ")
    assert (user.email, user.name) == ("anna@example.org", "Anna Ek")
    assert not user.has_usable_password()


@pytest.mark.django_db
def test_a_name_in_any_script_is_kept():
    assert do(register_person, email="a@example.org", name="ليلى حداد").name == "ليلى حداد"


@pytest.mark.django_db
def test_an_address_is_taken_once():
    do(register_person, email="anna@example.org", name="Anna")
    with pytest.raises(AddressTaken):
        do(register_person, email="ANNA@example.org", name="Other")
    assert User.objects.count() == 1


@pytest.mark.django_db
def test_an_empty_name_is_refused():
    with pytest.raises(Invalid):
        do(register_person, email="anna@example.org", name="  ")
    assert not User.objects.exists()
