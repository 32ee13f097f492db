"""Agreeing to who looks."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.agree_examiner import agree_examiner
from anyshore.contracts.actions.name_examiner import name_examiner
from anyshore.contracts.models import WorkerCheck
from anyshore.contracts.rules.worker_checks import NobodyNamed
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from tests.contracts.people_world import CLAUSE, alone, suspect
from tests.deals import Made
from tests.factories import NOW, do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def named(deal: Made) -> dict[str, object]:
    given = {"check_id": suspect(deal).pk, "name": "Ada Lindt"}
    do(name_examiner, deal.client, **given)
    return given


def test_both_sides_have_named_them():
    deal = alone(clauses=[CLAUSE])
    do(agree_examiner, deal.provider, **named(deal))
    found = WorkerCheck.objects.get()
    assert (found.examiner, found.examiner_agreed_at) == ("Ada Lindt", NOW)


def test_refusals():
    deal, (_, stranger) = alone(clauses=[CLAUSE]), make_organisation()
    one = suspect(deal)
    refuses(NobodyNamed, agree_examiner, deal.provider, check_id=one.pk, name="")
    given = {"check_id": one.pk, "name": "Ada Lindt"}
    do(name_examiner, deal.client, **given)
    refuses(NotFound, agree_examiner, stranger, **given)
    refuses(Forbidden, agree_examiner, deal.client, **given)
    refuses(Forbidden, agree_examiner, member_actor(deal.provider.organisation_id), **given)
    do(name_examiner, deal.client, check_id=one.pk, name="Bo Maes")
    refuses(NobodyNamed, agree_examiner, deal.provider, **given)
    suspect(deal)
    refuses(NotAllowed, agree_examiner, deal.provider, check_id=one.pk, name="Bo Maes")


def test_replay():
    deal = alone(clauses=[CLAUSE])
    replays(agree_examiner, deal.provider, **named(deal))
