"""What a package says and what an order of it comes to, by property; what changed between two versions."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.catalogue.rules.orders import ordered
from anyshore.catalogue.rules.packages import PackageContent, PackageKind, Tier, changed, lacking, problem
from anyshore.kit.errors import Invalid
from anyshore.kit.money import MAX_MINOR, Money, total
from tests.catalogue.packages import HELP, LOGO, THEME

CURRENCY = st.sampled_from(["EUR", "JPY", "KWD", "CLF"])  # two decimals, none, three, four
PRICE = st.integers(1, MAX_MINOR // 1000)


@given(CURRENCY, PRICE, st.lists(PRICE, max_size=4), st.integers(1, 100), st.data())
def test_the_lines_of_an_order_add_up_in_every_currency(currency, price, extras, quantity, data):
    content = replace(
        LOGO,
        currency=currency,
        tiers=(replace(LOGO.tiers[0], price_minor=price),),
        extras=tuple(replace(LOGO.extras[0], name=f"Extra {n}", price_minor=one) for n, one in enumerate(extras)),
    )
    chosen = data.draw(st.lists(st.integers(0, len(extras) - 1), max_size=6)) if extras else []
    if (price + sum(extras[one] for one in set(chosen))) * quantity > MAX_MINOR:
        with pytest.raises(Invalid):
            ordered(content, 0, chosen, quantity)
        return
    order = ordered(content, 0, chosen, quantity)
    assert order.total == total([sum_ for _, sum_ in order.lines], currency)
    assert order.total == Money((price + sum(extras[one] for one in set(chosen))) * quantity, currency)
    assert order.days == (order.tier.days + sum(one.days for one in order.extras)) * quantity


@pytest.mark.parametrize("content", [LOGO, THEME, HELP], ids=lambda one: one.kind)
def test_a_content_survives_being_stored(content):
    stored = json.loads(json.dumps(content.to_json()))
    assert stored == content.to_json()
    assert PackageContent.from_json(stored) == content


@pytest.mark.parametrize(
    ("tier", "extras", "quantity"), [(2, (), 1), (-1, (), 1), (0, (2,), 1), (0, (), 0), (0, (), 101)]
)
def test_what_there_is_not_cannot_be_ordered(tier, extras, quantity):
    with pytest.raises(Invalid):
        ordered(LOGO, tier, extras, quantity)


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("title", {"title": " "}),
        ("currency", {"currency": "XXQ"}),
        ("skills", {"skills": ("no-such-skill",)}),
        ("tiers", {"tiers": (Tier("", 1),)}),
        ("tiers", {"tiers": (Tier("A", 0),)}),
        ("tiers", {"tiers": (Tier("A", 1), Tier("a", 2))}),
        ("tiers", {"tiers": tuple(Tier(f"T{n}", 1) for n in range(6))}),
        ("licence", {"licence": "none"}),
    ],
)
def test_what_no_package_can_say(field, change):
    assert problem(replace(LOGO, **change))[0] == field
    assert problem(LOGO) is None


@pytest.mark.parametrize(
    ("field", "content"),
    [
        ("words", replace(LOGO, words="Short.")),
        ("category", replace(LOGO, category="")),
        ("tiers", replace(LOGO, tiers=())),
        ("tiers", replace(LOGO, tiers=(Tier("A", 1),))),
        ("files", THEME),
        ("tiers", replace(HELP, tiers=(Tier("A", 1),))),
        ("valid_days", replace(HELP, valid_days=0)),
        ("unused", replace(HELP, unused="")),
    ],
)
def test_what_a_draft_lacks(field, content):
    assert lacking(content) == field
    assert lacking(LOGO) is None


def test_a_buyer_is_told_what_changed():
    assert changed(LOGO, LOGO) == ()
    dearer = replace(LOGO, tiers=(replace(LOGO.tiers[0], price_minor=1), LOGO.tiers[1]))
    assert changed(LOGO, dearer) == ("prices", "tiers")
    assert changed(LOGO, replace(LOGO, extras=(), words="Other words")) == ("words", "extras")
    assert PackageKind.SERVICE == "service"
