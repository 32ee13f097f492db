"""show_in_team: each member for themselves, as long as they are one."""

from __future__ import annotations

import pytest

from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.actions.show_in_team import show_in_team
from anyshore.catalogue.models import Profile, TeamEntry
from anyshore.catalogue.queries.people import team
from anyshore.kit.errors import Invalid, NotFound
from anyshore.parties.models import Membership
from anyshore.parties.rules import Role
from tests.catalogue.actions.test_save_profile import GOOD
from tests.factories import NOW, do, make_organisation, member_actor


@pytest.mark.django_db
def test_a_member_is_shown_by_their_own_will_and_not_after_they_have_left():
    made, owner = make_organisation()
    do(save_profile, owner, details=GOOD)
    jelena = member_actor(made, Role.VIEWER)
    do(show_in_team, jelena, title="Tester")
    do(show_in_team, jelena, title="Lead tester", words="Breaks things.")
    profile = Profile.objects.get()
    assert [(row.title, row.words) for row in team(profile.pk)] == [("Lead tester", "Breaks things.")]
    Membership.objects.filter(user_id=jelena.person_id).update(left_at=NOW)
    assert team(profile.pk) == ()


@pytest.mark.django_db
def test_refused_and_nothing_is_written():
    _, owner = make_organisation()
    with pytest.raises(NotFound):
        do(show_in_team, owner, title="Founder")
    do(save_profile, owner, details=GOOD)
    for given in ({"title": " "}, {"title": "x" * 81}, {"title": "Founder", "words": "x" * 301}):
        with pytest.raises(Invalid):
            do(show_in_team, owner, **given)
    assert not TeamEntry.objects.exists()
