"""The default terms by unit of outsourcing: one table, which an operator may put other values over.

A task fits on a page, a department needs all of it; every number can be changed by the parties before they sign.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts.rules.days import months_after
from anyshore.contracts.rules.terms import EndRule, ExitForm, Payment, Rights, Terms, UnforeseenRule
from anyshore.kit.errors import Invalid

MONTHS_WITHOUT_A_DATE = 12
"""An agreement that ends on a date ends so many months after it was offered, where no date is known at all."""

UNFORESEEN = {
    UnforeseenRule.TALK: "Talk first. If talking does not help, either side may end this, and work done is paid.",
    UnforeseenRule.EXPERT: (
        "The people in charge on both sides meet. If they do not agree, an expert whom both name decides. "
        "If they name nobody, either side may end this, and work done is paid."
    ),
    UnforeseenRule.LADDER: (
        "The people in charge on both sides meet, then each side proposes a solution in writing, then both cool off. "
        "If they still do not agree, an expert whom both name decides, or either side may end this without penalty. "
        "Until a step ends, work goes on under the terms last signed."
    ),
    UnforeseenRule.SPONSORS: (
        "The people in charge on both sides meet, then their sponsors; each side proposes a solution in writing, then "
        "both cool off. If they still do not agree, an expert whom both name decides, or either side may end this "
        "without penalty. Until a step ends, work goes on under the terms last signed."
    ),
}
"""The words of each way, without a number: the numbers stand in the terms."""

RIGHTS = {
    Rights.ON_PAYMENT: (
        "Once it is paid, the client has the rights in the work.",
        "When a milestone is paid, the rights in its work pass to the client. Until then they are the provider's.",
    ),
    Rights.LICENCE: (
        "Once it is paid, the client may use it as the licence in the offer says.",
        "The rights stay with the provider. Once it has paid, the client may use the work as the licence says.",
    ),
}
"""What becomes of the rights: in one line, and in the clause."""

_SMALL_EXIT = ("source files", "the rights in the work", "access to every account made for it")
_PROJECT_EXIT = (
    "source files and everything needed to build from them",
    "the rights in the work",
    "every account, domain and licence in the client's name",
    "documents that let another provider go on",
    "a list of open points",
)
_PLAN_EXIT = (
    "source files, data and configurations",
    "the rights in the work",
    "every account, licence and asset in the client's name",
    "runbooks and process descriptions, current to the last month",
    "sessions that hand the knowledge over, signed off by the receiver",
    "help with the handover for as long as it takes, at the prices agreed here",
    "a list of people, suppliers and open points",
    "all access withdrawn and confirmed",
)

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
