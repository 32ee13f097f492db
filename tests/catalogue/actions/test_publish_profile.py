"""publish_profile and what the public then sees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.catalogue.actions.publish_profile import publish_profile
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.queries import profile
from anyshore.catalogue.queries.finding import find_providers
from anyshore.catalogue.rules.finding import sought
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import ANYONE
from tests.catalogue.actions.test_save_profile import GOOD, SKILL
from tests.factories import NOW, do, make_organisation, member_actor


def listed(given, **parts):
    return find_providers(ANYONE, sought(given), at=NOW, home=None, **parts)


@pytest.mark.django_db
def test_a_published_profile_is_found_by_all():
    made, owner = make_organisation(name="Tomás Ferreira")
    do(save_profile, owner, details=GOOD)
    with pytest.raises(NotFound):
        profile(ANYONE, made.slug)
    do(publish_profile, owner)
    do(publish_profile, owner)
    assert profile(ANYONE, made.slug).headline == GOOD.headline
    for given in ({"q": "tomás"}, {"skill": SKILL}, {"q": "brand guidelines"}, {}):
        assert [row.organisation.id for row in listed(given).rows] == [made.id], given
    assert listed({"q": "nothing like it at all"}).rows == ()


@pytest.mark.django_db
def test_one_without_skills_or_words_is_refused():
    made, owner = make_organisation()
    with pytest.raises(NotFound):
        do(publish_profile, owner)
    do(save_profile, owner, details=replace(GOOD, skills=()))
    with pytest.raises(Invalid):
        do(publish_profile, owner)
    do(save_profile, owner, details=replace(GOOD, about="short"))
    with pytest.raises(Invalid):
        do(publish_profile, owner)
    with pytest.raises(Forbidden):
        do(publish_profile, member_actor(made))
    assert listed({}).rows == ()


@pytest.mark.django_db
def test_pages_of_providers_hold_each_once():
    for number in range(7):
        _, owner = make_organisation(name=f"Studio {number}")
        do(save_profile, owner, details=GOOD)
        do(publish_profile, owner)
    seen, after = [], ""
    while True:
        found = listed({}, after=after, limit=3)
        seen += [row.organisation.name for row in found.rows]
        after = found.next
        if not after:
            break
    assert sorted(seen) == [f"Studio {number}" for number in range(7)]
