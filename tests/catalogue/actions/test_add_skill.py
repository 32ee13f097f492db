"""add_skill: a suggestion is taken up once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.catalogue.actions.add_skill import add_skill
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.models import ProfileSkill
from anyshore.catalogue.queries.people import suggested
from anyshore.catalogue.rules.profiles import SKILLS_MAX
from anyshore.catalogue.rules.skills import SKILLS
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import Role
from tests.catalogue.actions.test_save_profile import GOOD
from tests.factories import do, make_organisation, member_actor

WORDS = replace(GOOD, skills=(), about="We build web shops in Django and look after PostgreSQL databases.")


@pytest.mark.django_db
def test_what_the_words_speak_of_is_suggested_until_it_stands_there():
    _, owner = make_organisation()
    assert suggested(owner) == ()
    do(save_profile, owner, details=WORDS)
    slugs = [skill.slug for skill in suggested(owner)]
    assert "django" in slugs
    for _ in range(2):
        do(add_skill, owner, skill="django")
    assert ProfileSkill.objects.filter(skill="django").count() == 1
    assert "django" not in [skill.slug for skill in suggested(owner)]


@pytest.mark.django_db
def test_refused_and_nothing_is_written():
    made, owner = make_organisation()
    with pytest.raises(NotFound):
        do(add_skill, owner, skill="django")
    do(save_profile, owner, details=replace(WORDS, skills=tuple((slug, "") for slug in list(SKILLS)[:SKILLS_MAX])))
    with pytest.raises(Forbidden):
        do(add_skill, member_actor(made, Role.VIEWER), skill="django")
    for slug in ("no-such-skill", list(SKILLS)[SKILLS_MAX]):
        with pytest.raises(Invalid):
            do(add_skill, owner, skill=slug)
    assert ProfileSkill.objects.count() == SKILLS_MAX
