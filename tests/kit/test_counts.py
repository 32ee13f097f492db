"""The counts of the random checks stand in one place of the code and in one of the docs, and the two agree."""

from tests.counts import ALL
from tests.tables import tables


def number(text: str) -> int:
    return int(text.replace(",", ""))


def test_the_docs_tell_the_counts_of_the_code():
    (rows,) = tables("CONTRIBUTING.md")
    told = [(row["random check"], number(row["make test"]), number(row["make test-long"])) for row in rows]
    assert told == [(one.what, one.some, one.many) for one in ALL]


def test_the_parts_of_the_long_run_are_the_many():
    for one in ALL:
        assert one.some < one.many
        assert len(one.parts(one.some)) == 1 + one.many // one.some
