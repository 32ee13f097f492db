"""Finding requests: filters, counts, order, pages; and searches read from addresses and written into them."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit.money import Money
from anyshore.kit.places import Place
from anyshore.parties.rules import ANYONE
from anyshore.sourcing.queries.finding import find_requests, new_requests
from anyshore.sourcing.rules.finding import FACETS, SORTS, wanted
from anyshore.sourcing.rules.searches import looks_again
from tests.factories import NOW, make_organisation
from tests.sourcing.world import client, posted, provider

PARTS = st.fixed_dictionaries(
    {},
    optional={
        "q": st.text(max_size=250),
        "skill": st.sampled_from(["logo-design", "nothing"]),
        "category": st.sampled_from(["translation", "logo-design", "x"]),
        "unit": st.sampled_from(["task", "planet"]),
        "shore": st.sampled_from(["onshore", "atsea"]),
        "hours": st.sampled_from(["2", "4", "3", "-1", "x"]),
        "days": st.sampled_from(["1", "7", "٧"]),
        "country": st.sampled_from(["NL", "nl", "N1", ""]),
        "currency": st.sampled_from(["EUR", "JPY", "XXY"]),
        "least": st.sampled_from(["100", "1.5", "1e3", "-2"]),
        "sort": st.sampled_from([*SORTS, "sideways"]),
    },
)


@given(PARTS)
def test_a_search_survives_its_address(parts):
    search = wanted(parts)
    assert wanted(search.query()) == search
    assert set(search.chosen) <= {facet.name for facet in FACETS}


def test_an_order_by_budget_needs_one_currency():
    assert wanted({"sort": "budget"}).sort == "new"
    assert wanted({"sort": "budget", "currency": "EUR"}).sort == "budget"
    assert wanted({"least": "100"}).least is None
    assert wanted({"least": "100", "currency": "JPY"}).least == Money(100, "JPY")


def test_who_has_no_place_asks_for_no_distance():
    assert wanted({"shore": "onshore", "hours": "4", "unit": "task"}, placed=False).chosen == {"unit": "task"}


def find(actor=ANYONE, home=None, at=NOW + timedelta(hours=2), after="", limit=20, **parts):
    return find_requests(actor, wanted(parts), at=at, home=home, after=after, limit=limit)


def titles(found):
    return [row.title for row in found.page.rows]


@pytest.fixture
def three(db):
    """A logo for a Dutch bakery, a translation and a website for a client in India."""
    _, indian = make_organisation(name="Sahyadri Foods", country="IN")
    posted(title="Logo for a bakery")
    posted(indian, title="Translation of a manual into German", currency="USD", budget_minor=90_000, unit="project")
    posted(indian, title="Website with a shop", currency="USD", budget_minor=500_000, unit="project")


@pytest.mark.usefixtures("three")
def test_each_filter_narrows_and_counts_the_others():
    found = find()
    assert titles(found) == ["Website with a shop", "Translation of a manual into German", "Logo for a bakery"]
    assert found.total == 3
    assert found.counts["country"] == {"IN": 2, "NL": 1}
    assert found.counts["unit"] == {"project": 2, "task": 1}
    assert "shore" not in {name for name, values in found.counts.items() if values}
    narrowed = find(country="IN", unit="project", category="translation")
    assert titles(narrowed) == ["Translation of a manual into German"]
    assert narrowed.counts["country"] == {"IN": 1}
    assert titles(find(currency="USD", least="1000")) == ["Website with a shop"]
    assert titles(find(currency="USD", sort="budget")) == [
        "Website with a shop",
        "Translation of a manual into German",
    ]
    assert titles(find(q="shop")) == ["Website with a shop"]
    assert titles(find(skill="logo-design")) == ["Logo for a bakery"]


@pytest.mark.usefixtures("three")
def test_where_none_fits_it_is_told_what_to_drop():
    found = find(country="NL", unit="project")
    assert found.total == 0
    assert titles(found) == []
    assert found.without == [("country", 2), ("unit", 1)]


@pytest.mark.usefixtures("three")
def test_distance_and_hours_are_those_of_the_readers_place():
    utrecht = Place(country="NL", zone="Europe/Amsterdam")
    assert titles(find(home=utrecht, shore="onshore")) == ["Logo for a bakery"]
    assert find(home=utrecht).counts["shore"] == {"offshore": 2, "onshore": 1}
    assert find(home=utrecht).counts["hours"] == {2: 3, 4: 3, 6: 1}
    assert titles(find(home=utrecht, hours="6")) == ["Logo for a bakery"]


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("sort", SORTS)
def test_pages_by_key_lose_and_repeat_nothing(sort):
    parts = {"sort": sort, "currency": "USD"} if sort == "budget" else {"sort": sort}
    whole, seen, after = titles(find(**parts)), [], ""
    while True:
        found = find(after=after, limit=1, **parts)
        seen += titles(found)
        after = found.page.next
        if not after:
            break
    assert seen == whole
    assert titles(find(after="no cursor_at all", **parts)) == whole
    assert titles(find(after="2026-01-01T00:00_" + "0" * 32, **parts)) == whole


@pytest.mark.usefixtures("three")
def test_what_is_new_is_after_one_instant_and_up_to_another():
    def new(since, at):
        return len(new_requests(ANYONE, wanted({}), since=since, at=at, home=None))

    assert new(NOW - timedelta(hours=1), NOW) == 3
    assert new(NOW, NOW + timedelta(hours=1)) == 0
    assert new(NOW - timedelta(hours=1), NOW - timedelta(minutes=1)) == 0


@pytest.mark.usefixtures("three")
def test_the_number_of_queries_does_not_grow():
    def asked(**parts):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            find(provider(), **parts)
        return len(queries)

    few = asked(limit=1)
    for number in range(3):
        posted(client(), title=f"Another logo {number}")
    assert asked(limit=20) == few


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)),
    st.sampled_from(["UTC", "Asia/Kolkata", "America/St_Johns", "Pacific/Kiritimati", "Europe/Lisbon"]),
    st.sampled_from(["hour", "day", "week"]),
)
def test_a_search_looks_later_in_the_morning_of_its_owner(wall, zone, every):
    at = wall.replace(tzinfo=UTC)
    due = looks_again(at, every, zone)
    span = {"hour": timedelta(hours=1), "day": timedelta(hours=26), "week": timedelta(days=8)}[every]
    assert at < due <= at + span
    if every != "hour":
        assert due.astimezone(ZoneInfo(zone)).time() == time(7)
    assert every != "week" or due.astimezone(ZoneInfo(zone)).weekday() == 0
