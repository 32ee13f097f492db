"""pass_over_skill: a suggestion that was turned down does not come back."""

from __future__ import annotations

import pytest

from anyshore.catalogue.actions.pass_over_skill import pass_over_skill
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.models import Profile
from anyshore.catalogue.queries.people import suggested
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import Role
from tests.catalogue.actions.test_add_skill import WORDS
from tests.factories import do, make_organisation, member_actor


@pytest.mark.django_db
def test_it_is_not_suggested_again_also_after_the_profile_is_saved():
    _, owner = make_organisation()
    do(save_profile, owner, details=WORDS)
    for _ in range(2):
        do(pass_over_skill, owner, skill="django")
    do(save_profile, owner, details=WORDS)
    assert Profile.objects.get().passed_over == ["django"]
    assert "django" not in [skill.slug for skill in suggested(owner)]


@pytest.mark.django_db
def test_refused_and_nothing_is_written():
    made, owner = make_organisation()
    with pytest.raises(NotFound):
        do(pass_over_skill, owner, skill="django")
    do(save_profile, owner, details=WORDS)
    with pytest.raises(Forbidden):
        do(pass_over_skill, member_actor(made, Role.VIEWER), skill="django")
    with pytest.raises(Invalid):
        do(pass_over_skill, owner, skill="no-such-skill")
    assert Profile.objects.get().passed_over == []
