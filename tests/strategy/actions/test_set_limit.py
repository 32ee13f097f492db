"""set_limit: at most a part in one place; the one before is kept with its reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.kit.errors import Forbidden
from anyshore.kit.refusals import OutOfRange, TextMissing
from anyshore.parties.rules import Role
from anyshore.strategy.actions.set_limit import set_limit
from anyshore.strategy.models import Limit
from anyshore.strategy.queries.risks import limits_of
from anyshore.strategy.rules.risks import LimitTerms
from tests.factories import do, member_actor
from tests.strategy.world import client, events, refused

pytestmark = pytest.mark.django_db

COUNTRY = LimitTerms("country", 6000, 0, "EUR", "block")


def test_another_takes_its_place_and_the_first_is_kept():
    owner = client()
    do(set_limit, owner, terms=COUNTRY, reason="The board wants it.")
    do(set_limit, owner, terms=replace(COUNTRY, share_bps=7000), reason=" For this year. ")
    do(set_limit, owner, terms=replace(COUNTRY, kind="provider", force="warn"), reason="Dependence.")
    assert [(row.terms.kind, row.terms.share_bps, row.reason) for row in limits_of(owner)] == [
        ("country", 7000, "For this year."),
        ("provider", 6000, "Dependence."),
    ]
    assert Limit.objects.count() == 3
    assert events(owner.organisation_id)[-3:] == ["LimitSet"] * 3
    assert limits_of(client("Other")) == []


def test_refusals_change_nothing():
    owner = client()
    manager = member_actor(owner.organisation_id, Role.MANAGER)
    with refused(Forbidden):
        do(set_limit, manager, terms=COUNTRY, reason="Why.")
    with refused(TextMissing):
        do(set_limit, owner, terms=COUNTRY, reason=" ")
    with refused(OutOfRange):
        do(set_limit, owner, terms=replace(COUNTRY, share_bps=10_000), reason="Why.")
