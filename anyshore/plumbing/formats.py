"""How money, instants, days and numbers are written for the reader: plain text in the reader's language and zone.

The reader's language and zone are those that the middleware activated for the request. English is written as
the pages of the design write it: ``Fri 27 Nov, 17:00`` and ``24 Nov 2026``; other languages as CLDR has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.core import UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time, format_timedelta
from babel.lists import format_list
from babel.numbers import format_decimal
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from anyshore.kit.money import Money, exponent
from anyshore.plumbing import clock

MINUS = "\N{MINUS SIGN}"
SPACE = "\N{NO-BREAK SPACE}"


@lru_cache(maxsize=64)
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale("en", "GB")


def locale() -> Locale:
    """The reader's locale; plain English is British here."""
    language = translation.get_language() or "en-gb"
    return _locale("en-gb" if language == "en" else language)


def _english() -> bool:
    return locale().language == "en"


# Money and numbers


@lru_cache(maxsize=16)
def _pattern(digits: int) -> str:
    return "#,##0" + ("." + "0" * digits if digits else "")


def amount_text(value: Money, *, sign: bool = False) -> str:
    """The number of a sum without its currency: ``12,700.00``, a true minus, and a plus if ``sign``."""
    digits = exponent(value.currency)
    exact = Decimal(abs(value.minor)).scaleb(-digits)
    text = format_decimal(exact, format=_pattern(digits), locale=locale())
    if value.minor < 0:
        return MINUS + text
    return "+" + text if sign and value.minor > 0 else text


def plain_amount(value: Money) -> str:
    """The sum for machines and form controls: ``12700.00``, with an ASCII minus and no separators."""
    return value.plain()


def money_text(value: Money, *, sign: bool = False) -> str:
    """A sum as one text, the currency's code first: ``EUR 12,700.00``."""
    return f"{value.currency}{SPACE}{amount_text(value, sign=sign)}"


def number_text(value: int | float | Decimal, digits: int | None = None) -> str:
    """A number in the reader's script of separators, with ``digits`` decimals if given."""
    pattern = _pattern(digits) if digits is not None else None
    return format_decimal(value, format=pattern, locale=locale()).replace("-", MINUS)


def percent_text(bps: int, digits: int | None = None) -> str:
    """Basis points as a percentage: 150 is ``1.5 %``, 9500 is ``95 %``."""
    value = Decimal(bps) / 100
    text = number_text(value, digits) if digits is not None else number_text(value.normalize() + 0)
    return f"{text}{SPACE}%"


def filesize_text(size: int) -> str:
    """Bytes as people read them: ``512 bytes``, ``38 kB``, ``1.8 MB``."""
    if size < 1000:
        return f"{number_text(size)} {_('bytes')}"
    value, unit = Decimal(size), ""
    for unit in ("kB", "MB", "GB", "TB"):
        value /= 1000
        if value < 1000:
            break
    return f"{number_text(value, 0 if value >= 10 or unit == 'kB' else 1)}{SPACE}{unit}"


# Days and instants


def local(instant: datetime) -> datetime:
    """``instant`` in the reader's zone."""
    return instant.astimezone(timezone.get_current_timezone())


def day_text(day: date, *, weekday: bool = False) -> str:
    """A day: ``24 Nov 2026``, or ``Fri 27 Nov`` with its weekday (and its year, if that is not this year)."""
    this_year = day.year == local(clock.now()).year
    if weekday:
        skeleton, english = ("MMMEd", "EEE d MMM") if this_year else ("yMMMEd", "EEE d MMM y")
    else:
        skeleton, english = "yMMMd", "d MMM y"
    if _english():
        return format_date(day, format=english, locale=locale())
    return format_skeleton(skeleton, day, locale=locale())


def time_text(instant: datetime) -> str:
    """The time of day in the reader's zone: ``17:00``."""
    seen = local(instant)
    return format_time(seen.time(), format="HH:mm" if _english() else "short", locale=locale())


def deadline_text(instant: datetime) -> str:
    """A deadline, with its weekday: ``Fri 27 Nov, 17:00``."""
    return f"{day_text(local(instant).date(), weekday=True)}, {time_text(instant)}"


def instant_text(instant: datetime) -> str:
    """An instant in the past or future: ``24 Nov 2026, 16:42``."""
    return f"{day_text(local(instant).date())}, {time_text(instant)}"


def when_text(instant: datetime) -> str:
    """When something was said: ``09:12`` today, ``yesterday, 15:31``, else ``20 Nov 2026, 15:31``."""
    today, day = local(clock.now()).date(), local(instant).date()
    if day == today:
        return time_text(instant)
    if day == today - timedelta(days=1):
        return _("yesterday, %(time)s") % {"time": time_text(instant)}
    return instant_text(instant)


def until_text(instant: datetime) -> str:
    """How far away an instant is: ``in 3 days``, ``2 hours ago``."""
    return format_timedelta(instant - clock.now(), add_direction=True, locale=locale())


def zone_name() -> str:
    """The reader's zone, as the foot of each page names it: ``Europe/Amsterdam``."""
    return str(timezone.get_current_timezone())


def as_utc(wall: datetime) -> datetime:
    """A wall-clock time of the reader as an instant; of a doubled hour the first one."""
    return wall.replace(tzinfo=timezone.get_current_timezone(), fold=0).astimezone(UTC)


# Words


def listing_text(items: Sequence[str]) -> str:
    """``a, b and c``."""
    if _english() and len(items) > 1:
        return _("%(most)s and %(last)s") % {"most": ", ".join(items[:-1]), "last": items[-1]}
    return format_list(list(items), locale=locale())


def country_text(code: str) -> str:
    """The name of a country by its ISO 3166 code, or the code itself."""
    return locale().territories.get(code.upper(), code)


def language_text(code: str) -> str:
    """The name of a language by its code, or the code itself."""
    return locale().languages.get(code.lower(), code)


def initials_text(name: str) -> str:
    """One or two letters that stand for a name: ``Marit de Boer`` is ``MB``."""
    words = [word for word in name.replace("-", " ").split() if word[:1].isalnum()]
    capital = [word for word in words if word[0].isupper() or word[0].isdigit()] or words
    letters = [capital[0][0], capital[-1][0]] if len(capital) > 1 else [capital[0][0]] if capital else ["?"]
    return "".join(letters).upper()
