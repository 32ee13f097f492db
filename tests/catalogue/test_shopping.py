"""Finding packages: filters and counts against asking each one, pages, orders, what is new, addresses."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from anyshore.catalogue.actions.mark_sold import mark_sold
from anyshore.catalogue.actions.publish_package import publish_package
from anyshore.catalogue.actions.publish_profile import publish_profile
from anyshore.catalogue.actions.record_standing import record_standing
from anyshore.catalogue.actions.save_package import save_package
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.models import Package
from anyshore.catalogue.queries.shopping import find_packages, new_packages
from anyshore.catalogue.rules.packages import Tier
from anyshore.catalogue.rules.shopping import NAMES, SORTS, price_steps, rounded_up, sought_packages
from anyshore.kit.money import MAX_MINOR
from anyshore.parties.rules import ANYONE
from tests.catalogue.actions.test_save_profile import GOOD
from tests.catalogue.packages import HELP, LOGO, on_sale, seller
from tests.factories import NOW, do, make_organisation

HOSTILE = ("\x00", "x" * 10_000, "تصميم", "9" * 400, "-1", "1e9", "%", "' OR 1=1 --")
PARTS = st.fixed_dictionaries(
    {},
    optional={
        "q": st.sampled_from(["logo", "shop", *HOSTILE]),
        "category": st.sampled_from(["logo-design", "x", *HOSTILE]),
        "kind": st.sampled_from(["service", "product", "hours", "gift"]),
        "price": st.sampled_from(["200", "137", "0", "12.5", *HOSTILE]),
        "days": st.sampled_from(["1", "7", "8", *HOSTILE]),
        "tiers": st.sampled_from(["one", "choice", "many"]),
        "language": st.sampled_from(["en", "EN", "e1", *HOSTILE]),
        "country": st.sampled_from(["PT", "pt", "ZZ", *HOSTILE]),
        "standing": st.sampled_from(["50", "90", "99", *HOSTILE]),
        "currency": st.sampled_from(["EUR", "JPY", "XXY"]),
        "sort": st.sampled_from([*SORTS, "sideways"]),
    },
)


@given(PARTS)
def test_a_search_survives_its_address(parts):
    search = sought_packages(parts, currency="EUR")
    assert sought_packages(search.query(), currency=search.currency) == search
    assert set(search.chosen) <= set(NAMES)


@given(st.integers(1, MAX_MINOR))
def test_a_price_is_rounded_up_to_one_digit(minor):
    up = rounded_up(minor)
    assert minor <= up < minor * 2 + 10 or up == MAX_MINOR
    assert up == MAX_MINOR or str(up)[1:].strip("0") == ""
    assert rounded_up(up) in (up, MAX_MINOR)


@given(st.dictionaries(st.integers(1, 10**9).map(rounded_up), st.integers(1, 5), min_size=1))
def test_the_steps_reach_from_the_lowest_price_to_the_highest(there):
    steps = price_steps(there)
    assert list(steps) == sorted(set(steps))
    assert steps[0] >= min(there)
    assert steps[-1] >= max(there)
    assert price_steps({}) == ()


def find(actor=ANYONE, after="", limit=20, **parts):
    return find_packages(actor, sought_packages(parts, currency="EUR"), after=after, limit=limit)


def titles(found):
    return [row.title for row in found.rows]


def shop(number: int, rng: random.Random):
    """A provider with some packages."""
    _, owner = make_organisation(name=f"Shop {number}", country=rng.choice(["PT", "PL", "IN"]))
    languages = tuple((code, "C1") for code in ("en", "de", "pt") if rng.random() < 0.5)
    do(save_profile, owner, details=replace(GOOD, languages=languages))
    do(publish_profile, owner)
    if rng.random() < 0.7:
        known = {"contracts": 1, "reviews": 1, "on_time": 1, "delivered": 1, "score_high": 100}
        score = rng.choice([40, 55, 72, 88, 95])
        do(
            record_standing,
            owner,
            organisation_id=owner.organisation_id,
            side="provider",
            score=score,
            score_low=20,
            **known,
        )
    for place in range(rng.randint(1, 3)):
        tiers = tuple(
            Tier(f"Tier {n}", rng.choice([900, 1_000, 13_700, 20_000, 95_001]) + n, days=rng.choice([1, 2, 7, 9, 40]))
            for n in range(rng.randint(1, 2))
        )
        tiers = tuple(replace(one, includes=("It",), revisions=1) for one in tiers)
        content = replace(
            LOGO, title=f"Logo {number}.{place}", tiers=tiers, currency=rng.choice(["EUR", "EUR", "USD"])
        )
        made = on_sale(owner, content)
        for _ in range(rng.randint(0, 2)):
            do(mark_sold, owner, package_id=made.pk)


@pytest.fixture
def crowd(db):
    rng = random.Random(7)
    for number in range(8):
        shop(number, rng)
    on_sale(seller(name="Helpers"), HELP)


def fits(row, chosen, spoken, scores) -> bool:
    tests = {
        "category": lambda value: row.category == value,
        "kind": lambda value: row.kind == value,
        "price": lambda value: row.currency == "EUR" and row.from_minor <= value,
        "days": lambda value: row.from_days <= value,
        "tiers": lambda value: (row.tiers > 1) == (value == "choice"),
        "language": lambda value: value in spoken[row.profile_id],
        "country": lambda value: row.organisation.country == value,
        "standing": lambda value: scores.get(row.organisation_id, -1) >= value,
    }
    return all(tests[name](value) for name, value in chosen.items())


SEARCHES = (
    {}, {"country": "PT"}, {"price": "150"}, {"language": "en"}, {"language": "de", "tiers": "choice"}, {"days": "7"},
    {"standing": "70", "country": "PL"}, {"kind": "hours"}, {"kind": "hours", "country": "IN"}, {"price": "9", "days": "3"},
    {"q": "logo", "price": "1000"}, {"q": "shop 3"}, {"kind": "product"}, {"language": "tlh", "country": "IN"},
)  # fmt: skip


@pytest.mark.usefixtures("crowd")
def test_filters_and_counts_are_those_of_asking_each_one():
    from anyshore.catalogue.models import ProfileLanguage, Standing

    rows = list(Package.objects.select_related("organisation").all())
    spoken = {row.profile_id: set() for row in rows}
    for profile_id, code in ProfileLanguage.objects.values_list("profile_id", "language"):
        spoken.setdefault(profile_id, set()).add(code)
    scores = dict(Standing.objects.values_list("organisation_id", "score"))
    for parts in SEARCHES:
        search = sought_packages(parts, currency="EUR")
        there = rows
        if search.words:
            there = [row for row in rows if "logo" in row.title.lower()]
            there = there if parts["q"] == "logo" else [row for row in rows if row.organisation.name == "Shop 3"]
        expected = {row.title for row in there if fits(row, search.chosen, spoken, scores)}
        found = find(**parts, limit=100)
        assert (set(titles(found)), found.total) == (expected, len(expected)), parts
        for name, values in found.counts.items():
            for value, count in values.items():
                chosen = {**search.chosen, name: value}
                assert count == sum(fits(row, chosen, spoken, scores) for row in there), (parts, name, value)
        for name, count in found.without:
            chosen = {one: value for one, value in search.chosen.items() if one != name}
            assert count == sum(fits(row, chosen, spoken, scores) for row in there) > 0, (parts, name)


@pytest.mark.usefixtures("crowd")
@pytest.mark.parametrize("sort", SORTS)
def test_pages_by_key_lose_and_repeat_nothing(sort):
    parts = {"sort": sort, **({"q": "logo"} if sort == "match" else {})}
    whole, seen, after = titles(find(**parts, limit=100)), [], ""
    for _ in whole:
        found = find(after=after, limit=3, **parts)
        seen += titles(found)
        after = found.next
        if not after:
            break
    assert seen == whole
    for broken in ("no cursor_at all", "9" * 90 + "_" + "0" * 32, "2026-01-01T00:00_" + "0" * 32, "٣_" + "0" * 32):
        assert set(titles(find(after=broken, **parts, limit=100))) <= set(whole)


@pytest.mark.usefixtures("crowd")
def test_orders_are_what_they_say():
    prices = [row.price for row in find(sort="price", limit=100).rows]
    euros = [one.minor for one in prices if one.currency == "EUR"]
    assert euros == sorted(euros)
    assert [one.currency for one in prices[: len(euros)]] == ["EUR"] * len(euros)
    sold = [row.sold for row in find(limit=100).rows]
    assert sold == sorted(sold, reverse=True)


@pytest.mark.django_db
def test_what_is_new_is_told_once_however_often_it_is_published_again():
    owner = seller()
    made = on_sale(owner)
    later = NOW + timedelta(days=3)
    do(save_package, owner, later, content=replace(LOGO, line="Other words."), package_id=made.pk)
    do(publish_package, owner, later, package_id=made.pk)

    def new(since, at, actor=ANYONE, **parts):
        return [row.slug for row in new_packages(actor, sought_packages(parts), since=since, at=at)]

    assert new(NOW - timedelta(hours=1), NOW) == [made.slug]
    assert new(NOW - timedelta(hours=1), NOW, kind="product") == []
    assert new(NOW - timedelta(hours=1), NOW, actor=owner) == []
    assert new(NOW, later) == []


@pytest.mark.django_db
def test_the_number_of_queries_does_not_grow():
    def asked(**parts):
        with CaptureQueriesContext(connection) as queries:
            find(**parts)
        return len(queries)

    owner = seller()
    on_sale(owner)
    assert asked() == 5
    assert asked(price="500", language="en", country="PT", standing="50", sort="price") <= 5
    assert asked(q="logo") == 6
    for number in range(3):
        on_sale(owner, replace(LOGO, title=f"Another {number}"))
    assert asked() == 5
