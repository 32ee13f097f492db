"""create_organisation: its country gives what it does not say; its founder owns it."""

from __future__ import annotations

import pytest

from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.actions.create_organisation import create_organisation
from anyshore.parties.models import Membership, Organisation
from anyshore.parties.rules import ANYONE
from tests.factories import do, make_organisation, make_person

GIVEN = {"name": "Tolhuis Lighting", "kind": "company", "country": "NL"}


@pytest.mark.django_db
def test_zone_currency_and_weekend_come_from_the_country():
    made, actor = make_organisation(name="Sakhr", country="AE")
    assert (made.timezone, made.currency, made.state) == ("Asia/Dubai", "AED", "active")
    assert Membership.objects.get(organisation=made).user_id == actor.person_id


@pytest.mark.django_db
def test_two_of_one_name_get_two_slugs_and_any_script_gets_one():
    slugs = {make_organisation(name=name)[0].slug for name in ("Acme", "Acme", "شركة")}
    assert len(slugs) == 3
    assert "acme" in slugs


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", " "),
        ("kind", "club"),
        ("country", "XX"),
        ("timezone", "Mars/Olympus"),
        ("currency", "EURO"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_made(field, value):
    founder = Actor(ActorKind.PERSON, make_person().id)
    with pytest.raises(Invalid) as refused:
        do(create_organisation, founder, **{**GIVEN, field: value})
    assert refused.value.params["field"] == field
    assert not Organisation.objects.exists()


@pytest.mark.django_db
def test_one_that_neither_buys_nor_provides_is_refused():
    founder = Actor(ActorKind.PERSON, make_person().id)
    with pytest.raises(Invalid):
        do(create_organisation, founder, **GIVEN, buys=False, provides=False)


@pytest.mark.django_db
def test_a_stranger_may_not():
    with pytest.raises(Forbidden):
        do(create_organisation, ANYONE, **GIVEN)
