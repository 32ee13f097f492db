"""revoke_level_token: it works no longer."""

from __future__ import annotations

import pytest

from anyshore.delivery.actions.make_level_token import make_level_token
from anyshore.delivery.actions.revoke_level_token import revoke_level_token
from anyshore.delivery.queries.levels import token_of
from anyshore.kit.errors import Forbidden, NotFound
from tests.contracts.world import refused
from tests.delivery.levels_world import levelled
from tests.factories import NOW, do

pytestmark = pytest.mark.django_db


def test_a_secret_is_revoked_once():
    deal = levelled()
    made = do(make_level_token, deal.provider, NOW, agreement_id=deal.id, name="Monitoring", secret="drawn")
    given = {"agreement_id": deal.id, "token_id": made.pk}
    with refused(Forbidden):
        do(revoke_level_token, deal.client, NOW, **given)
    do(revoke_level_token, deal.provider, NOW, **given)
    assert token_of("drawn") is None
    with refused(NotFound):
        do(revoke_level_token, deal.provider, NOW, **given)
