"""Answering the six questions: the signs are counted, the newest answers stand, and nothing is stopped."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.contracts.actions.answer_worker_check import answer_worker_check
from anyshore.contracts.actions.sign_agreement import sign_agreement
from anyshore.contracts.models import WorkerCheck
from anyshore.contracts.queries.worker_checks import checks_page
from anyshore.contracts.rules.worker_checks import NoWorkerCheck
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.parties.rules import Role
from tests.contracts.people_world import ANSWERS, alone, checked, suspect
from tests.contracts.world import offered, parties
from tests.deals import clause, make_deal
from tests.factories import NOW, do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_the_usual_limits_count_where_the_contract_has_none_and_the_newest_answers_stand():
    deal = alone()
    one = checked(deal, substitute=False, notes={"substitute": " She  paints\nherself. "})
    assert (one.state, one.signs, one.signs_limit, one.income_limit_bps) == ("clear", 1, 2, 7_500)
    assert one.notes == {"substitute": "She paints herself."}
    two = suspect(deal)
    assert (two.state, two.signs) == ("open", 3)
    assert WorkerCheck.objects.get(pk=one.pk).state == "overtaken"
    page = checks_page(deal.provider, deal.id, at=NOW)
    assert [row.id for row in page.rows] == [two.pk, one.pk]
    assert page.newest.result.which == ("own_hours", "own_place", "other_clients")


def test_the_limits_of_the_clause_count():
    deal = alone(clauses=[clause("worker_classification", income_bps=2_000, signs=1)])
    one = checked(deal)
    assert (one.state, one.signs, one.both_name) == ("open", 1, True)


def test_it_can_be_answered_before_anybody_signs_and_stops_no_signature():
    both = parties()[0], make_organisation(kind="individual")[1]
    deal = offered(between=both)
    answers = replace(ANSWERS, own_hours=False, own_tools=False)
    made = do(answer_worker_check, deal.client, agreement_id=deal.agreement.pk, answers=answers)
    assert made.state == "open"
    do(sign_agreement, deal.provider, NOW, agreement_id=deal.agreement.pk, version_hash=deal.hash)
    assert deal.fresh().state == "running"


def test_refusals():
    deal, (_, stranger) = alone(), make_organisation()
    given = {"agreement_id": deal.id, "answers": ANSWERS}
    refuses(NotFound, answer_worker_check, stranger, **given)
    refuses(Forbidden, answer_worker_check, deal.provider, **given)
    refuses(Forbidden, answer_worker_check, member_actor(deal.client.organisation_id, Role.VIEWER), **given)
    wrong = ({"income_bps": 10_001}, {"income_bps": -1}, {"own_hours": None}, {"notes": {"law": "x"}})
    for more in (*wrong, {"notes": {"income": "x" * 301}}):
        refuses(Invalid, answer_worker_check, deal.client, **{**given, "answers": replace(ANSWERS, **more)})
    company = make_deal([20_000])
    refuses(NoWorkerCheck, answer_worker_check, company.client, **{**given, "agreement_id": company.id})
    do(cancel_agreement, deal.client, agreement_id=deal.id, reason="We stop.")
    refuses(NoWorkerCheck, answer_worker_check, deal.client, **given)


def test_replay():
    replays(answer_worker_check, (deal := alone()).client, agreement_id=deal.id, answers=ANSWERS)
