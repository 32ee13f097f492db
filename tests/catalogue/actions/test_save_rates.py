"""save_rates: the card is what its owner writes, what it was before is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.actions.save_rates import save_rates
from anyshore.catalogue.models import Profile, Rate
from anyshore.catalogue.queries.rates import rate_card, rate_history
from anyshore.catalogue.rules.rates import Per, RateLine
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import Role
from tests.catalogue.actions.test_save_profile import GOOD
from tests.factories import do, make_organisation, member_actor

SENIOR = RateLine("Designer", "senior", "", "EUR", Per.HOUR, 6000, date(2026, 1, 1))
JUNIOR = replace(SENIOR, level="junior", amount_minor=3500)


@pytest.mark.django_db
def test_lines_that_stay_are_the_same_and_lines_that_change_are_history():
    _, owner = make_organisation()
    do(save_profile, owner, details=GOOD)
    do(save_rates, owner, lines=[SENIOR, replace(JUNIOR, role="  Designer ", level="Junior")])
    kept = Rate.objects.get(level="senior").pk
    do(save_rates, owner, lines=[replace(JUNIOR, amount_minor=3800), SENIOR])
    profile = Profile.objects.get()
    assert rate_card(profile.pk) == (replace(JUNIOR, amount_minor=3800), SENIOR)
    assert rate_history(profile.pk) == (JUNIOR,)
    assert Rate.objects.get(level="senior").pk == kept
    do(save_rates, owner, lines=[])
    assert rate_card(profile.pk) == ()
    assert len(rate_history(profile.pk)) == 3


@pytest.mark.django_db
def test_refused_and_nothing_is_written():
    made, owner = make_organisation()
    with pytest.raises(NotFound):
        do(save_rates, owner, lines=[SENIOR])
    do(save_profile, owner, details=GOOD)
    with pytest.raises(Forbidden):
        do(save_rates, member_actor(made, Role.VIEWER), lines=[SENIOR])
    with pytest.raises(Invalid) as refused:
        do(save_rates, owner, lines=[SENIOR, replace(SENIOR, amount_minor=1)])
    assert refused.value.params == {"field": "rates", "reason": "twice"}
    assert not Rate.objects.exists()
