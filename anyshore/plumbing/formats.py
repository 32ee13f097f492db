"""How money, instants, days and numbers are written for the reader: plain text in the reader's language and zone.

The reader's locale and zone are those that the middleware activated for the request: order, marks and digits are the
locale's, words are of the page's language (``locales``). English that puts the day first is written as the pages of
the design write it, ``Fri 27 Nov, 17:00`` and ``24 Nov 2026``; everything else as CLDR has it.

One instant reads one way, on pages, in mails and in print: midnight closes a day and never opens one, so it reads
``24:00`` of the day that ends (docs/algorithms/clocks.md). ``day_of`` and ``time_text`` are that rule; whatever
writes an instant is made of the two.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from unicodedata import bidirectional

from babel import Locale
from babel.dates import format_date, format_timedelta, match_skeleton
from babel.lists import format_list
from babel.numbers import format_decimal, get_decimal_symbol, get_group_symbol
from django.utils import timezone
from django.utils.translation import gettext as _

from anyshore.kit.money import Money, exponent
from anyshore.kit.workdays import last_day
from anyshore.plumbing import clock
from anyshore.plumbing.locales import decimal_mark, locale, words

MINUS = "\N{MINUS SIGN}"
SPACE = "\N{NO-BREAK SPACE}"
SIZE_UNITS = ("kB", "MB", "GB", "TB")
LEGAL_FORMS = {
    "ab", "ag", "as", "bv", "gmbh", "inc", "kg", "limited", "llc", "ltd", "nv", "oy", "plc", "pty", "sa", "se", "srl",
}  # fmt: skip


# Money and numbers


@lru_cache(maxsize=64)
def _marks(reader: Locale) -> tuple[str, str] | None:
    """The marks between thousands and before decimals, or None where a locale groups otherwise."""
    if reader.decimal_formats[None].grouping != (3, 3):
        return None
    return get_group_symbol(reader), get_decimal_symbol(reader)


def _digits(whole: int, fraction: str) -> str:
    """A number from its whole part and its decimals, grouped and divided as the reader's locale has it."""
    reader = locale()
    marks = _marks(reader)
    if marks is not None:
        text = f"{whole:,}" if marks[0] == "," else f"{whole:,}".replace(",", marks[0])
        return f"{text}{marks[1]}{fraction}" if fraction else text
    text = format_decimal(whole, locale=reader)
    return f"{text}{get_decimal_symbol(reader)}{fraction}" if fraction else text


def amount_text(value: Money, *, sign: bool = False) -> str:
    """The number of a sum without its currency: ``12,700.00``, a true minus, and a plus if ``sign``."""
    decimals = exponent(value.currency)
    whole, rest = divmod(abs(value.minor), 10**decimals)
    text = _digits(whole, str(rest).rjust(decimals, "0") if decimals else "")
    if value.minor < 0:
        return MINUS + text
    return "+" + text if sign and value.minor > 0 else text


def money_text(value: Money, *, sign: bool = False) -> str:
    """A sum as one text, the currency's code first: ``EUR 12,700.00``."""
    return f"{value.currency}{SPACE}{amount_text(value, sign=sign)}"


def number_text(value: float, digits: int | None = None) -> str:
    """A number as the reader's locale groups it, with exactly ``digits`` decimals if given. Never for money."""
    pattern = None if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(value, format=pattern, locale=locale()).replace("-", MINUS)


def input_text(plain: str) -> str:
    """A plain number (``1250.50``) as it stands in a field: with the reader's mark before decimals, not grouped."""
    return plain.replace(".", decimal_mark())


def percent_text(bps: int, digits: int | None = None) -> str:
    """Basis points as a percentage: 150 is ``1.5 %``, 9500 is ``95 %``; rounded half up to ``digits`` (0 to 2) if
    given."""
    unit = 1 if digits is None else 10 ** (2 - digits)
    whole, rest = divmod((abs(bps) + unit // 2) // unit * unit, 100)
    fraction = f"{rest:02d}".rstrip("0") if digits is None else f"{rest:02d}"[:digits]
    return f"{MINUS if bps < 0 else ''}{_digits(whole, fraction)}{SPACE}%"


def share_text(percent: float) -> str:
    """A part of a whole given in per cent, with one decimal: ``33.3 %``."""
    return percent_text(round(100 * percent), 1)


def filesize_text(size: int) -> str:
    """Bytes as people read them: ``512 bytes``, ``38 kB``, ``1.8 MB``."""
    if size < 1000:
        return _("%(count)s bytes") % {"count": number_text(size)}
    power = min((len(str(size)) - 1) // 3, len(SIZE_UNITS))
    value, unit = size / 1000**power, SIZE_UNITS[power - 1]
    return f"{number_text(value, 1 if value < 9.95 and power > 1 else 0)}{SPACE}{unit}"


# Days and instants

_read_at: ContextVar[datetime | None] = ContextVar("read_at", default=None)


@contextmanager
def reading_at(now: datetime) -> Iterator[None]:
    """Let "today" and "this year" mean those of ``now`` while a page is made, without asking the clock again."""
    token = _read_at.set(now)
    try:
        yield
    finally:
        _read_at.reset(token)


def _now() -> datetime:
    return _read_at.get() or clock.now()


def local(instant: datetime) -> datetime:
    """``instant`` in the reader's zone."""
    return instant.astimezone(timezone.get_current_timezone())


def day_of(instant: datetime) -> date:
    """The day of the reader's zone to which an instant belongs: the first instant of a day closes the one before."""
    return last_day(instant, timezone.get_current_timezone())


@lru_cache(maxsize=8192)
def _date(day: date, skeleton: str, english: str, reader: Locale, spoken: Locale) -> str:
    """The day in the reader's order, with the names of the page's language. An order that brings letters of its own
    from right to left (Hebrew's "on") cannot stand in a line from left to right: there the page's order holds."""
    if reader.language == "en" and not str(reader.date_formats["medium"]).startswith("MMM"):
        return format_date(day, format=english, locale=spoken)
    known = reader.datetime_skeletons
    found = skeleton if skeleton in known else match_skeleton(skeleton, known)
    text = str(known[found].apply(day, spoken)) if found else format_date(day, locale=spoken)
    return _date(day, skeleton, english, spoken, spoken) if _turns(text) and spoken.text_direction == "ltr" else text


def _turns(text: str) -> bool:
    return any("\u0590" <= sign <= "\u08ff" or bidirectional(sign) in ("R", "AL") for sign in text)


def _comma() -> str:
    """What stands between a day and a time, in the script of the page's words."""
    return "\N{ARABIC COMMA} " if bidirectional(words().months["format"]["wide"][1][0]) == "AL" else ", "


@lru_cache(maxsize=2048)
def _time(hour: int, minute: int, reader: Locale, spoken: Locale) -> str:
    return str(reader.time_formats["short"].apply(time(hour, minute), spoken))


def day_text(day: date, *, weekday: bool = False) -> str:
    """A day: ``24 Nov 2026``, or ``Fri 27 Nov`` with its weekday (and its year, if that is not this year)."""
    if not weekday:
        return _date(day, "yMMMd", "d MMM y", locale(), words())
    if day.year == local(_now()).year:
        return _date(day, "MMMEd", "EEE d MMM", locale(), words())
    return _date(day, "yMMMEd", "EEE d MMM y", locale(), words())


def short_day_text(day: date) -> str:
    """A short day: ``27 Nov``, and ``27 Nov 2027`` if that is not this year."""
    on = day_of(day) if isinstance(day, datetime) else day
    if on.year != local(_now()).year:
        return day_text(on)
    return _date(on, "MMMd", "d MMM", locale(), words())


def month_text(day: date) -> str:
    """A month on an axis: ``Nov``, and ``Jan 2027`` where a year begins."""
    return (
        _date(day, "yMMM", "MMM y", locale(), words())
        if day.month == 1
        else _date(day, "MMM", "MMM", locale(), words())
    )


def line_text(name: str, first_on: date, last_on: date) -> str:
    """A line with the days of its period: ``Words, 1 Dec 2026 – 31 Dec 2026``."""
    return f"{name}, {days_text(first_on, last_on)}"


def days_text(first_on: date, last_on: date) -> str:
    """The days of a period: ``1 Dec 2026 – 31 Dec 2026``; one day, or a first without an end in sight, alone."""
    first = day_text(first_on)
    return f"{first} – {day_text(last_on)}" if first_on < last_on < date(2999, 1, 1) else first


def whole_month_text(day: date) -> str:
    """The month of a day with its year: ``December 2026``."""
    return _date(day.replace(day=1), "yMMMM", "MMMM y", locale(), words())


def time_text(instant: datetime) -> str:
    """The time of day in the reader's zone: ``17:00``; ``24:00`` where a day ends."""
    seen = local(instant)
    return "24:00" if day_of(instant) < seen.date() else _time(seen.hour, seen.minute, locale(), words())


def deadline_text(instant: datetime) -> str:
    """A deadline, with its weekday: ``Fri 27 Nov, 17:00``."""
    return f"{day_text(day_of(instant), weekday=True)}{_comma()}{time_text(instant)}"


def instant_text(instant: datetime) -> str:
    """An instant in the past or future: ``24 Nov 2026, 16:42``."""
    return f"{day_text(day_of(instant))}{_comma()}{time_text(instant)}"


def when_text(instant: datetime) -> str:
    """When something was said: ``09:12`` today, ``yesterday, 15:31``, else ``20 Nov 2026, 15:31``."""
    today, day = local(_now()).date(), day_of(instant)
    if day == today:
        return time_text(instant)
    if day == today - timedelta(days=1):
        return _("yesterday, %(time)s") % {"time": time_text(instant)}
    return instant_text(instant)


def minutes_text(span: timedelta) -> str:
    """A span in minutes, however many: ``1 minute``, ``59 minutes``, ``60 minutes``."""
    return format_timedelta(span, granularity="minute", threshold=1e9, locale=words())


def zone_name() -> str:
    """The reader's zone, as the foot of each page names it: ``Europe/Amsterdam``."""
    return str(timezone.get_current_timezone())


def as_utc(wall: datetime) -> datetime:
    """A wall-clock time of the reader as an instant; of a doubled hour the first one."""
    return wall.replace(tzinfo=timezone.get_current_timezone(), fold=0).astimezone(UTC)


# Words


def listing_text(items: Sequence[str]) -> str:
    """``a, b and c``."""
    if words().language == "en" and len(items) > 1:
        return _("%(most)s and %(last)s") % {"most": ", ".join(items[:-1]), "last": items[-1]}
    return format_list(list(items), locale=words())


def leading_text(head: str, rest: str) -> str:
    """A head and what it leads to: ``Skills: Python``, in French with a space before the colon."""
    return _("%(head)s: %(rest)s") % {"head": head, "rest": rest}


def quoted_text(words: str) -> str:
    """Somebody's words between the quotation marks of the reader's language."""
    return _("“%(words)s”") % {"words": words}


def within_text(word: str) -> str:
    """The word of a heading or a state within a sentence: small in most languages, as it stands in German."""
    return word if words().language == "de" else word[:1].lower() + word[1:]


def weekday_text(weekday: int) -> str:
    """The short name of a weekday, 0 is Monday: ``Mon``."""
    return str(words().days["format"]["abbreviated"][weekday])


def country_text(code: str) -> str:
    """The name of a country by its ISO 3166 code, or the code itself."""
    return str(words().territories.get(code.upper(), code))


def language_text(code: str) -> str:
    """The name of a language by its code, or the code itself."""
    return str(words().languages.get(code.lower(), code))


def initials_text(name: str) -> str:
    """One or two letters that stand for a name: ``Marit de Boer`` is ``MB``."""
    words = [word for word in name.replace("-", " ").split() if word[:1].isalnum()]
    words = [word for word in words if "." not in word and word.lower() not in LEGAL_FORMS] or words
    capital = [word for word in words if word[0].isupper() or word[0].isdigit()] or words
    letters = [capital[0][0], capital[-1][0]] if len(capital) > 1 else [capital[0][0]] if capital else ["?"]
    return "".join(letters).upper()
