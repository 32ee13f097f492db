"""Every reader in their own locale: figures follow the reader, words the page; what is shown can be written back."""

from datetime import UTC, date, datetime

import pytest
from babel import Locale
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit import money
from anyshore.kit.errors import Refused
from anyshore.kit.money import CURRENCIES, Money
from anyshore.plumbing import formats, locales
from anyshore.plumbing.locales import USUAL, accepted, known, nearest, reading_in, readings

FRIDAY = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)
TAGS = sorted(known())


@pytest.fixture(autouse=True)
def november():
    now = datetime(2026, 11, 24, 9, 24, tzinfo=UTC)
    with timezone.override("Europe/Amsterdam"), formats.reading_at(now):
        yield


def test_every_known_locale_is_one_with_its_own_name():
    for tag, name in known().items():
        found = Locale.parse(tag, sep="-")
        assert name == found.get_display_name(found)
        assert len(tag) <= 16


@given(st.sampled_from(TAGS), st.sampled_from(sorted(CURRENCIES)), st.integers(0, 10**12))
def test_what_is_shown_is_read_back(tag, currency, minor):
    value = Money(minor, currency)
    with reading_in(tag):
        assert value in meant(formats.amount_text(value), currency)
        assert value in meant(formats.input_text(value.plain()), currency)


@given(st.sampled_from(TAGS), st.text("0123456789.,' \N{NARROW NO-BREAK SPACE}٫٬١٢eE+-", max_size=12))
def test_no_number_is_guessed(tag, text):
    """A reading has the digits that were written, in their order, and at most one point."""
    with reading_in(tag):
        for found in readings(text):
            digits = "".join(str(int(one)) for one in text if one.isdecimal())
            assert found.replace(".", "") == digits
            assert not set(text) & set("eE+-")


def meant(text, currency):
    values = []
    for plain in readings(text):
        try:
            values.append(money.parse(plain, currency))
        except Refused:
            continue
    return values


@pytest.mark.parametrize(
    ("tag", "text", "found"),
    [
        ("en-gb", "1,250.50", ["1250.50"]),
        ("en-gb", "12,50", []),
        ("en-gb", "1250.5", ["1250.5"]),
        ("en-gb", "1,250", ["1250"]),
        ("de-de", "1.250,50", ["1250.50"]),
        ("de-de", "1250.50", ["1250.50"]),
        ("de-de", "1.250", ["1250", "1.250"]),
        ("de-ch", "1'250.50", ["1250.50"]),
        ("de-ch", "1’250.50", ["1250.50"]),
        ("fr-ch", "1 250,50", ["1250.50"]),
        ("fr-fr", "1\N{NARROW NO-BREAK SPACE}250,50", ["1250.50"]),
        ("hi-in", "12,34,567.50", ["1234567.50"]),
        ("ar-eg", "١٢٥٠٫٥٠", ["1250.50"]),
        ("ar-eg", "١2", []),
        ("en-gb", "1e3", []),
        ("en-gb", "-5", []),
        ("en-gb", "1,25,0", []),
        ("en-gb", "", []),
        ("de-de", "1,250,5", []),
    ],
)
def test_readings(tag, text, found):
    with reading_in(tag):
        assert readings(text) == found


@pytest.mark.parametrize(
    ("tag", "amount", "deadline", "day"),
    [
        ("en-gb", "12,700.00", "Fri 27 Nov, 17:00", "24 Nov 2026"),
        ("en-us", "12,700.00", "Fri, Nov 27, 5:00\N{NARROW NO-BREAK SPACE}PM", "Nov 24, 2026"),
        ("de-de", "12.700,00", "Fr., 27. Nov., 17:00", "24. Nov. 2026"),
        ("de-ch", "12’700.00", "Fr., 27. Nov., 17:00", "24. Nov. 2026"),
        ("ja-jp", "12,700.00", "11月27日(Fri), 17:00", "2026年11月24日"),
    ],
)
def test_figures_follow_the_reader_and_words_the_page(tag, amount, deadline, day):
    with reading_in(tag):
        assert translation.get_language() == ("de" if tag.startswith("de") else "en")
        assert formats.amount_text(Money(1_270_000, "EUR")) == amount
        assert formats.deadline_text(FRIDAY) == deadline
        assert formats.day_text(date(2026, 11, 24)) == day


@pytest.mark.parametrize(
    ("tag", "language", "deadline", "instant"),
    [
        ("ar-eg", "en", "Fri 27 Nov, 5:00 pm", "27 Nov 2026, 5:00 pm"),
        ("fa-ir", "en", "Fri 27 Nov, 17:00", "27 Nov 2026, 17:00"),
        ("he-il", "en", "Fri 27 Nov, 17:00", "27 Nov 2026, 17:00"),
        ("he-il", "de", "Fr., 27. Nov., 17:00", "27. Nov. 2026, 17:00"),
        ("ar-eg", "ar", "الجمعة، 27 نوفمبر، 5:00 م", "27 نوفمبر 2026، 5:00 م"),
        ("fa-ir", "fa", "جمعه 27 نوامبر، 17:00", "27 نوامبر 2026، 17:00"),
    ],
)
def test_one_moment_is_written_in_one_script(tag, language, deadline, instant):
    with reading_in(tag), translation.override(language):
        assert formats.deadline_text(FRIDAY) == deadline
        assert formats.instant_text(FRIDAY) == instant


@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
def test_no_order_of_days_brings_letters_from_right_to_left_into_a_line_from_left_to_right(language):
    for tag in locales.known():
        with reading_in(tag), translation.override(language):
            days = formats.day_text(FRIDAY.date()), formats.short_day_text(FRIDAY.date())
            said = " ".join([*days, formats.deadline_text(FRIDAY), formats.whole_month_text(FRIDAY.date())])
        assert not any("\u0590" <= sign <= "\u08ff" for sign in said), (tag, said)


def test_words_speak_the_locale_where_the_interface_does(settings):
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    locales.language_of.cache_clear()
    try:
        with reading_in("de-ch"):
            assert formats.deadline_text(FRIDAY) == "Fr., 27. Nov., 17:00"
            assert formats.country_text("nl") == "Niederlande"
        with reading_in("fr-fr"):
            assert formats.country_text("nl") == "Netherlands"
    finally:
        locales.language_of.cache_clear()


@pytest.mark.parametrize(
    ("header", "tag"),
    [
        ("de-CH,de;q=0.9,en;q=0.8", "de-ch"),
        ("de", "de-de"),
        ("xx,fr;q=0.5", "fr-fr"),
        ("zh-TW,zh;q=0.9", "zh-hant-tw"),
        ("pt,en", "pt-br"),
        ("en", USUAL),
        ("en-US,en", "en-us"),
        ("*", USUAL),
        ("", USUAL),
        ("\x00;;q=9,,,", USUAL),
    ],
)
def test_what_a_browser_asks_for(header, tag):
    assert accepted(header) == tag


def test_every_tag_has_a_nearest_known_one():
    assert nearest("en") == USUAL
    assert nearest("de") == "de-de"
    assert nearest("klingon") == USUAL
    assert all(nearest(tag) == tag for tag in known())
