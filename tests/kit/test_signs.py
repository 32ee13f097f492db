"""Signs and codes beside sums."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit.money import CURRENCIES
from anyshore.kit.signs import FIRST_MEANT, SIGNS, currency_of, taken_off

TAKEN = [
    ("€ 200", "200", "€"),
    ("200 €", "200", "€"),
    ("€200", "200", "€"),
    ("200,50\N{NO-BREAK SPACE}€", "200,50", "€"),
    ("EUR 200", "200", "EUR"),
    ("200 eur", "200", "eur"),
    ("200EUR", "200", "EUR"),
    ("US$ 1,250.50", "1,250.50", "US$"),
    ("200 kr.", "200", "kr."),
    ("R$ 5", "5", "R$"),
    ("R 5", "5", "R"),
    ("Fr. 12’700", "12’700", "Fr."),
    ("\u200f٢٠٠ EGP", "٢٠٠", "EGP"),
    ("200", "200", ""),
    ("-200 €", "-200", "€"),
]


@pytest.mark.parametrize(("text", "rest", "sign"), TAKEN)
def test_a_sign_is_taken_off_either_end(text, rest, sign):
    assert taken_off(text) == (rest, sign)


@pytest.mark.parametrize(
    "text", ["€", "EUR", "euro 200", "€€ 200", "2€00", "200 euros", "x€ 5", "5 EURO", "e5", "ZZZ 5"]
)
def test_what_is_no_sign_of_a_number_stays(text):
    assert taken_off(text) == (text, "")


@pytest.mark.parametrize("text", ["€ 200 EUR", "€ 200 €"])
def test_two_signs_leave_no_number(text):
    rest, _ = taken_off(text)
    assert not rest.isdecimal()


@given(st.sampled_from(sorted(CURRENCIES)), st.integers(0, 10**9), st.booleans(), st.sampled_from(["", " ", "\u00a0"]))
def test_every_code_is_read_on_either_side(code, number, before, space):
    text = f"{code}{space}{number}" if before else f"{number}{space}{code}"
    assert taken_off(text) == (str(number), code)
    assert currency_of(code, "EUR") == code


def test_what_a_sign_means():
    assert currency_of("€") == "EUR"
    assert currency_of("$") == ""
    assert currency_of("$", "CAD") == "CAD"
    assert currency_of("$", "EUR") == ""
    assert currency_of("kr", "SEK") == "SEK"
    assert currency_of("¥", "JPY") == "JPY"
    assert currency_of("£") == currency_of("£", "EUR") == "GBP"
    assert currency_of("£", "EGP") == "EGP"
    assert currency_of("", "EUR") == ""
    assert all(SIGNS.values())
    assert set(FIRST_MEANT) <= set(SIGNS)
