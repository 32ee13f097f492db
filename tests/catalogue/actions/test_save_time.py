"""save_time: usual hours and exceptions, whole or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.actions.save_time import save_time
from anyshore.catalogue.models import Profile, TimeAside
from anyshore.catalogue.queries.time import time_off, weeks_of
from anyshore.catalogue.rules.time import TimeOff
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import Role
from tests.catalogue.actions.test_save_profile import GOOD
from tests.factories import NOW, do, make_organisation, member_actor

AWAY = TimeOff(date(2026, 12, 24), date(2027, 1, 3), 0, "Away")
GIVEN = {"hours_a_week": 30, "available_from": date(2026, 12, 7), "exceptions": [AWAY]}


@pytest.mark.django_db
def test_the_weeks_follow_what_was_saved():
    made, owner = make_organisation(country="PT")
    do(save_profile, owner, details=GOOD)
    do(save_time, owner, **GIVEN)
    profile = Profile.objects.get()
    assert time_off(profile.pk) == (AWAY,)
    weeks = weeks_of(owner, [made.pk], NOW.date())[made.pk]
    assert [week.free for week in weeks[:7]] == [0, 0, 30, 30, 18, 0, 30]
    do(save_time, owner, **GIVEN | {"exceptions": []})
    assert time_off(profile.pk) == ()


@pytest.mark.django_db
def test_a_hidden_profile_shows_its_weeks_to_nobody_else():
    made, owner = make_organisation()
    do(save_profile, owner, details=GOOD)
    _, stranger = make_organisation()
    assert weeks_of(stranger, [made.pk], NOW.date()) == {}


@pytest.mark.django_db
def test_refused_and_nothing_is_written():
    made, owner = make_organisation()
    with pytest.raises(NotFound):
        do(save_time, owner, **GIVEN)
    do(save_profile, owner, details=GOOD)
    with pytest.raises(Forbidden):
        do(save_time, member_actor(made, Role.VIEWER), **GIVEN)
    for change in ({"hours_a_week": 0}, {"exceptions": [AWAY, AWAY]}):
        with pytest.raises(Invalid):
            do(save_time, owner, **GIVEN | change)
    assert not TimeAside.objects.exists()
    assert Profile.objects.get().hours_a_week == GOOD.hours_a_week
