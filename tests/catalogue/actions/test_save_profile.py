"""save_profile: a profile is what its owner writes, or it is refused whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.models import Profile, ProfileSkill
from anyshore.catalogue.queries import my_profile
from anyshore.catalogue.rules.profiles import ProfileDetails
from anyshore.catalogue.rules.skills import SKILLS
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.rules import Role
from tests.factories import do, make_organisation, member_actor

SKILL = next(iter(SKILLS))
GOOD = ProfileDetails(
    headline="Logos, brand guidelines and web pages",
    about="I have drawn logos for bakeries, ferries and festivals since 2009.",
    rate_minor=4800,
    rate_currency="EUR",
    hours_a_week=18,
    skills=((SKILL, "own work"),),
    languages=(("pt", "native"), ("en", "C1")),
)


@pytest.mark.django_db
def test_a_profile_is_saved_and_saved_again():
    _, owner = make_organisation()
    do(save_profile, owner, details=GOOD)
    do(save_profile, owner, details=replace(GOOD, headline="Logos  only", languages=()))
    view = my_profile(owner)
    assert view is not None
    assert (view.headline, view.languages, len(view.skills)) == ("Logos only", (), 1)
    assert str(view.rate) == "48.00 EUR"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("headline", {"headline": " "}),
        ("headline", {"headline": "x" * 121}),
        ("rate", {"rate_minor": 0}),
        ("rate", {"rate_currency": "XXQ"}),
        ("hours_a_week", {"hours_a_week": 0}),
        ("skills", {"skills": (("no-such-skill", ""),)}),
        ("skills", {"skills": ((SKILL, ""), (SKILL, ""))}),
        ("languages", {"languages": (("en", "fluent"),)}),
    ],
)
def test_what_cannot_be_is_refused_whole(field, change):
    _, owner = make_organisation()
    with pytest.raises(Invalid) as refused:
        do(save_profile, owner, details=replace(GOOD, **change))
    assert refused.value.params["field"] == field
    assert not Profile.objects.exists()
    assert not ProfileSkill.objects.exists()


@pytest.mark.django_db
def test_a_viewer_may_not():
    made, _ = make_organisation()
    with pytest.raises(Forbidden):
        do(save_profile, member_actor(made, Role.VIEWER), details=GOOD)
