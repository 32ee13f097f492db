"""What a contract without a milestone says: rights, the end and silence, in every language, with no second meaning."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from anyshore.contracts.rules.clauses.frame import sentence
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.lines import Lines, Retainer, TimeLine, terms_with
from anyshore.contracts.rules.priced import DatedLine, UnitLine
from anyshore.contracts.rules.terms import EndRule, Payment
from anyshore.contracts.rules.text import render, six_lines
from anyshore.web.contracts.terms import facts
from tests.contracts.priced_world import words_line
from tests.contracts.test_priced import contents_of

STARTS, ENDS = date(2026, 12, 1), date(2027, 11, 30)
HOURS = TimeLine(role="Developer", rate_minor=8_000, cap_minutes=2_400)
RETAINER = Retainer(amount_minor=310_000, minutes=1_200)
DOWN = DatedLine(what="Down payment", amount_minor=50_000, first_on=STARTS, object_days=10)
MILESTONE = {Language.EN: "milestone", Language.DE: "Meilenstein", Language.FR: "jalon", Language.ES: "hito"}
READ_AS_ITS_OPPOSITE = (
    "No answer approves", "Keine Antwort genehmigt", "Le silence approuve", "more or less what", "plus ou moins",
    "más o menos lo que",
)  # fmt: skip
ENDS_SAID = {
    Language.EN: "until 30 November 2027", Language.DE: "Ende am 30. November 2027",
    Language.FR: "jusqu’au 30 novembre 2027", Language.ES: ", hasta el 30 de noviembre de 2027",
}  # fmt: skip
APPROVED = {
    Language.EN: "does not answer by then, ", Language.DE: "Antwortet er bis dahin nicht",
    Language.FR: "S’il ne répond pas d’ici là", Language.ES: "Si no responde hasta entonces",
}  # fmt: skip


def _content(language: Language, lines: Lines, end_on: date | None = ENDS) -> Content:
    content = replace(contents_of(lines), language=language)
    terms = terms_with(lines, content.terms)
    end_rule = terms.end_rule if end_on else EndRule.OPEN
    return replace(content, terms=replace(terms, end_on=end_on, end_rule=end_rule, payment=Payment.HELD_PER_MILESTONE))


def _all(*units: UnitLine) -> Lines:
    return Lines(starts_on=STARTS, time=(HOURS,), retainer=RETAINER, units=units or (words_line(),), dated=(DOWN,))


@pytest.mark.parametrize("language", Language)
def test_without_a_milestone_nothing_hangs_on_one_and_silence_has_one_meaning(language: Language):
    content = _content(language, _all())
    text, six = render(content), six_lines(content, language)
    assert MILESTONE[language].lower() not in text.lower()
    assert not [words for words in READ_AS_ITS_OPPOSITE if words in text]
    assert text.count(APPROVED[language]) == 3, "of sheets, of months, of counts"
    assert ENDS_SAID[language] in six[0]
    assert ".W" not in text, "sentences keep apart"


def test_rights_pass_with_each_part_that_is_paid():
    rights = "When a part of the price is paid, the rights in the work that it pays for pass to the client."
    weeks = "What was worked by the hour is paid for with its week."
    whole = render(_content(Language.EN, _all()))
    assert rights in whole
    assert weeks in whole
    assert "Once a part is paid, the client has the rights" in six_lines(_content(Language.EN, _all()))[5]
    counted = render(_content(Language.EN, Lines(starts_on=STARTS, units=(words_line(),))))
    assert "What is counted is paid for with its period." in counted
    assert weeks not in counted


def test_without_a_last_day_the_most_is_of_the_weeks_that_it_was_reckoned_for():
    open_ended = _content(Language.EN, _all(), end_on=None)
    assert "at most in the first 52 weeks" in six_lines(open_ended)[1]
    assert "at most in all" in six_lines(_content(Language.EN, _all()))[1]
    assert "This agreement has no last day; what it costs after that is by the same lines." in render(open_ended)


def test_an_agreement_keeps_the_sentences_that_it_was_written_with():
    before = replace(_content(Language.EN, _all()), wording=3)
    text = render(before)
    assert "No answer approves what was not questioned." in text
    assert "When a milestone is paid, the rights in its work pass to the client." in text
    assert "until 30 November 2027" not in six_lines(before)[0]
    assert [sentence("rights", wording).number for wording in (1, 2, 3, 4, 9)] == [1, 1, 1, 4, 6]


@pytest.mark.django_db
def test_the_terms_in_short_name_no_milestone_where_there_is_none():
    said = dict(facts(_content(Language.EN, _all())))
    assert said["Payment"] == "Part by part, ahead of each"
    assert "Review of a report, working days" in said
    assert "Rounds of changes in the price" not in said
    assert "Review of a report, working days" not in dict(
        facts(_content(Language.EN, Lines(starts_on=STARTS, time=(HOURS,))))
    )
