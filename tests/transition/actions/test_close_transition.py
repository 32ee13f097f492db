"""close_transition: the end of the contract closes it and asks for every access."""

from __future__ import annotations

import pytest

from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.insight.queries.needs import needs
from anyshore.kit.errors import NotFound
from anyshore.transition.actions.close_transition import close_transition
from anyshore.transition.actions.grant_access import grant_access
from anyshore.transition.actions.propose_plan import propose_plan
from anyshore.transition.actions.revoke_access import revoke_access
from tests.contracts.world import refused
from tests.factories import NOW, do, make_organisation
from tests.transition.world import LEARN, agreed

pytestmark = pytest.mark.django_db


def test_an_end_asks_for_every_access_to_be_revoked():
    made = agreed()
    given = {"level": "read", "person": "Ana", "granted_on": NOW.date()}
    rows = [do(grant_access, made.client, agreement_id=made.id, system=name, **given) for name in ("Ledger", "Mail")]
    do(propose_plan, made.provider, agreement_id=made.id, waves=[LEARN], why="One is enough")
    do(cancel_agreement, made.client, agreement_id=made.id, reason="It moved elsewhere")
    assert (made.row().state, made.row().proposed, made.events()[-1]) == ("closed", None, "TransitionClosed")
    (need,) = [one for one in needs(made.client, at=NOW) if one.kind == "revoke"]
    assert need.count == 2
    for one in rows:
        do(revoke_access, made.client, access_id=one.pk, revoked_on=NOW.date())
    assert [one for one in needs(made.client, at=NOW) if one.kind == "revoke"] == []


def test_refusals():
    made, stranger = agreed(), make_organisation()[1]
    with refused(NotFound):
        do(close_transition, stranger, agreement_id=made.id)
    assert do(close_transition, made.client, agreement_id=made.id) == 0
