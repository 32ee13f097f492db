"""revoke_access: by whom and on which day, also after the end."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.kit.errors import Forbidden, Invalid, NotAllowed
from anyshore.transition.actions.grant_access import grant_access
from anyshore.transition.actions.revoke_access import revoke_access
from tests.contracts.world import refused
from tests.factories import NOW, do
from tests.transition.world import drafted

pytestmark = pytest.mark.django_db


def test_it_is_revoked_once_by_the_client():
    made = drafted()
    given = {"system": "Ledger", "level": "read", "person": "Ana", "granted_on": NOW.date()}
    access = do(grant_access, made.client, agreement_id=made.id, **given)
    with refused(Forbidden):
        do(revoke_access, made.provider, access_id=access.pk, revoked_on=NOW.date())
    for day in (-1, 1):
        with refused(Invalid, field="revoked_on"):
            do(revoke_access, made.client, access_id=access.pk, revoked_on=NOW.date() + timedelta(days=day))
    do(revoke_access, made.client, access_id=access.pk, revoked_on=NOW.date())
    assert (made.page().access[0].revoker, made.page().open_access) == ("Marit de Boer", 0)
    with refused(NotAllowed):
        do(revoke_access, made.client, access_id=access.pk, revoked_on=NOW.date())
