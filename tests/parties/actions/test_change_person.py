"""change_person: everybody for themselves."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.actions.change_person import change_person
from anyshore.parties.rules import ANYONE
from tests.factories import do, make_organisation


@pytest.mark.django_db
def test_name_language_and_zone_change():
    _, actor = make_organisation()
    user = do(change_person, actor, name=" Ann  Ek ", locale="de", timezone="Asia/Kolkata")
    user.refresh_from_db()
    assert (user.name, user.locale, user.timezone) == ("Ann Ek", "de", "Asia/Kolkata")


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "zone"), [("", "UTC"), ("Ann", "Nowhere/At_All")])
def test_an_empty_name_and_an_unknown_zone_are_refused(name, zone):
    _, actor = make_organisation()
    with pytest.raises(Invalid):
        do(change_person, actor, name=name, locale="de", timezone=zone)


@pytest.mark.django_db
def test_a_stranger_is_nobody_to_change():
    with pytest.raises(Forbidden):
        do(change_person, ANYONE, name="Ann", locale="de", timezone="UTC")
