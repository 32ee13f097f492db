"""Finding providers: the arrays against every provider asked one by one, the tables, pages, counts, addresses."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from time import sleep

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from anyshore.catalogue.actions.publish_profile import publish_profile
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.queries import shelf
from anyshore.catalogue.queries.finding import find_providers, new_providers
from anyshore.catalogue.rules.finding import BY_PLACE, NAMES, SORTS, sought
from anyshore.catalogue.rules.matching.asked import LEVELS, numbers_of, words_wanted
from anyshore.catalogue.rules.matching.browsing import browse, read_cursor
from anyshore.catalogue.rules.matching.index import newest
from anyshore.catalogue.rules.matching.reader import Reader
from anyshore.catalogue.rules.profiles import ProfileDetails
from anyshore.catalogue.rules.skills import SKILLS
from anyshore.catalogue.rules.suggestions import suggest_skills
from anyshore.kit.places import Place, shoring, usual_shared_minutes
from anyshore.parties.rules import ANYONE
from tests.catalogue.matching.crowd import ON, crowd
from tests.factories import NOW, do, make_organisation

HOME = Place("NL", "Europe/Amsterdam")
NOTHING = {"mark": "\x00", "long": "x" * 10_000, "arabic": "تصميم شعار", "huge": "9" * 400}

PARTS = st.fixed_dictionaries(
    {},
    optional={
        "q": st.sampled_from(["logo design", "atelier", *NOTHING.values()])
        | st.text(alphabet="ab é٣%_\\'\x00&", max_size=30),
        "category": st.sampled_from(["logo-design", "translation", "x"]),
        "skill": st.sampled_from(["logo-design", "translation", "sorcery"]),
        "shore": st.sampled_from(["onshore", "nearshore", "offshore", "atsea"]),
        "country": st.sampled_from(["NL", "IN", "ZZ", "nl", *NOTHING.values()]),
        "language": st.sampled_from(["en", "de", "EN", "e1", "tlh", *NOTHING.values()]),
        "level": st.sampled_from(["A1", "C1", "native", "Z9"]),
        "hours": st.sampled_from(["2", "6", "3", "-1", "٤", *NOTHING.values()]),
        "rate": st.sampled_from(["50", "12.5", "0", "-1", "1e9", *NOTHING.values()]),
        "standing": st.sampled_from(["50", "90", "101", *NOTHING.values()]),
        "free": st.sampled_from(["now", "month", "never"]),
        "who": st.sampled_from(["company", "individual", "robot"]),
        "verified": st.sampled_from(["yes", "no"]),
        "currency": st.sampled_from(["EUR", "JPY", "XXY"]),
        "sort": st.sampled_from([*SORTS, "sideways"]),
    },
)


@given(PARTS)
def test_a_search_survives_its_address(parts):
    search = sought(parts, currency="EUR")
    assert sought(search.query(), currency=search.currency) == search
    assert set(search.chosen) <= set(NAMES)
    assert not set(BY_PLACE) & set(sought(parts, placed=False).chosen)


def test_a_rate_and_an_order_need_what_they_are_measured_by():
    assert "rate" not in sought({"rate": "50"}).chosen
    assert sought({"rate": "50"}, currency="JPY").chosen["rate"] == 50
    assert sought({"rate": "50", "currency": "EUR"}, currency="JPY").chosen["rate"] == 5000
    assert sought({"sort": "rate"}).sort == "standing"
    assert sought({"sort": "match"}).sort == "standing"
    assert sought({"q": "logo"}).sort == "match"
    assert sought({"level": "C1"}).chosen == {}


def wish(rng: random.Random) -> dict[str, str]:
    """A search with more or fewer filters."""
    may = {
        "q": ["logo design", "translation", "contract manual", "bakery"],
        "category": ["logo-design", "translation"],
        "skill": ["logo-design", "translation", "brand-guidelines"],
        "shore": ["onshore", "nearshore", "offshore"],
        "country": ["NL", "IN", "PL"],
        "language": ["en", "de"],
        "level": ["B2", "native"],
        "hours": ["2", "4", "6"],
        "rate": ["40", "90"],
        "standing": ["50", "80"],
        "free": ["now", "month"],
        "who": ["company", "individual"],
        "verified": ["yes"],
        "sort": list(SORTS),
    }
    return {name: rng.choice(values) for name, values in may.items() if rng.random() < 0.2}


def fits(one, search, reader, chosen) -> bool:
    """The same, asked of one provider."""
    level = LEVELS[str(chosen.get("level", "A1"))]
    rate = one.rate_minor if one.currency == search.currency else None
    month_end = date(ON.year, ON.month, 30)
    tests = {
        "category": lambda value: any(SKILLS[slug].category == value for slug in one.skills),
        "skill": lambda value: value in one.skills,
        "shore": lambda value: shoring(HOME, one.seat, on=ON).distance == value,
        "country": lambda value: one.seat.country == value,
        "language": lambda value: one.languages.get(value, 0) >= level,
        "level": lambda value: True,
        "hours": lambda value: usual_shared_minutes(HOME, one.seat, ON) // 60 >= value,
        "rate": lambda value: rate is not None and rate <= value,
        "standing": lambda value: one.score is not None and one.score >= value,
        "free": lambda value: (
            one.available_from is None or one.available_from <= (ON if value == "now" else month_end)
        ),
        "who": lambda value: one.is_person == (value == "individual"),
        "verified": lambda value: one.verified,
    }
    return all(tests[name](value) for name, value in chosen.items()) and (not search.words or worth(one, search) > 0)


def worth(one, search) -> int:
    stems = numbers_of(words_wanted(search.words, "")[:6])
    meant = {found.skill.slug for found in suggest_skills(search.words, 5)}
    return 2 * bool(meant & set(one.skills)) + bool(stems and stems <= one.words)


def listed(index, search, reader, limit=7):
    seen, after = [], ""
    while True:
        found = browse(index.segments, search, reader, after=after, limit=limit)
        seen += found.ids
        after = found.next
        if not after:
            return seen


@pytest.mark.parametrize("seed", range(40))
def test_arrays_find_count_and_order_as_one_by_one(seed):
    rng = random.Random(seed)
    offered = crowd(160, seed)
    index = newest(offered[:120]).changed({one.id: one for one in offered[120:]}).changed({offered[0].id: None})
    there = {one.id: one for one in offered[1:]}
    search, reader = sought(wish(rng), currency="EUR"), Reader(on=ON, home=HOME)
    expected = {key for key, one in there.items() if fits(one, search, reader, search.chosen)}
    found = browse(index.segments, search, reader, after="", limit=20)
    seen = listed(index, search, reader)
    assert (set(seen), len(seen), found.total) == (expected, len(expected), len(expected))
    assert found.ids == tuple(seen[:20])
    for name, values in found.counts.items():
        for value, count in values.items():
            chosen = {**search.chosen, name: value}
            assert count == sum(fits(one, search, reader, chosen) for one in there.values()), (name, value)
    for name, count in found.without:
        chosen = {one: value for one, value in search.chosen.items() if one != name}
        chosen = chosen if "language" in chosen else {k: v for k, v in chosen.items() if k != "level"}
        assert count == sum(fits(one, search, reader, chosen) for one in there.values()), name
    keys = [order(there[one], search) for one in seen]
    assert keys == sorted(keys, reverse=True)


def order(one, search):
    low = -1 if one.score is None else one.score_low
    rate = one.rate_minor if one.currency == search.currency else None
    first = {
        "match": worth(one, search) * 1000 + low,
        "standing": low,
        "new": one.published_at.timestamp() if one.published_at else 0,
        "rate": -rate if rate is not None else -(10**18),
    }[search.sort]
    return first, one.published_at or datetime(1970, 1, 1, tzinfo=UTC), one.id.int


@pytest.mark.parametrize(
    "text", ["", "x", "1.2", "1.2.3", "1.2." + "0" * 31, "9" * 5000, "٣.٣." + "0" * 32, f"{2**64}.1.{'0' * 32}"]
)
def test_what_is_no_cursor_begins_at_the_beginning(text):
    assert read_cursor(text) is None


def offering(name: str, at=NOW, **more):
    made, owner = make_organisation(name=name, **{one: more.pop(one) for one in ("country", "kind") if one in more})
    given = {
        "headline": "Logos for bakeries",
        "about": "I have drawn them since 2009, for ferries too.",
        "rate_minor": 4800,
        "rate_currency": "EUR",
        "skills": (("logo-design", ""),),
        "languages": (("en", "C1"),),
    }
    do(save_profile, owner, at, details=ProfileDetails(**{**given, **more}))
    do(publish_profile, owner, at)
    return made, owner


def find(actor=ANYONE, home=None, after="", limit=20, **parts):
    search = sought(parts, currency="EUR", placed=home is not None)
    return find_providers(actor, search, at=NOW + timedelta(hours=2), home=home, after=after, limit=limit)


def names(found):
    return [row.organisation.name for row in found.rows]


@pytest.fixture
def three(db):
    """Two in the Netherlands and one in India, who translates."""
    offering("Atelier Kade")
    offering("Bureau Maas", kind="individual", rate_minor=9000, languages=(("nl", "native"),))
    translation = {
        "headline": "Manuals in Hindi",
        "about": "There are two of us, and both of us read everything.",
        "skills": (("hindi-translation", ""),),
    }
    offering("Chandra", country="IN", **translation)


@pytest.mark.usefixtures("three")
def test_filters_narrow_and_count_the_others():
    assert find().total == 3
    assert find().counts["country"] == {"NL": 2, "IN": 1}
    assert names(find(rate="50")) == names(find(rate="50", sort="new")) == ["Chandra", "Atelier Kade"]
    assert names(find(country="NL", who="individual")) == ["Bureau Maas"]
    assert names(find(sort="rate", country="NL")) == ["Atelier Kade", "Bureau Maas"]
    assert names(find(home=HOME, shore="offshore")) == ["Chandra"]
    assert names(find(home=HOME, hours="6", language="en", level="C1")) == ["Atelier Kade"]
    none = find(country="IN", who="individual")
    assert (none.total, none.without) == (0, [("country", 1), ("who", 1)])


@pytest.mark.usefixtures("three")
def test_words_find_names_skills_and_what_is_said_the_best_in_front():
    assert names(find(q="kade")) == ["Atelier Kade"]
    assert names(find(q="atel")) == ["Atelier Kade"]
    assert names(find(q="ferries")) == ["Bureau Maas", "Atelier Kade"]
    assert names(find(q="logo")) == ["Bureau Maas", "Atelier Kade"]
    offering(
        "Logo Lab",
        skills=(("hindi-translation", ""),),
        headline="Words",
        about="There are two of us, and both of us read everything.",
    )
    assert names(find(q="logo"))[0] == "Logo Lab"
    assert names(find(q="' OR 1=1 --")) == []
    assert names(find(q="\x00")) == []


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    "parts", [{}, {"country": "NL"}, {"q": "logo"}, {"q": "kade"}, {"rate": "50"}, {"who": "robot"}]
)
def test_while_it_is_built_the_tables_give_the_same_in_another_order(monkeypatch, parts):
    whole = find(**parts)
    monkeypatch.setattr(shelf, "index", lambda: None)
    meanwhile = find(**parts)
    assert sorted(names(meanwhile)) == sorted(names(whole))
    assert (whole.complete, meanwhile.complete, meanwhile.counts) == (True, False, {})
    seen, after = [], ""
    while True:
        found = find(after=after, limit=1, **parts)
        seen += names(found)
        after = found.next
        if not after:
            break
    assert seen == names(meanwhile)


@pytest.mark.usefixtures("three")
def test_chunks_of_the_tables_lose_nothing(monkeypatch):
    monkeypatch.setattr(shelf, "index", lambda: None)
    monkeypatch.setattr("anyshore.catalogue.queries.finding.CHUNK", 1)
    assert len(names(find())) == 3
    assert names(find(country="IN")) == ["Chandra"]


@pytest.mark.usefixtures("three")
def test_what_is_new_is_after_one_instant_and_up_to_another_and_not_oneself():
    def new(since, at, actor=ANYONE, **parts):
        return len(new_providers(actor, sought(parts), since=since, at=at, home=None))

    _, own = offering("Dock", at=NOW + timedelta(minutes=5))
    assert new(NOW - timedelta(hours=1), NOW) == 3
    assert new(NOW, NOW + timedelta(hours=1)) == 1
    assert new(NOW, NOW + timedelta(hours=1), actor=own) == 0
    assert new(NOW, NOW + timedelta(hours=1), skill="hindi-translation") == 0


@pytest.mark.django_db(transaction=True)
def test_the_number_of_queries_does_not_grow(clone):
    def asked(**parts):
        find()
        for _ in range(600):  # a transaction of another test, in the same server, holds back what counts as settled
            if not shelf._shelf.mark.unsettled:
                break
            sleep(0.1)
            find()
        find(**parts)  # what is read once stays read
        with CaptureQueriesContext(connection) as queries:
            find(**parts)
        return len(queries)

    offering("Atelier Kade")
    assert asked(limit=1) == 5
    assert asked(limit=20, country="NL", rate="90", sort="rate") == 5
    assert asked(q="logo") == 6
    for number in range(3):
        offering(f"Another {number}")
    assert asked(limit=20) == 5
