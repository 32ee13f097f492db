"""What is paid by the count and on fixed days: what the lines may be, what they cost, and that text and rule agree."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anyshore.contracts.rules.clauses.acting.volume_bands import VolumeBands
from anyshore.contracts.rules.clauses.chosen import usual
from anyshore.contracts.rules.clauses.languages import Language, rate_text
from anyshore.contracts.rules.content import Content, checked_milestones
from anyshore.contracts.rules.counting import bands_for, most_of, of_part, part_for, price_of
from anyshore.contracts.rules.defaults import defaults
from anyshore.contracts.rules.lines import Lines, checked_lines, terms_with
from anyshore.contracts.rules.priced import DatedLine, Every, UnitLine, periods
from anyshore.contracts.rules.repricing import repriced
from anyshore.contracts.rules.said_priced import priced_lines
from anyshore.contracts.rules.terms import EndRule
from anyshore.contracts.rules.text import render, six_lines, terms_said
from anyshore.kit.errors import Invalid
from anyshore.kit.money import Money
from tests.contracts.priced_world import dated_lines, known_of_priced, unit_lines, words_line
from tests.contracts.test_text_and_versions import LETTERS, contents
from tests.tables import tables

DOCUMENT = "docs/algorithms/units.md"
MONDAY = date(2026, 11, 30)
NUMBER = re.compile(r"\d[\d,.\u202f]*")
BANDS = VolumeBands(baseline=1_000, band_bps=1_000, arc_minor=150, rrc_minor=90, limit_bps=3_000)


def test_the_document_is_worked_out_as_it_says():
    prices, banded, cut, days, *_late = tables(DOCUMENT)
    for row in prices:
        line = replace(words_line(), rate_parts=int(row["rate"]), least=int(row["least"]))
        assert price_of(line, int(row["count"]), "EUR", None, int(row["corrected"])) == int(row["price"]), row
    invoices = UnitLine(name="Invoices", unit="invoice", rate_parts=2_000_000, expected=1_000, most=9_000)
    for row in banded:
        assert price_of(invoices, int(row["count"]), "EUR", BANDS) == int(row["price"]), row
    for row in cut:
        part = part_for(words_line(), date.fromisoformat(row["from"]), date.fromisoformat(row["to"]))
        assert part is not None
        of = words_line().of(part)
        assert (of.expected, of.least, of.most) == tuple(int(row[name]) for name in ("expected", "least", "most")), row
    for row in days:
        dated = DatedLine(
            what="Licence", amount_minor=1, first_on=date.fromisoformat(row["first"]), every=Every(row["every"])
        )
        found = [*dated.days(date.fromisoformat(row["until"]))]
        assert found == [date.fromisoformat(day) for day in row["days"].split()], row


@given(unit_lines(LETTERS), st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 500), st.booleans())
def test_the_most_is_what_all_periods_cost_at_the_most_and_no_count_costs_more(line, starts_on, days, banded):
    last_on = date.fromordinal(starts_on.toordinal() + days)
    clause = usual("volume_bands", Language.EN)
    clauses = [replace(clause, values={**clause.values, "unit": line.unit})] if banded else []
    bands = bands_for(line, clauses)
    assert (bands is not None) is (banded and line.every is Every.MONTH)
    found = 0
    for one in periods(line, starts_on, last_on):
        assert one.last_on is not None
        assert one.first_on <= one.last_on
        cut = of_part(bands, part_for(line, one.first_on, one.last_on))
        most = price_of(one.line, one.line.most, "EUR", cut)
        found += most
        assert price_of(one.line, one.line.most // 2, "EUR", cut) <= most
    assert most_of(line, starts_on, last_on, clauses, "EUR") == found
    assert most_of(line, last_on, starts_on, clauses, "EUR") == (0 if days else found)
    assert bool([*periods(line, last_on, starts_on)]) is (days == 0)


def test_lines_are_part_of_the_value_and_read_back_as_they_were_written():
    lines = checked_lines(
        Lines(
            starts_on=date(2026, 12, 1),
            units=(replace(words_line(), name="  Words   into German "),),
            dated=(
                DatedLine(what="On signing", amount_minor=50_000),
                DatedLine(what="Licence", amount_minor=9_900, first_on=date(2027, 1, 1), every=Every.QUARTER),
            ),
        )
    )
    assert lines.units[0].name == "Words into German"
    assert Lines.from_json(lines.to_json()) == lines
    assert lines.most_minor(date(2027, 4, 1)) == 5 * 495_000 - 495_000 + 16_500 + 50_000 + 2 * 9_900
    assert (lines.runs, lines.timed, lines.priced) == (True, False, True)
    assert checked_lines(Lines(dated=(DatedLine(what="Now", amount_minor=7),))).most_minor(None) == 7
    assert "units" not in Lines(starts_on=MONDAY).to_json()


def test_lines_that_run_need_an_end_and_what_is_due_at_the_signature_needs_none():
    now = Lines(dated=(DatedLine(what="Now", amount_minor=7),))
    assert terms_with(now, defaults("task")) == defaults("task")
    with pytest.raises(Invalid):
        checked_milestones((), now)
    later = Lines(dated=(DatedLine(what="Later", amount_minor=7, first_on=MONDAY),))
    assert terms_with(later, defaults("task")).end_rule is EndRule.ON_DATE
    assert checked_milestones((), later) == ()
    counted = Lines(starts_on=MONDAY, units=(words_line(),))
    assert terms_with(counted, defaults("task")).notice_days == 14


DUE = DatedLine(what="Fee", amount_minor=1, first_on=MONDAY)


@pytest.mark.parametrize(
    ("lines", "field"),
    [
        (Lines(units=(words_line(),)), "starts_on"),
        (Lines(starts_on=MONDAY, units=(words_line(),) * 21), "units"),
        (Lines(starts_on=MONDAY, units=(replace(words_line(), name=" "),)), "name"),
        (Lines(starts_on=MONDAY, units=(replace(words_line(), unit=""),)), "unit"),
        (Lines(starts_on=MONDAY, units=(replace(words_line(), rate_parts=0),)), "rate_parts"),
        (Lines(starts_on=MONDAY, units=(replace(words_line(), most=19_999),)), "most"),
        (Lines(starts_on=MONDAY, units=(replace(words_line(), least=60_001),)), "most"),
        (Lines(starts_on=MONDAY, units=(replace(words_line(), expected=-1),)), "expected"),
        (Lines(starts_on=MONDAY, units=(words_line(Every.YEAR),)), "every"),
        (Lines(starts_on=MONDAY, units=(replace(words_line(), rate_parts=10**13, most=10**9),)), "units"),
        (Lines(dated=(DUE,) * 31), "dated"),
        (Lines(dated=(replace(DUE, what=""),)), "what"),
        (Lines(dated=(replace(DUE, amount_minor=0),)), "amount_minor"),
        (Lines(dated=(replace(DUE, every=Every.WEEK),)), "every"),
        (Lines(dated=(replace(DUE, first_on=None, every=Every.MONTH),)), "first_on"),
        (Lines(dated=(replace(DUE, first_on=None, object_days=1),)), "first_on"),
        (Lines(dated=(replace(DUE, first_on=date(9999, 1, 1)),)), "first_on"),
        (Lines(dated=(replace(DUE, until_on=date(2026, 11, 29)),)), "until_on"),
        (Lines(dated=(replace(DUE, object_days=61),)), "object_days"),
    ],
)
def test_what_lines_may_not_be(lines: Lines, field: str):
    with pytest.raises(Invalid) as caught:
        checked_lines(lines)
    assert caught.value.params["field"] == field


@settings(deadline=None)
@given(contents(), st.data())
def test_every_number_of_the_lines_is_said_in_every_language_and_no_other(content: Content, data: st.DataObject):
    lines = Lines(
        starts_on=MONDAY,
        units=tuple(data.draw(st.lists(unit_lines(LETTERS), min_size=1, max_size=3))),
        dated=tuple(data.draw(st.lists(dated_lines(LETTERS), min_size=1, max_size=3))),
    )
    content = replace(content, lines=lines)
    for language in Language:
        known = {one.rstrip(",.") for one in known_of_priced(content, language)}
        known |= {"30", "2026", str(content.terms.payment_days)}
        for key in ("unit_line", "dated_line"):
            said = " ".join(priced_lines(key, content, language))
            assert {one.rstrip(",.") for one in NUMBER.findall(said)} <= known, said
        for key in ("units", "dated"):
            text = "\n".join(terms_said(key, content, language).sentences)
            assert {one.rstrip(",.") for one in NUMBER.findall(text)} <= known, text
            assert not re.search(r"[{}]|\[\[|\]\]|\bNone\b|  | \.| ,|\.\.", text), text


@settings(deadline=None)
@given(contents(), unit_lines(LETTERS), st.sampled_from(["rate_parts", "expected", "least", "most", "every", "unit"]))
def test_a_field_of_a_count_moves_the_text_in_every_language(content: Content, line: UnitLine, name: str):
    other = {"every": Every.WEEK if line.every is Every.MONTH else Every.MONTH, "unit": line.unit + "x"}
    changed = replace(
        line, **{name: other.get(name, getattr(line, name, 0)) if name in other else getattr(line, name) + 1}
    )
    for language in Language:
        said = [
            priced_lines("unit_line", replace(content, lines=Lines(starts_on=MONDAY, units=(one,))), language)
            for one in (line, changed)
        ]
        assert said[0] != said[1]


def test_a_contract_of_words_reads_plainly():
    content = _words()
    assert six_lines(content)[1] == (
        "The price is by its lines: Translation into German at EUR 0.0825 per word, at most 60,000 a month; "
        "Down payment: EUR 500.00 when both sides have signed; EUR 15,350.00 at most in all."
    ).replace("EUR 15,350.00", f"EUR {content.value.plain()[:2]},{content.value.plain()[2:]}")
    text = render(content)
    assert (
        "- 1. **Translation into German**: EUR 0.0825 per word; expected a month 20,000, paid in any case 5,000, at most 60,000."
        in text
    )
    assert "Of what the clause on more or less volume names" not in text
    assert "The client looks at each report of a count within" in six_lines(content)[2]


def test_the_clause_on_volume_is_named_where_it_prices_the_line():
    clause = usual("volume_bands", Language.EN)
    content = replace(_words(), clauses=(replace(clause, values={**clause.values, "unit": " Word "}),))
    assert "Of what the clause on more or less volume names" in render(content)
    assert content.value != _words().value


@pytest.mark.parametrize(
    ("parts", "currency", "shown"),
    [
        (80_000, "EUR", "EUR 0.08"),
        (82_500, "EUR", "EUR 0.0825"),
        (1, "EUR", "EUR 0.000001"),
        (12_345_678, "EUR", "EUR 12.345678"),
        (10_000, "JPY", "JPY 1"),
        (12_500, "JPY", "JPY 1.25"),
        (10_000_000, "BHD", "BHD 1.000"),
    ],
)
def test_a_rate_is_written_with_the_decimals_it_needs(parts: int, currency: str, shown: str):
    assert rate_text(parts, currency, Language.EN) == shown


def test_an_index_moves_rates_and_amounts():
    class Tenth:
        def adjusted(self, price: Money, now: int, before: int | None = None) -> Money:
            return Money(price.minor * 11 // 10, price.currency)

    found = repriced(_words().lines, Tenth(), 110, "EUR")
    assert (found.units[0].rate_parts, found.dated[0].amount_minor) == (90_750, 55_000)


def _words() -> Content:
    dated = (DatedLine(what="Down payment", amount_minor=50_000),)
    lines = Lines(starts_on=date(2026, 12, 1), units=(words_line(),), dated=dated)
    content = contents_of(lines)
    return replace(content, terms=replace(content.terms, end_on=date(2027, 2, 28)))


def contents_of(lines: Lines) -> Content:
    """A plain content with these lines and no milestone."""
    from tests.contracts.test_text_and_versions import _logo

    content = _logo()
    return replace(content, milestones=(), lines=lines, terms=terms_with(lines, content.terms))
