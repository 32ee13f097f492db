"""grant_access: system, level, person, by whom and since when."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.kit.errors import Forbidden, Invalid
from anyshore.transition.actions.grant_access import grant_access
from tests.contracts.world import refused
from tests.factories import NOW, do
from tests.transition.world import drafted

pytestmark = pytest.mark.django_db


def given(made, **other):
    return {
        "agreement_id": made.id,
        "system": "Ledger",
        "level": "read",
        "person": "Ana",
        "granted_on": NOW.date(),
        **other,
    }


def test_it_stands_in_the_list():
    made = drafted()
    do(grant_access, made.client, **given(made, person=" Ana  Petrović "))
    (row,) = made.page(made.provider).access
    assert (row.person, row.granter, row.revoked_on) == ("Ana Petrović", "Marit de Boer", None)


def test_refusals():
    made = drafted()
    with refused(Forbidden):
        do(grant_access, made.provider, **given(made))
    with refused(Invalid, field="system"):
        do(grant_access, made.client, **given(made, system=" "))
    with refused(Invalid, field="granted_on"):
        do(grant_access, made.client, **given(made, granted_on=NOW.date() + timedelta(days=1)))
