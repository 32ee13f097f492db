"""How money, days and instants are written, in the reader's language and zone."""

from datetime import UTC, date, datetime

import pytest
from babel.numbers import format_decimal
from django.utils import timezone, translation
from hypothesis import given
from hypothesis import strategies as st

from anyshore.kit import money
from anyshore.kit.money import Money
from anyshore.plumbing import formats
from anyshore.web import filters
from tests.tables import tables

*_, WRITTEN = tables("docs/algorithms/clocks.md")
NBSP = "\N{NO-BREAK SPACE}"
FRIDAY = datetime(2026, 11, 27, 16, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def november():
    now = datetime(2026, 11, 24, 9, 24, tzinfo=UTC)
    with timezone.override("Europe/Amsterdam"), translation.override("en-gb"), formats.reading_at(now):
        yield


def test_money_is_code_first_with_every_decimal():
    assert formats.money_text(Money(1_270_000, "EUR")) == f"EUR{NBSP}12,700.00"
    assert formats.money_text(Money(500, "JPY")) == f"JPY{NBSP}500"
    assert formats.money_text(Money(1_234_567, "KWD")) == f"KWD{NBSP}1,234.567"
    assert formats.money_text(Money(5, "EUR")) == f"EUR{NBSP}0.05"


def test_a_change_carries_its_sign_and_a_true_minus():
    assert formats.amount_text(Money(-110_000, "EUR"), sign=True) == "−1,100.00"
    assert formats.amount_text(Money(360_000, "EUR"), sign=True) == "+3,600.00"
    assert formats.amount_text(Money(0, "EUR"), sign=True) == "0.00"


def test_money_follows_the_locale():
    with translation.override("de"):
        assert formats.money_text(Money(1_270_000, "EUR")) == f"EUR{NBSP}12.700,00"


@given(st.integers(-(10**15), 10**15), st.sampled_from(["EUR", "JPY", "KWD", "CLF"]))
def test_what_is_shown_is_exactly_the_amount(minor, currency):
    shown = formats.amount_text(Money(minor, currency)).replace(",", "").replace("−", "")
    assert money.parse(shown, currency).minor == abs(minor)


def test_money_markup_has_the_machine_value():
    markup = filters.money(Money(-110_000, "EUR"), sign=True)
    assert markup == f'<data class="money" value="-1100.00 EUR"><abbr>EUR</abbr>{NBSP}−1,100.00</data>'


@pytest.mark.parametrize(
    ("bps", "text"), [(150, "1.5"), (9500, "95"), (0, "0"), (1, "0.01"), (-790, "−7.9"), (10_050, "100.5")]
)
def test_percent(bps, text):
    assert formats.percent_text(bps) == f"{text}{NBSP}%"


def test_percent_rounded():
    assert formats.percent_text(9234, 1) == f"92.3{NBSP}%"
    assert formats.percent_text(9250, 0) == f"93{NBSP}%"
    assert formats.percent_text(9995, 0) == f"100{NBSP}%"
    assert formats.percent_text(9500, 1) == f"95.0{NBSP}%"


@pytest.mark.parametrize(
    ("size", "text"),
    [(0, "0 bytes"), (999, "999 bytes"), (1000, f"1{NBSP}kB"), (38_400, f"38{NBSP}kB"), (1_800_000, f"1.8{NBSP}MB"),
     (212_000_000, f"212{NBSP}MB"), (3_200_000_000, f"3.2{NBSP}GB")],
)  # fmt: skip
def test_filesize(size, text):
    assert formats.filesize_text(size) == text


def test_a_deadline_has_its_weekday_in_the_readers_zone():
    assert formats.deadline_text(FRIDAY) == "Fri 27 Nov, 17:00"
    with timezone.override("Asia/Kolkata"):
        assert formats.deadline_text(FRIDAY) == "Fri 27 Nov, 21:30"
    assert filters.deadline(FRIDAY) == '<time datetime="2026-11-27T16:00+00:00">Fri 27 Nov, 17:00</time>'


@pytest.mark.parametrize(
    ("instant", "zone", "written"), [(row["instant"], row["zone of the reader"], row["written"]) for row in WRITTEN]
)
def test_an_instant_reads_one_way_and_midnight_closes_a_day(instant, zone, written):
    at, (weekday_and_day, _, time) = datetime.fromisoformat(instant), written.rpartition(", ")
    with timezone.override(zone):
        assert formats.deadline_text(at) == written
        assert formats.time_text(at) == time
        plain = formats.day_text(formats.day_of(at))
        assert formats.instant_text(at) == f"{plain}, {time}"
        assert plain.split()[:2] == weekday_and_day.split()[1:3]
        assert filters.day(at) == f'<time datetime="{formats.day_of(at)}">{plain}</time>'
        assert formats.short_day_text(at) == " ".join(weekday_and_day.split()[1:])
        assert filters.deadline(at) == f'<time datetime="{at.isoformat(timespec="minutes")}">{written}</time>'


def test_what_was_said_at_midnight_was_said_yesterday():
    assert formats.when_text(datetime(2026, 11, 23, 23, 0, tzinfo=UTC)) == "yesterday, 24:00"


def test_another_year_is_named():
    assert formats.deadline_text(datetime(2027, 1, 4, 16, 0, tzinfo=UTC)) == "Mon 4 Jan 2027, 17:00"
    assert formats.day_text(date(2026, 11, 24)) == "24 Nov 2026"
    assert formats.short_day_text(date(2027, 1, 4)) == "4 Jan 2027"
    assert formats.short_day_text(date(2026, 11, 24)) == "24 Nov"


def test_the_day_of_an_instant_is_the_readers_day():
    late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert "25 Nov 2026" in filters.day(late)
    assert filters.day(late).startswith('<time datetime="2026-11-25">')


def test_when_something_was_said():
    assert formats.when_text(datetime(2026, 11, 24, 8, 12, tzinfo=UTC)) == "09:12"
    assert formats.when_text(datetime(2026, 11, 23, 14, 31, tzinfo=UTC)) == "yesterday, 15:31"
    assert formats.when_text(datetime(2026, 11, 20, 10, 8, tzinfo=UTC)) == "20 Nov 2026, 11:08"


def test_other_languages_order_dates_their_way():
    with translation.override("de"):
        assert formats.deadline_text(FRIDAY).startswith("Fr., 27. Nov")


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Marit de Boer", "MB"), ("Tolhuis Lighting B.V.", "TL"), ("Meridian Works d.o.o.", "MW"), ("madonna", "M"),
     ("Jean-Luc Picard", "JP"), ("", "?"), ("4711 Studio", "4S"), ("Kavi Systems Ltd", "KS"), ("王 小明", "王小")],
)  # fmt: skip
def test_initials(name, letters):
    assert formats.initials_text(name) == letters


def test_listing():
    assert formats.listing_text(["a", "b", "c"]) == "a, b and c"
    assert formats.listing_text(["a"]) == "a"


def test_names_of_countries_and_languages():
    assert formats.country_text("nl") == "Netherlands"
    assert formats.country_text("zz") == "zz" or formats.country_text("zz")
    assert formats.language_text("PT") == "Portuguese"


def test_a_wall_time_of_the_reader_becomes_an_instant():
    assert formats.as_utc(datetime(2026, 12, 18, 17, 0)) == datetime(2026, 12, 18, 16, 0, tzinfo=UTC)
    assert formats.as_utc(datetime(2026, 10, 25, 2, 30)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@given(st.integers(0, 10**15), st.sampled_from(["en-gb", "de", "fr", "pl", "hi", "ar", "de-ch", "ja", "pt", "sv"]))
def test_grouping_is_that_of_the_locale(number, language):
    with translation.override(language):
        assert formats._digits(number, "") == format_decimal(number, locale=formats.locale())


@pytest.mark.parametrize(
    ("language", "led", "said"),
    [
        ("en-gb", "Skills: Go", "“Go”"),
        ("de", "Skills: Go", "„Go“"),
        ("fr", "Skills\u00a0: Go", "«\u00a0Go\u00a0»"),
        ("es", "Skills: Go", "«Go»"),
    ],
)
def test_a_colon_and_quotation_marks_are_those_of_the_language(language, led, said):
    with translation.override(language):
        assert formats.leading_text("Skills", "Go") == led
        assert formats.quoted_text("Go") == said


def test_a_word_of_a_heading_stands_small_within_a_sentence_but_not_in_german():
    assert formats.within_text("Open") == "open"
    with translation.override("de"):
        assert formats.within_text("Entwurf") == "Entwurf"
