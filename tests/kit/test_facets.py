"""Facets against counting row by row."""

from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit.facets import Facet, Group, Match, counts, narrowed, without

FACETS = (Facet("kind"), Facet("size", Match.AT_LEAST, (1, 3)), Facet("age", Match.AT_MOST, (1, 7)), Facet("where"))

rows = st.lists(
    st.fixed_dictionaries(
        {"kind": st.sampled_from("abc"), "size": st.integers(0, 4), "age": st.sampled_from([1, 7, 30])},
        optional={"where": st.sampled_from("xy")},
    ),
    max_size=30,
)
choices = st.fixed_dictionaries(
    {},
    optional={
        "kind": st.sampled_from("abd"),
        "size": st.sampled_from([1, 3]),
        "age": st.sampled_from([1, 7]),
        "where": st.sampled_from("xy"),
    },
)


def fits(row, chosen) -> bool:
    tests = {
        "kind": lambda value: row["kind"] == value,
        "size": lambda value: row["size"] >= value,
        "age": lambda value: row["age"] <= value,
        "where": lambda value: row.get("where") == value,
    }
    return all(tests[name](value) for name, value in chosen.items())


def grouped(found) -> list[Group]:
    kinds = {tuple(sorted(row.items())) for row in found}
    return [Group(dict(kind), sum(tuple(sorted(row.items())) == kind for row in found)) for kind in kinds]


@given(rows, choices)
def test_counts_are_those_of_the_rows(found, chosen):
    groups = grouped(found)
    assert narrowed(groups, FACETS, chosen) == sum(fits(row, chosen) for row in found)
    for name, values in counts(groups, FACETS, chosen).items():
        for value, count in values.items():
            assert count == sum(fits(row, {**chosen, name: value}) for row in found)
        assert name not in chosen or chosen[name] in values


@given(rows, choices)
def test_what_to_drop(found, chosen):
    told = without(grouped(found), FACETS, chosen)
    for name, count in told:
        left = {one: value for one, value in chosen.items() if one != name}
        assert count == sum(fits(row, left) for row in found) > 0
    assert [count for _, count in told] == sorted((count for _, count in told), reverse=True)
