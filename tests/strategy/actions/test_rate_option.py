"""rate_option: an option's own risk is the highest that is left."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import NotAllowed
from anyshore.strategy.actions.rate_option import rate_option
from anyshore.strategy.models import Risk
from tests.factories import NOW, do
from tests.strategy.assessing import compared, option_of, put_up
from tests.strategy.world import refused

pytestmark = pytest.mark.django_db


def test_without_risks_it_keeps_what_was_entered():
    made, owner = compared()
    near = option_of(made)
    entered = near.risk
    assert do(rate_option, owner, assessment=made, option=near).risk == entered
    Risk.objects.create(
        option=near, kind="law", name="x", likelihood=5, effect=5, likelihood_after=4, effect_after=5, at=NOW
    )
    assert do(rate_option, owner, assessment=made, option=near).risk == 20


def test_it_is_refused_while_it_waits_for_a_decision():
    made, owner = put_up()
    with refused(NotAllowed):
        do(rate_option, owner, assessment=made, option=option_of(made))
