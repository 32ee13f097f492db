"""A person decides, with reasons; nobody else does."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.agree_examiner import agree_examiner
from anyshore.contracts.actions.decide_worker_check import decide_worker_check
from anyshore.contracts.actions.name_examiner import name_examiner
from anyshore.contracts.queries.worker_checks import checks_page
from anyshore.contracts.rules.worker_checks import ExaminerMissing
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, NotFound
from anyshore.parties.rules import CLOCK
from anyshore.plumbing.models import Deadline
from tests.contracts.people_world import CLAUSE, alone, checked, suspect
from tests.factories import NOW, do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db
SAID = {"outcome": "change", "reasons": "She keeps our hours. From May on she sets her own."}


def test_it_is_kept_with_who_and_when_and_why():
    deal = alone()
    do(decide_worker_check, deal.client, check_id=suspect(deal).pk, **SAID)
    row = checks_page(deal.provider, deal.id, at=NOW).newest
    assert (row.state, row.outcome, row.reasons, row.decided_at) == ("decided", *SAID.values(), NOW)
    assert row.decided_by


def test_no_clock_runs_on_it():
    deal = alone(clauses=[CLAUSE])
    one = suspect(deal)
    assert not Deadline.objects.filter(subject_id=one.pk).exists()
    refuses(Forbidden, decide_worker_check, CLOCK, check_id=one.pk, **SAID)


def test_by_the_clause_both_sides_name_who_looks():
    deal = alone(clauses=[CLAUSE])
    given = {"check_id": suspect(deal).pk}
    refuses(ExaminerMissing, decide_worker_check, deal.client, **given, **SAID)
    do(name_examiner, deal.client, name="Ada Lindt", **given)
    refuses(ExaminerMissing, decide_worker_check, deal.client, **given, **SAID)
    do(agree_examiner, deal.provider, name="Ada Lindt", **given)
    do(decide_worker_check, deal.client, **given, **SAID)
    assert checks_page(deal.client, deal.id, at=NOW).newest.examiner == "Ada Lindt"


def test_refusals():
    deal, (_, stranger) = alone(), make_organisation()
    given = {"check_id": suspect(deal).pk, **SAID}
    refuses(NotFound, decide_worker_check, stranger, **given)
    refuses(Forbidden, decide_worker_check, deal.provider, **given)
    refuses(Forbidden, decide_worker_check, member_actor(deal.client.organisation_id), **given)
    refuses(Invalid, decide_worker_check, deal.client, **{**given, "reasons": " "})
    refuses(Invalid, decide_worker_check, deal.client, **{**given, "outcome": "fired"})
    do(decide_worker_check, deal.client, **given)
    refuses(NotAllowed, decide_worker_check, deal.client, **given)
    refuses(NotAllowed, decide_worker_check, deal.client, check_id=checked(deal).pk, **SAID)
    refuses(NotAllowed, decide_worker_check, deal.client, **given)


def test_replay():
    deal = alone()
    replays(decide_worker_check, deal.client, check_id=suspect(deal).pk, **SAID)
