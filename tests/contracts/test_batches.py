"""The plan of a batch and the list it is read from, pure; and its pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from anyshore.contracts.rules.batches import Batch, BatchProvider, BatchTask, Left, propose
from anyshore.contracts.rules.sheet import read_tasks

A, B = UUID(int=1), UUID(int=2)
TASKS = tuple(BatchTask(title=f"File {n}", size=10) for n in range(3))
PLAN = Batch(currency="EUR", tasks=TASKS, providers=(BatchProvider(A, 2, 100), BatchProvider(B, 5, 150)))
GOOD = {(place, one): 900 for place in range(3) for one in (A, B)}


def given(plan, fits=GOOD):
    found = propose(plan, fits)
    return {one.place: one.provider_id for one in found.placed}, {one.place: one.why for one in found.unplaced}


def test_the_cheaper_one_gets_what_it_takes_and_the_next_one_the_rest():
    placed, left = given(PLAN)
    assert sorted(placed.values()) == [A, A, B]
    assert left == {}
    assert propose(PLAN, GOOD).total_minor == 1000 + 1000 + 1500


def test_a_bad_fit_counts_as_a_higher_price():
    worse = GOOD | {(place, A): 0 for place in range(3)}
    placed, _ = given(replace(PLAN, providers=(BatchProvider(A, 3, 100), BatchProvider(B, 3, 140))), worse)
    assert set(placed.values()) == {B}


def test_what_is_left_over_says_the_plainest_reason():
    nobody = replace(PLAN, providers=())
    assert set(given(nobody)[1].values()) == {Left.NOBODY}
    assert given(PLAN, GOOD | {(0, A): None, (0, B): None})[1] == {0: Left.FIT}
    dear = replace(PLAN, tasks=(replace(TASKS[0], most_minor=999), *TASKS[1:]))
    assert given(dear)[1] == {0: Left.PRICE}
    apart = PLAN.ruled(1, A, "forbid").ruled(1, B, "forbid")
    assert given(apart)[1] == {1: Left.FORBIDDEN}
    full = replace(PLAN, providers=(BatchProvider(A, 1, 100), BatchProvider(B, 1, 150)))
    assert list(given(full)[1].values()) == [Left.FULL]


def test_what_is_fixed_by_hand_holds_and_can_be_let_go():
    pinned = PLAN.ruled(0, B, "pin")
    assert given(pinned)[0][0] == B
    assert given(pinned, GOOD | {(0, B): None})[0][0] == B
    assert given(pinned.ruled(0, B, "free")) == given(PLAN)
    assert given(PLAN.ruled(0, A, "forbid"))[0][0] == B
    assert pinned.with_providers([BatchProvider(A, 3, 100)]).pinned == {}


def test_a_plan_reads_back_as_it_was_written():
    plan = replace(
        PLAN,
        tasks=(
            BatchTask(title="Ünï ;", skill="seo", size=3, due_on=date(2027, 1, 2), most_minor=5, request=7),
            *TASKS,
        ),
    )
    plan = plan.ruled(1, A, "pin").ruled(2, B, "forbid")
    assert Batch.from_json(plan.to_json()) == plan
    assert propose(plan, {}).digest == propose(Batch.from_json(plan.to_json()), {}).digest


@pytest.mark.parametrize("divider", [";", ",", "\t"])
def test_a_list_is_read_with_and_without_heads(divider):
    rows = [
        ["Most to pay", "Title", "Kind", "Hours", "Due"],
        ["120.50", "Safety  manual", "Polish translation", "42", "2027-01-29"],
    ]
    read = read_tasks("\ufeff" + "\r\n".join(divider.join(row) for row in rows) + "\r\n\r\n", "EUR")
    task = BatchTask(
        title="Safety manual", skill="polish-translation", size=42, due_on=date(2027, 1, 29), most_minor=12050
    )
    assert (read.tasks, read.bad) == ((task,), ())
    for said in ("R-1007", "r-1007", "1007"):
        assert read_tasks(f"A film;;;;;{said}", "EUR").tasks[0].request == 1007
    assert read_tasks("A film;;;;;R-x", "EUR").bad[0].column == "request"
    plain = read_tasks("Logo for a bakery\nA film", "EUR")
    assert (plain.tasks[0].title, plain.tasks[0].skill) == ("Logo for a bakery", "logo-design")


def test_bad_rows_are_named_and_the_good_ones_kept():
    text = (
        "title;skill;size;due;most\n;;;;\n ;seo;1;;\nX;no such skill;;;\nY;;0;;\nY;;1.5;;\nY;;;tomorrow;\n"
        f"Y;;;;1,000\nY;;;;-5\n{'z' * 161};;;;\nGood;;;;\nاسم عربي;;;;99999999999999999999"
    )
    read = read_tasks(text, "JPY")
    assert [one.title for one in read.tasks] == ["Good"]
    assert [(one.number, one.column, one.reason) for one in read.bad] == [
        (3, "title", "empty"),
        (4, "skill", "unknown"),
        (5, "size", "unfit"),
        (6, "size", "unfit"),
        (7, "due", "unfit"),
        (8, "most", "unfit"),
        (9, "most", "unfit"),
        (10, "title", "too_long"),
        (12, "most", "unfit"),
    ]


def test_a_batch_takes_two_hundred():
    read = read_tasks("\n".join(f"Task {n}" for n in range(203)), "EUR")
    assert len(read.tasks) == 200
    assert {one.reason for one in read.bad} == {"too_many"}
    assert len(read.bad) == 3
