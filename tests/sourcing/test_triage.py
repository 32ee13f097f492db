"""The order of reading: its signs, and that it is as good as docs/algorithms/triage.md says."""

from __future__ import annotations

from uuid import UUID

from anyshore.sourcing.rules.triage import MEASURED, WEIGHTS, Offered, Sign, read_order, signs_of
from bench.triage import chance, fitted, posts, results
from tests.tables import tables

WANTED = "Logo for a bakery\nAn ear of wheat in two colours, and files to keep."
A, B, C = (UUID(int=n) for n in (1, 2, 3))
FULL = (
    "I draw three drafts of an ear of wheat by hand, you choose one, and I hand over SVG and PDF files of the final."
)


def test_who_answers_in_own_words_is_read_before_who_copies_or_says_little():
    offers = [
        Offered(A, "I can do it.", ("", "Yes.")),
        Offered(B, FULL, ("Eight working days from the award.", "Yes, with both colours as Pantone.")),
        Offered(C, FULL, ("Eight working days from the award.", "Yes, with both colours as Pantone.")),
    ]
    order = read_order(WANTED, offers)
    assert order[0].id == B
    signs = signs_of(WANTED, offers)
    assert signs[B][Sign.OWN_WORDS] == 1
    assert signs[C][Sign.OWN_WORDS] == 0
    assert (signs[A][Sign.ANSWERS], signs[B][Sign.ANSWERS]) == (0, 1)
    assert all(0 <= value <= 1 for one in signs.values() for value in one.values())
    assert read_order(WANTED, offers) == order


def test_without_questions_answers_are_not_a_sign_and_equals_stay_as_they_came():
    offers = [Offered(one, "") for one in (C, A, B)]
    assert [one.id for one in read_order("", offers)] == [C, A, B]
    assert Sign.ANSWERS not in signs_of("", offers)[A]
    assert read_order(WANTED, []) == []


def test_it_is_as_good_as_the_document_says():
    rows = {row["order"]: row for row in tables("docs/algorithms/triage.md")[0]}
    names = {"fitted on the others": "weights fitted on the other posts"}
    for name, ranks in results().items():
        row = rows[names.get(name, name)]
        hits = sum(rank == 1 for rank in ranks)
        assert row["chosen one first"] == f"{hits} of {len(ranks)}"
        assert row["share"].startswith(f"{hits / len(ranks):.2f} ")
        assert row["mean reciprocal rank"].startswith(f"{sum(1 / rank for rank in ranks) / len(ranks):.2f} ")
    first, reciprocal = chance()
    assert (rows["chance, expected"]["share"], rows["chance, expected"]["mean reciprocal rank"]) == (
        f"{float(first):.2f}",
        f"{float(reciprocal):.2f}",
    )
    assert (sum(rank == 1 for rank in results()["fitted on the others"]), 13, round(100 * first)) == MEASURED
    assert fitted(posts()) == dict(WEIGHTS)
