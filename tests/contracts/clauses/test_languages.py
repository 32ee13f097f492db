"""Our small tables of four languages, against CLDR as it is today."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from anyshore.contracts.rules.clauses import languages
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.kit.money import Money

LOCALES = {Language.EN: "en_GB", Language.DE: "de", Language.FR: "fr", Language.ES: "es"}
SPACES = str.maketrans("\u00a0\u202f", "  ")


@pytest.mark.parametrize("language", Language)
@given(value=st.integers(0, 10**12), places=st.integers(1, 4))
def test_numbers_are_written_as_cldr_has_them(language: Language, value: int, places: int):
    locale = LOCALES[language]
    assert languages.whole(value, language) == format_decimal(value, locale=locale)
    pattern = "#,##0." + "#" * places
    written = format_decimal(value / 10**places, format=pattern, locale=locale)
    assert languages.decimals(value, places, language) == written or value > 10**11  # a float has no more digits


@pytest.mark.parametrize("language", Language)
@given(on=st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_days_are_written_as_cldr_has_them(language: Language, on: date):
    written = format_date(on, "long", locale=LOCALES[language])
    ours = languages.day(on, language)
    assert ours == written.replace("1 ", "1er ", 1) if language is Language.FR and on.day == 1 else ours == written


@pytest.mark.parametrize("language", Language)
@given(items=st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=4))
def test_lists_are_joined_as_cldr_has_them(language: Language, items: list[str]):
    assert languages.listed(items, language) == format_list(items, locale=LOCALES[language])


@pytest.mark.parametrize(
    ("last", "joined"),
    [("iglesia", "pan e iglesia"), ("hilo", "pan e hilo"), ("hielo", "pan y hielo"), ("sal", "pan y sal")],
)
def test_spanish_says_e_before_i(last: str, joined: str):
    assert languages.listed(["pan", last], Language.ES) == joined


@pytest.mark.parametrize(
    ("language", "amount", "percent"),
    [
        (Language.EN, "EUR 1,250.00", "1.5 %"),
        (Language.DE, "1.250,00 EUR", "1,5 %"),
        (Language.FR, "1 250,00 EUR", "1,5 %"),
        (Language.ES, "1.250,00 EUR", "1,5 %"),
    ],
)
def test_amounts_and_rates(language: Language, amount: str, percent: str):
    assert languages.amount(Money(125_000, "EUR"), language).translate(SPACES) == amount
    assert languages.percent(150, language).translate(SPACES) == percent


@pytest.mark.parametrize("language", Language)
def test_one_is_one_and_nothing_is_one_in_french(language: Language):
    assert languages.is_one(1, language)
    assert not languages.is_one(2, language)
    assert languages.is_one(0, language) is (language is Language.FR)
