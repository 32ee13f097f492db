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
    user = do(change_person, actor, name=" Ann  Ek ", locale="hi-in", timezone="Asia/Kolkata")
    user.refresh_from_db()
    assert (user.name, user.locale, user.timezone) == ("Ann Ek", "hi-in", "Asia/Kolkata")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "locale", "zone"),
    [("", "de-de", "UTC"), ("Ann", "de-de", "Nowhere/At_All"), ("Ann", "de-xx", "UTC"), ("Ann", "de-de" * 9, "UTC")],
)
def test_an_empty_name_an_unknown_locale_or_zone_are_refused(name, locale, zone):
    _, actor = make_organisation()
    with pytest.raises(Invalid):
        do(change_person, actor, name=name, locale=locale, timezone=zone)


@pytest.mark.django_db
def test_a_stranger_is_nobody_to_change():
    with pytest.raises(Forbidden):
        do(change_person, ANYONE, name="Ann", locale="de-de", timezone="UTC")
