"""The index answers what the formula says, for every provider, whatever is asked and however it came together."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from anyshore.catalogue.rules.matching import hours
from anyshore.catalogue.rules.matching.formula import judge
from anyshore.catalogue.rules.matching.index import NEWCOMER_EACH, SMALL_MOST, Index, newest
from anyshore.catalogue.rules.matching.joining import joined
from anyshore.catalogue.rules.matching.ranking import scored
from anyshore.catalogue.rules.matching.segment import segment_of
from anyshore.kit.places import gap_minutes, usual_shared_minutes
from tests.catalogue.matching.crowd import ON, SEATS, crowd, provider, wish


def by_formula(wanted, offered) -> dict:
    judged = {one.id: judge(wanted, one) for one in offered}
    return {key: one.score for key, one in judged.items() if not one.bars}


@pytest.mark.parametrize("seed", range(60))
def test_arrays_give_every_provider_what_the_formula_gives(seed):
    rng = random.Random(seed)
    offered, wanted = crowd(80, seed), wish(rng)
    wanted = replace(wanted, excluded=frozenset({offered[3].id}))
    segment = segment_of(offered)
    got = scored(segment, wanted, None)
    found = {segment.id_of(int(row)): int(score) for row, score in zip(got.rows, got.scores, strict=True)}
    assert found == by_formula(wanted, offered)


@pytest.mark.parametrize("seed", range(25))
def test_the_first_are_the_best_in_the_published_order(seed):
    offered, wanted = crowd(300, seed), wish(random.Random(seed))
    expected = by_formula(wanted, offered)
    ranked = newest(offered).first(wanted, 20)
    assert ranked.passed == len(expected)
    assert len(ranked.found) == min(20, len(expected))
    for one in ranked.found:
        assert one.score == expected[one.offered.id]
    natural = [one.score for one in ranked.found if not one.drawn]
    assert natural == sorted(expected.values(), reverse=True)[: len(natural)]


@pytest.mark.parametrize("seed", range(12))
def test_an_index_that_was_changed_equals_one_made_anew(seed):
    rng = random.Random(seed)
    offered = crowd(200, seed)
    index = newest(offered)
    now = {one.id: one for one in offered}
    for _ in range(5):
        change = {one: replace(provider(rng), id=one) for one in rng.sample(list(now), 20)}
        change |= {one.id: one for one in [provider(rng) for _ in range(5)]}
        change |= dict.fromkeys(rng.sample(list(now), 5))
        index = index.changed(change)
        now = {key: one for key, one in {**now, **change}.items() if one is not None}
        wanted = wish(rng)
        fresh = newest(now.values())
        assert len(index) == len(fresh) == len(now)
        assert index.first(wanted, 40) == fresh.first(wanted, 40)
        assert index.usual_rate("EUR") == fresh.usual_rate("EUR")
    one = next(iter(now))
    assert index.offered(one) == now[one]


def test_a_grown_remainder_is_joined_and_nothing_is_lost():
    first, later = crowd(50, 1), crowd(SMALL_MOST + 50, 2)
    index = newest(first).changed({one.id: one for one in later})
    assert index.small == {}
    assert {one.id: index.offered(one.id) for one in first + later} == {one.id: one for one in first + later}


def test_two_segments_with_other_seats_languages_and_currencies_join():
    one, other = crowd(40, 3), crowd(40, 4)
    both = joined(segment_of(one), segment_of(other).without([other[0].id]))
    assert len(both) == 79
    for offered in one + other[1:]:
        assert both.offered(both.row_of(offered.id)) == offered
    assert both.row_of(other[0].id) is None


def test_hours_of_many_seats_are_those_of_the_kit():
    for client in SEATS:
        assert list(hours.gaps(client, SEATS, ON)) == [gap_minutes(client, seat, ON) for seat in SEATS]
        assert list(hours.shared(client, SEATS, ON)) == [usual_shared_minutes(client, seat, ON) for seat in SEATS]


def test_newcomers_have_their_places_and_the_draw_is_the_same_all_day():
    rng = random.Random(5)
    offered = crowd(2000, 5)
    index = newest(offered)
    drawn = 0
    for _ in range(30):
        wanted = wish(rng)
        ranked = index.first(wanted, 40)
        assert ranked == index.first(wanted, 40)
        assert ranked.found[:20] == index.first(wanted, 20).found
        places = [place for place, one in enumerate(ranked.found, 1) if one.drawn]
        assert set(places) <= {5, 15, 25, 35}
        assert all(ranked.found[place - 1].offered.score is None for place in places)
        assert len({one.offered.id for one in ranked.found}) == len(ranked.found)
        drawn += len(places)
        tomorrow = index.first(replace(wanted, on=ON.replace(day=25)), NEWCOMER_EACH)
        assert len(tomorrow.found) == len(ranked.found[:20])
    assert drawn > 10


def test_a_rank_is_a_place_in_the_list():
    offered, wanted = crowd(300, 7), wish(random.Random(9))
    index = newest(offered)
    expected = by_formula(wanted, offered)
    for one in offered[:40]:
        better = sum(score > expected.get(one.id, 0) for score in expected.values())
        assert index.rank(wanted, one.id) == ((better + 1, len(expected)) if one.id in expected else None)


def test_an_index_of_nobody_finds_nobody():
    ranked = Index(segment_of(()), {}).first(wish(random.Random(1)), 20)
    assert (ranked.found, ranked.passed) == ((), 0)
