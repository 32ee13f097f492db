"""Money: reading, writing, splitting, fees. Random parts print their seed."""

from __future__ import annotations

import random

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit.money import (
    CURRENCIES,
    MAX_MINOR,
    AmountTooLarge,
    CurrencyMismatch,
    Money,
    NotAnAmount,
    UnknownCurrency,
    exponent,
    fee,
    fee_on_top_of,
    is_currency,
    parse,
    plain,
    share,
    split,
    total,
)
from tests.counts import SPLITS
from tests.tables import tables

pytestmark = pytest.mark.money

NO_MINOR_UNIT = {"XAG", "XAU", "XBA", "XBB", "XBC", "XBD", "XDR", "XPD", "XPT", "XSU", "XTS", "XUA", "XXX"}


def test_every_currency_with_a_minor_unit_is_known():
    assert {currency.alpha_3 for currency in pycountry.currencies} - NO_MINOR_UNIT <= set(CURRENCIES)
    assert [exponent(code) for code in ("JPY", "EUR", "KWD", "CLF")] == [0, 2, 3, 4]
    assert set(CURRENCIES.values()) == {0, 2, 3, 4}
    assert is_currency("EUR")
    assert not is_currency("eur")
    for code in ("eur", "EURO", "", "XXX", None):
        with pytest.raises(UnknownCurrency):
            exponent(code)


READ = [
    ("200", "EUR", 20_000),
    ("200.00", "EUR", 20_000),
    ("1250.5", "EUR", 125_050),
    ("0", "EUR", 0),
    ("0.00", "EUR", 0),
    ("0.01", "EUR", 1),
    ("1000", "JPY", 1_000),
    ("0", "JPY", 0),
    ("1.234", "KWD", 1_234),
    ("1.2", "KWD", 1_200),
    ("0.0001", "CLF", 1),
    ("10000000000000.00", "EUR", MAX_MINOR),
    ("1000000000000000", "JPY", MAX_MINOR),
]

REFUSED = [
    "", " ", "200 ", " 200", "+200", "-200", "-0", "−0", "−200", "1e3", "1E3", "1,000.00", "1.000,00", "1 000", "1_000",
    "1'000", "200,00", "007", "00", "00.10", ".5", "5.", ".", "0x10", "1/2", "NaN", "Infinity", "inf", "200.000", "0.001",
    "١٢٣", "१२३", "２００", "²", "½", "Ⅷ", "200\n", "200\x00", "\u200b200", "200\u00a0", "€200", "200 EUR", "200EUR",
    "1.2.3", "12345678901234567890", "1" * 5000, "true", "None", "1.0e2", "0.0.0", "--1", "1-", "(200)",
]  # fmt: skip


@pytest.mark.parametrize(("text", "currency", "minor"), READ)
def test_an_amount_is_read_exactly(text, currency, minor):
    read = parse(text, currency)
    assert read == Money(minor, currency)
    assert parse(read.plain(), currency) == read


@pytest.mark.parametrize("text", REFUSED)
@pytest.mark.parametrize("currency", ["EUR", "JPY"])
def test_what_is_not_understood_is_refused(text, currency):
    with pytest.raises(NotAnAmount) as told:
        parse(text, currency)
    assert told.value.status == 422
    assert told.value.params["decimals"] == exponent(currency)


def test_what_only_looks_like_text_is_refused():
    for thing in (200, 200.0, None, b"200", ["200"]):
        with pytest.raises(NotAnAmount):
            parse(thing, "EUR")


def test_decimals_that_the_currency_lacks_are_refused():
    for text, currency in (
        ("100.0", "JPY"),
        ("100.5", "JPY"),
        ("1.001", "EUR"),
        ("1.0001", "KWD"),
        ("1.00001", "CLF"),
    ):
        with pytest.raises(NotAnAmount):
            parse(text, currency)
    with pytest.raises(AmountTooLarge):
        parse("10000000000000.01", "EUR")


@given(
    st.text(alphabet=st.sampled_from("0123456789.,eE+-_ \t٣５−xX'"), max_size=18), st.sampled_from(sorted(CURRENCIES))
)
def test_reading_is_identity_or_a_refusal(text, currency):
    try:
        read = parse(text, currency)
    except (NotAnAmount, AmountTooLarge):
        return
    whole, _, fraction = text.partition(".")
    assert read.plain() == (f"{whole}.{fraction.ljust(exponent(currency), '0')}" if exponent(currency) else text)


@given(st.integers(-MAX_MINOR, MAX_MINOR), st.sampled_from(sorted(CURRENCIES)))
def test_writing_and_reading_are_one(minor, currency):
    written = plain(abs(minor), currency)
    assert parse(written, currency).minor == abs(minor)
    assert Money(minor, currency).plain() == ("-" if minor < 0 else "") + written


def test_money_meets_money_of_its_currency_only():
    one, two = Money(150, "EUR"), Money(50, "EUR")
    assert one + two == Money(200, "EUR")
    assert two - one == Money(-100, "EUR") == -Money(100, "EUR")
    assert two < one <= one
    assert one > two >= two
    assert (bool(Money.zero("EUR")), bool(one), two.is_positive, (two - one).is_positive) == (False, True, True, False)
    assert (str(one), str(Money(-3, "JPY"))) == ("1.50 EUR", "-3 JPY")
    assert total([one, two], "EUR") == Money(200, "EUR")
    assert len({one, Money(150, "EUR"), two}) == 2
    for meeting in (lambda: one + Money(1, "USD"), lambda: one < Money(1, "USD"), lambda: total([one], "USD")):
        with pytest.raises(CurrencyMismatch):
            meeting()
    for meeting in (lambda: one + 1, lambda: one < 2.0):
        with pytest.raises(TypeError):
            meeting()


def test_money_is_whole_and_has_limits():
    for minor in (1.0, "1", True, None):
        with pytest.raises(TypeError):
            Money(minor, "EUR")
    for minor in (MAX_MINOR + 1, -MAX_MINOR - 1):
        with pytest.raises(AmountTooLarge):
            Money(minor, "EUR")
    with pytest.raises(UnknownCurrency):
        Money(1, "EURO")
    with pytest.raises(AttributeError):
        Money(1, "EUR").minor = 2


@pytest.mark.parametrize(
    "row", tables("docs/algorithms/split.md")[0], ids=lambda row: f"{row['total']}/{row['weights']}"
)
def test_the_document_splits_as_we_do(row):
    assert split(int(row["total"]), [int(weight) for weight in row["weights"].split()]) == [
        int(part) for part in row["parts"].split()
    ]


@pytest.mark.parametrize(
    "row", tables("docs/algorithms/split.md")[1], ids=lambda row: f"{row['before']}+{row['amount']}"
)
def test_the_document_charges_as_we_do(row):
    before, amount, rate = int(row["before"]), int(row["amount"]), int(row["rate"])
    assert fee(before + amount, rate) == int(row["fee so far"])
    assert fee_on_top_of(before, amount, rate) == int(row["fee of this amount"])


@pytest.mark.parametrize("count", SPLITS.params)
def test_random_splits_conserve_the_total(count):
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    chance = random.Random(seed)
    for _ in range(count):
        amount = chance.randrange(chance.choice((10, 1_000, 10**9, MAX_MINOR)))
        weights = [chance.randrange(chance.choice((2, 10, 10_000))) for _ in range(chance.randrange(1, 6))] + [1]
        parts, whole = split(amount, weights), sum(weights)
        assert sum(parts) == amount
        assert all(abs(part * whole - amount * weight) < whole for part, weight in zip(parts, weights, strict=True))


@given(st.integers(-MAX_MINOR, MAX_MINOR), st.lists(st.integers(0, 10**6), min_size=1, max_size=8).filter(any))
def test_a_split_is_fair_and_mirrored(amount, weights):
    parts = split(amount, weights)
    assert sum(parts) == amount
    assert split(-amount, weights) == [-part for part in parts]
    assert all(not part for part, weight in zip(parts, weights, strict=True) if not weight)
    assert total(share(Money(amount, "EUR"), weights), "EUR") == Money(amount, "EUR")


def test_weights_make_sense():
    for weights in ([], [0, 0], [-1, 2], [1.5, 1], [True, 1]):
        with pytest.raises(ValueError):
            split(10, weights)


@given(st.lists(st.integers(0, 10**9), max_size=40), st.integers(0, 10_000))
def test_slicing_a_contract_changes_no_fee(amounts, rate):
    before, fees = 0, 0
    for amount in amounts:
        fees += fee_on_top_of(before, amount, rate)
        before += amount
    assert fees == fee(before, rate)
    assert fees * 10_000 <= before * rate < (fees + 1) * 10_000


def test_fees_make_sense():
    assert sum(fee_on_top_of(4 * turn, 4, 1_000) for turn in range(100)) == 40
    for cumulative, rate in ((-1, 100), (1, -1), (1, 10_001)):
        with pytest.raises(ValueError):
            fee(cumulative, rate)
