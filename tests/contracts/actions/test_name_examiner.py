"""Naming who looks."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.agree_examiner import agree_examiner
from anyshore.contracts.actions.name_examiner import name_examiner
from anyshore.contracts.models import WorkerCheck
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from tests.contracts.people_world import CLAUSE, alone, checked, suspect
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_another_name_needs_another_yes():
    deal = alone(clauses=[CLAUSE])
    one = suspect(deal)
    do(name_examiner, deal.client, check_id=one.pk, name=" Ada  Lindt ")
    do(agree_examiner, deal.provider, check_id=one.pk, name="Ada Lindt")
    assert WorkerCheck.objects.get().examiner_agreed_at is not None
    do(name_examiner, deal.client, check_id=one.pk, name="Bo Maes")
    found = WorkerCheck.objects.get()
    assert (found.examiner, found.examiner_agreed_at, found.state) == ("Bo Maes", None, "open")


def test_refusals():
    deal, (_, stranger) = alone(clauses=[CLAUSE]), make_organisation()
    given = {"check_id": suspect(deal).pk, "name": "Ada Lindt"}
    refuses(NotFound, name_examiner, stranger, **given)
    refuses(Forbidden, name_examiner, deal.provider, **given)
    refuses(Forbidden, name_examiner, member_actor(deal.client.organisation_id), **given)
    refuses(Invalid, name_examiner, deal.client, **{**given, "name": " "})
    refuses(Invalid, name_examiner, deal.client, **{**given, "name": "n" * 161})
    clear = checked(deal)
    refuses(NotAllowed, name_examiner, deal.client, check_id=clear.pk, name="Ada Lindt")
    refuses(NotAllowed, name_examiner, deal.client, **given)


def test_replay():
    deal = alone(clauses=[CLAUSE])
    replays(name_examiner, deal.client, check_id=suspect(deal).pk, name="Ada Lindt")
