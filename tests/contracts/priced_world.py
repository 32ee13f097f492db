"""Lines that are paid by the count or on fixed days, for tests: drawn, and the numbers that a text may say of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hypothesis import strategies as st

from anyshore.contracts.rules.clauses import languages
from anyshore.contracts.rules.clauses.languages import Language, rate_text
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.priced import (
    ANSWER_DAYS,
    COUNTED_EVERY,
    DATED_EVERY,
    REPORT_DAYS,
    DatedLine,
    Every,
    UnitLine,
)
from anyshore.kit.money import Money

DAYS = st.dates(date(2026, 1, 1), date(2030, 12, 31))


@st.composite
def unit_lines(draw: st.DrawFn, words: st.SearchStrategy[str]) -> UnitLine:
    """Work by the count, of any rate and period."""
    most = draw(st.integers(1, 10**6))
    return UnitLine(
        name=draw(words),
        unit=draw(words),
        rate_parts=draw(st.integers(1, 10**8)),
        expected=draw(st.integers(0, most)),
        least=draw(st.just(0) | st.integers(0, most)),
        most=most,
        every=draw(st.sampled_from(COUNTED_EVERY)),
    )


@st.composite
def dated_lines(draw: st.DrawFn, words: st.SearchStrategy[str]) -> DatedLine:
    """An amount at the signature, on a day, or on each of a row of days."""
    what, amount_minor = draw(words), draw(st.integers(1, 10**9))
    first = draw(st.none() | DAYS)
    if first is None:
        return DatedLine(what=what, amount_minor=amount_minor)
    until = draw(st.none() | DAYS)
    return DatedLine(
        what=what,
        amount_minor=amount_minor,
        first_on=first,
        every=draw(st.sampled_from([*DATED_EVERY])),
        until_on=max(until, first) if until else None,
        object_days=draw(st.integers(0, 60)),
    )


def known_of_priced(content: Content, language: Language) -> Iterator[str]:
    """Every number of the lines, as a text may write it."""
    lines = content.lines
    for place, unit in enumerate(lines.units, 1):
        yield from (str(place), rate_text(unit.rate_parts, "EUR", language).replace("EUR", "").strip())
        yield rate_text(unit.rate_parts, content.currency, language).replace(content.currency, "").strip()
        yield from (languages.whole(one, language) for one in (unit.expected, unit.least, unit.most))
        yield from (str(REPORT_DAYS), str(ANSWER_DAYS), str(content.terms.review_days))
    for place, dated in enumerate(lines.dated, 1):
        sum_text = languages.amount(Money(dated.amount_minor, content.currency), language)
        yield from (str(place), sum_text.replace(content.currency, "").strip(), str(dated.object_days))
        yield from ("00", str(ANSWER_DAYS), str(content.terms.payment_days))
        for day in (dated.first_on, dated.until_on):
            yield from (str(day.day), str(day.year)) if day else ()


def words_line(every: Every = Every.MONTH) -> UnitLine:
    """A word at EUR 0.0825: 20,000 expected, 5,000 in any case, 60,000 at most."""
    return UnitLine(
        name="Translation into German", unit="word", rate_parts=82_500, expected=20_000, least=5_000, most=60_000,
        every=every,
    )  # fmt: skip
