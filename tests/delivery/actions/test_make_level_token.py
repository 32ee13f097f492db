"""make_level_token: only the hash of a secret is kept."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.make_level_token import make_level_token
from anyshore.delivery.models import LevelToken
from anyshore.delivery.queries.levels import token_of
from anyshore.delivery.rules.levels import NoLevels
from anyshore.kit.errors import Forbidden, Invalid
from tests.contracts.world import refused
from tests.delivery.hours_world import hourly
from tests.delivery.levels_world import levelled
from tests.factories import NOW, do

pytestmark = pytest.mark.django_db


def test_whoever_knows_it_is_found_by_it():
    deal = levelled()
    given = {"agreement_id": deal.id, "name": "Monitoring", "secret": "as long as it is drawn"}
    with refused(Forbidden):
        do(make_level_token, deal.client, NOW, **given)
    with refused(Invalid):
        do(make_level_token, deal.provider, NOW, **(given | {"name": ""}))
    made = do(make_level_token, deal.provider, NOW, **given)
    assert token_of("as long as it is drawn").pk == made.pk
    assert token_of("another") is None
    assert "as long" not in repr(LevelToken.objects.values().get())
    other = hourly(between=(deal.client, deal.provider))
    with refused(NoLevels):
        do(make_level_token, deal.provider, NOW, **(given | {"agreement_id": other.id, "secret": "x"}))
