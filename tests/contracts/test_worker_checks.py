"""Whether an individual's work is independent, against the worked table of docs/algorithms/worker_classification.md;
when it is asked again; two answers at once, on real connections."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.actions.answer_worker_check import answer_worker_check
from anyshore.contracts.actions.decide_worker_check import decide_worker_check
from anyshore.contracts.models import WorkerCheck
from anyshore.contracts.rules.clauses.chosen import Chosen, usual
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.worker_checks import (
    QUESTIONS,
    Again,
    Answers,
    Limits,
    Question,
    asked_again,
    is_folded,
    limits_of,
    result_of,
)
from anyshore.kit.errors import Refused
from tests.contracts.people_world import ANSWERS, CLAUSE, alone, suspect
from tests.contracts.world import performing, race
from tests.factories import NOW
from tests.tables import tables

YEAR = timedelta(days=365)
SECOND = timedelta(seconds=1)


def test_the_table():
    (rows,) = tables("docs/algorithms/worker_classification.md")
    assert len(rows) == 7
    columns = ("hours", "tools", "place", "substitute", "others")
    for row in rows:
        told = {str(one): row[name] == "yes" for one, name in zip(Question, columns, strict=True)}
        limits = Limits(int(row["limit"]), int(row["signs from"]), both_name=False)
        found = result_of(Answers(**told, income_bps=int(row["income"]), notes={}), limits)
        assert found.signs == int(row["signs"]) == len(found.which), row
        assert (", ".join(found.which) or "none") == row["which"]
        assert found.needed is (row["a person looks"] == "yes"), row
    assert QUESTIONS == 6


def test_the_limits_are_those_of_the_clause_or_the_usual_ones():
    assert limits_of([]) == Limits(7_500, 2, both_name=False)
    assert limits_of([CLAUSE]) == Limits(7_500, 2, both_name=True)
    first = Chosen("worker_classification", 1, {**usual("worker_classification", Language.EN).values, "signs": 4})
    assert limits_of([first]) == Limits(7_500, 4, both_name=False)
    assert "whom both sides name" in str(CLAUSE.written(Language.EN, "EUR"))


def test_it_is_folded_away_on_a_task_that_does_not_speak_of_it():
    assert is_folded("task", [])
    assert not is_folded("task", [CLAUSE])
    assert not is_folded("project", [])


def test_it_is_asked_again_by_the_year_by_renewal_and_by_change():
    assert asked_again(None, at=NOW) is Again.NEVER
    assert asked_again(NOW, at=NOW + YEAR - SECOND) is None
    assert asked_again(NOW, at=NOW + YEAR) is Again.YEAR
    assert asked_again(NOW, at=NOW + SECOND, renewed_at=NOW + SECOND) is Again.RENEWED
    assert asked_again(NOW, at=NOW + SECOND, renewed_at=NOW - SECOND) is None
    assert asked_again(NOW, at=NOW, changed_at=NOW) is Again.CHANGED
    assert asked_again(NOW, at=NOW, limits_kept=False) is Again.CHANGED


@pytest.mark.django_db(transaction=True)
def test_two_answers_at_once_and_a_decision_against_new_answers(committed_db):
    for _ in range(3):
        deal = alone()
        given = {"agreement_id": deal.id, "answers": ANSWERS}
        found = race(*(performing(answer_worker_check, deal.client, **given) for _ in range(2)))
        assert not [one for one in found if isinstance(one, Exception)]
        assert sorted(WorkerCheck.objects.filter(agreement=deal.id).values_list("state", flat=True)) == [
            "clear",
            "overtaken",
        ]
        one = suspect(deal)
        decided = {"check_id": one.pk, "outcome": "independent", "reasons": "She has a studio of her own."}
        found = race(
            performing(answer_worker_check, deal.client, **given),
            performing(decide_worker_check, deal.client, **decided),
        )
        assert not isinstance(found[0], Exception)
        assert WorkerCheck.objects.get(pk=one.pk).state == "overtaken"
        assert (WorkerCheck.objects.get(pk=one.pk).outcome == "") is isinstance(found[1], Refused)
