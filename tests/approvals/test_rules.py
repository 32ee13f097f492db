"""Which rule holds, what answers come to, and whose turn it is: the worked tables, and by property."""

from __future__ import annotations

from fractions import Fraction
from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from anyshore.approvals.rules import (
    Answer,
    Order,
    Threshold,
    fingerprint,
    governing,
    more_than,
    together,
    verdict,
    whose_turn,
)
from anyshore.kit.money import Money, parse
from tests.tables import tables

RULES, TOGETHER, ANSWERS = tables("docs/algorithms/approvals.md")
RATES = {("USD", "EUR"): 900_000}
LETTERS = {"y": Answer.APPROVED, "n": Answer.DECLINED, ".": Answer.WAITING}


def money(text: str) -> Money | None:
    return None if text == "–" else parse(text.split()[1], text.split(maxsplit=1)[0])


def test_the_rule_that_holds_is_the_worked_tables():
    held = {UUID(int=n): Money(n * 100_000, "EUR") for n in (1, 10)}
    rules = [Threshold(rule_id, above) for rule_id, above in held.items()]
    for row in RULES:
        chosen = governing(rules, money(row["amount"]), RATES)
        assert (held[chosen] if chosen else None) == money(row["rule that holds"]), row


def test_what_counts_together_is_the_worked_tables():
    held = {UUID(int=n): Money(n * 100_000, "EUR") for n in (1, 10)}
    rules = [Threshold(rule_id, above) for rule_id, above in held.items()]
    for row in TOGETHER:
        beside = [found for one in row["beside it"].split(", ") if (found := money(one))]
        whole = together(money(row["statement of work"]), beside, RATES)
        assert whole == money(row["together"]), row
        chosen = governing(rules, whole, RATES)
        assert (held[chosen] if chosen else None) == money(row["rule that holds"]), row


@given(st.lists(st.integers(1, 10**9), max_size=6), st.integers(1, 10**9), st.integers(1, 10**9))
def test_more_beside_it_is_never_less(beside, own, rate):
    """Rounded up once: never below the exact sum, never a whole unit above it."""
    rates = {("USD", "EUR"): rate}
    parts = [Money(one, "USD") for one in beside]
    whole = together(Money(own, "EUR"), parts, rates)
    assert whole is not None
    exact = own + sum(Fraction(one * rate, 1_000_000) for one in beside)
    assert exact <= whole.minor < exact + 1


def test_answers_come_to_what_the_worked_table_says():
    for row in ANSWERS:
        answers = [LETTERS[letter] for letter in row["answers"]]
        assert (verdict(answers, int(row["needed"])) or "–") == row["comes to"], row
        for order, column in ((Order.TOGETHER, "may speak, at once"), (Order.IN_TURN, "may speak, in turn")):
            turns = " ".join(str(place + 1) for place in whose_turn(answers, order)) or "–"
            assert turns == row[column], (row, order)


@given(st.lists(st.sampled_from(list(Answer)), min_size=1, max_size=8), st.integers(1, 8))
def test_a_verdict_is_final_whatever_the_others_say(answers, needed):
    found = verdict(answers, needed)
    if found:
        for last in (Answer.APPROVED, Answer.DECLINED):
            filled = [last if one == Answer.WAITING else one for one in answers]
            assert verdict(filled, needed) == found
    elif needed <= len(answers):
        assert Answer.WAITING in answers


@given(st.integers(0, 10**9), st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_rate_compares_the_same_in_both_directions(dollars, euros, rate):
    """What is more at a rate is less than or equal the other way round."""
    one, other = Money(dollars, "USD"), Money(euros, "EUR")
    rates = {("USD", "EUR"): rate}
    assert not (more_than(one, other, rates) and more_than(other, one, rates))
    assert more_than(one, other, {}) is None


def test_currencies_of_other_exponents_are_compared_whole():
    rates = {("JPY", "EUR"): 6_000, ("KWD", "EUR"): 3_000_000}
    assert more_than(Money(166_667, "JPY"), Money(100_000, "EUR"), rates)
    assert not more_than(Money(166_666, "JPY"), Money(100_000, "EUR"), rates)
    assert more_than(Money(333_334, "KWD"), Money(100_000, "EUR"), rates)
    assert not more_than(Money(333_333, "KWD"), Money(100_000, "EUR"), rates)


def test_no_rule_asks_nobody_and_a_fingerprint_depends_on_every_word():
    assert governing([], Money(10**12, "EUR"), {}) is None
    assert governing([Threshold(uuid4(), Money(0, "EUR"))], Money(0, "EUR"), {}) is None
    content = {"price": 1, "text": "a", "parts": ("x",)}
    assert fingerprint(content) == fingerprint({"parts": ["x"], "text": "a", "price": 1})
    assert fingerprint(content) != fingerprint({**content, "text": "b"})
