"""The default terms by unit of outsourcing: one table, which an operator may put other values over.

A task fits on a page, a department needs all of it; every number can be changed by the parties before they sign.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts.rules.clauses.chosen import Chosen, settled
from anyshore.contracts.rules.clauses.frame import phrase, translated
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.days import months_after
from anyshore.contracts.rules.terms import EndRule, ExitForm, Payment, Rights, Terms, UnforeseenRule
from anyshore.kit.errors import Invalid

MONTHS_WITHOUT_A_DATE = 12
"""An agreement that ends on a date ends so many months after it was offered, where no date is known at all."""

UNFORESEEN = {rule: phrase(f"unforeseen.{rule}") for rule in UnforeseenRule}
"""The words of each way, without a number: the numbers stand in the terms."""


def _items(*names: str) -> tuple[str, ...]:
    return tuple(phrase(f"exit.{name}") for name in names)


_SMALL_EXIT = _items("source_files", "rights", "access")
_PROJECT_EXIT = _items("build", "rights", "accounts", "documents", "open_points")
_PLAN_EXIT = _items("data", "rights", "assets", "runbooks", "sessions", "help", "people", "withdrawn")

_TASK = Terms(
    review_days=5,
    revisions=2,
    change_answer_days=3,
    change_impact_first=False,
    unforeseen_rule=UnforeseenRule.TALK,
    unforeseen_text=UNFORESEEN[UnforeseenRule.TALK],
    talk_days=5,
    proposal_days=None,
    cooling_days=None,
    notice_days=None,
    cure_days=7,
    cure_payment_days=7,
    payment=Payment.HELD_IN_FULL,
    payment_days=0,
    purchase_order=False,
    exit_form=ExitForm.SENTENCE,
    exit_items=_SMALL_EXIT,
    end_rule=EndRule.ON_ACCEPTANCE,
    end_on=None,
    end_months=None,
    decide_months=None,
    confidential=True,
    rights=Rights.ON_PAYMENT,
    warranty_days=0,
    governing_law="",
)

_PROJECT = replace(
    _TASK,
    review_days=10,
    change_answer_days=5,
    unforeseen_rule=UnforeseenRule.EXPERT,
    unforeseen_text=UNFORESEEN[UnforeseenRule.EXPERT],
    notice_days=14,
    cure_days=14,
    cure_payment_days=14,
    payment=Payment.HELD_PER_MILESTONE,
    exit_form=ExitForm.LIST,
    exit_items=_PROJECT_EXIT,
    end_rule=EndRule.ON_DATE,
)

_PROCESS = replace(
    _PROJECT,
    revisions=None,
    change_answer_days=10,
    unforeseen_rule=UnforeseenRule.LADDER,
    unforeseen_text=UNFORESEEN[UnforeseenRule.LADDER],
    proposal_days=10,
    cooling_days=5,
    notice_days=90,
    cure_days=30,
    cure_payment_days=30,
    payment=Payment.INVOICE,
    payment_days=30,
    purchase_order=True,
    exit_form=ExitForm.PLAN,
    exit_items=_PLAN_EXIT,
    end_months=12,
)

_DEPARTMENT = replace(
    _PROCESS,
    change_impact_first=True,
    unforeseen_rule=UnforeseenRule.SPONSORS,
    unforeseen_text=UNFORESEEN[UnforeseenRule.SPONSORS],
    notice_days=180,
    cure_payment_days=10,
    exit_form=ExitForm.REHEARSED_PLAN,
    end_months=36,
    decide_months=12,
)

DEFAULTS: Mapping[Unit, Terms] = {
    Unit.TASK: _TASK,
    Unit.PROJECT: _PROJECT,
    Unit.PROCESS: _PROCESS,
    Unit.DEPARTMENT: _DEPARTMENT,
}


def defaults(unit: str, over: Mapping[str, Mapping[str, object]] | None = None) -> Terms:
    """The default terms of ``unit``; ``over`` holds an operator's own values, by unit and field, as JSON has them.

    Raises Invalid for a unit, a field or a value that cannot be.
    """
    try:
        terms = DEFAULTS[Unit(unit)]
    except ValueError:
        raise Invalid(field="unit", reason="choice") from None
    own = (over or {}).get(unit)
    return Terms.from_json({**terms.to_json(), **own}) if own else terms


def ending(terms: Terms, *, offered_on: date, known: date | None) -> Terms:
    """``terms`` with a last day, where they end on a date and none is set: the day that is ``known`` from the offer,
    or as many months after the offer as the unit says."""
    if terms.end_rule is not EndRule.ON_DATE or terms.end_on is not None:
        return terms
    months = terms.end_months or MONTHS_WITHOUT_A_DATE
    if terms.end_months is None and known is not None and known > offered_on:
        return terms.ending(known)
    return terms.ending(months_after(offered_on, months))


def agreed(terms: Terms, clauses: Sequence[Chosen], language: Language) -> Terms:
    """The terms as they stand beside ``clauses``, with the words that one starts from in ``language``; the parties'
    own stay as they are."""
    items = tuple(translated(one, language) for one in terms.exit_items)
    words = translated(terms.unforeseen_text, language)
    return settled(replace(terms, unforeseen_text=words, exit_items=items), clauses)
