"""The terms as people read and write them: a label for each, its value in words, and the fields of a form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.terms import EndRule, ExitForm, Payment, Rights, Terms, UnforeseenRule
from anyshore.plumbing import formats
from anyshore.web.forms import Choice, Day, Flag, Form, Integer, Lines, LongText, Text

Words = str | Promise

CHOICES: dict[str, dict[str, Words]] = {
    "unforeseen_rule": {
        UnforeseenRule.TALK: _("Talk, then either side may end"),
        UnforeseenRule.EXPERT: _("The leads meet, then an expert decides"),
        UnforeseenRule.LADDER: _("The full ladder"),
        UnforeseenRule.SPONSORS: _("The full ladder with the sponsors"),
    },
    "payment": {
        Payment.HELD_IN_FULL: _("All of it before work starts"),
        Payment.HELD_PER_MILESTONE: _("Milestone by milestone, before work on each starts"),
        Payment.INVOICE: _("By invoice"),
    },
    "exit_form": {
        ExitForm.SENTENCE: _("One sentence"),
        ExitForm.LIST: _("A list"),
        ExitForm.PLAN: _("A plan"),
        ExitForm.REHEARSED_PLAN: _("A plan that is rehearsed every year"),
    },
    "end_rule": {
        EndRule.ON_ACCEPTANCE: _("When the last milestone is accepted"),
        EndRule.ON_DATE: _("On a day"),
        EndRule.OPEN: _("Without a last day: both sides choose so"),
    },
    "rights": {Rights.ON_PAYMENT: _("Pass to the client on payment")},
}

LABELS: dict[str, Words] = {
    "review_days": _("Review of a hand-in, working days"),
    "revisions": _("Rounds of changes in the price"),
    "change_answer_days": _("Answer to a change, working days"),
    "change_impact_first": _("What a change means is said first"),
    "unforeseen_rule": _("If something comes up that nobody foresaw"),
    "unforeseen_text": _("The same in words"),
    "talk_days": _("Days to talk"),
    "proposal_days": _("Days for written proposals"),
    "cooling_days": _("Days to cool off"),
    "notice_days": _("Notice, days"),
    "cure_days": _("Days to put a breach right"),
    "cure_payment_days": _("Days to put a late payment right"),
    "payment": _("Payment"),
    "payment_days": _("Days to pay an invoice"),
    "purchase_order": _("Invoices name a purchase order"),
    "exit_form": _("The way out is written as"),
    "exit_items": _("What is handed over at the end"),
    "end_rule": _("The contract ends"),
    "end_on": _("Last day"),
    "end_months": _("Months that it usually runs"),
    "decide_months": _("Months before the end to decide what follows"),
    "confidential": _("Confidential, also after the end"),
    "rights": _("Rights in the work"),
    "warranty_days": _("Warranty, days after acceptance"),
    "governing_law": _("Law that applies"),
}
"""What each field of the terms is called on pages."""
OF_REPORTS: Words = _("Review of a report, working days")
BY_PART: Words = _("Part by part, ahead of each")
"""How the review and the payment are called where a contract has no milestone."""


def _options(name: str) -> list[tuple[str, Words]]:
    return [(str(value), words) for value, words in CHOICES[name].items()]


class TermsForm(Form):
    """Every term that the parties may change. Empty where the unit has none."""

    review_days = Integer(LABELS["review_days"], min=1, max=60)
    revisions = Integer(LABELS["revisions"], min=0, max=50, required=False, hint=_("Empty: not counted"))
    change_answer_days = Integer(LABELS["change_answer_days"], min=1, max=60)
    change_impact_first = Flag(LABELS["change_impact_first"], required=False)
    unforeseen_rule = Choice(LABELS["unforeseen_rule"], options=_options("unforeseen_rule"))
    unforeseen_text = LongText(LABELS["unforeseen_text"], rows=4, max_length=2000)
    talk_days = Integer(LABELS["talk_days"], min=1, max=90)
    proposal_days = Integer(LABELS["proposal_days"], min=1, max=90, required=False)
    cooling_days = Integer(LABELS["cooling_days"], min=1, max=90, required=False)
    notice_days = Integer(
        LABELS["notice_days"], min=1, max=730, required=False, hint=_("Empty: stop before the first hand-in only")
    )
    cure_days = Integer(LABELS["cure_days"], min=1, max=180)
    cure_payment_days = Integer(LABELS["cure_payment_days"], min=1, max=180)
    payment = Choice(LABELS["payment"], options=_options("payment"))
    payment_days = Integer(LABELS["payment_days"], min=0, max=120, hint=_("0 unless paid by invoice"))
    purchase_order = Flag(LABELS["purchase_order"], required=False)
    exit_form = Choice(LABELS["exit_form"], options=_options("exit_form"))
    exit_items = Lines(LABELS["exit_items"], rows=5, hint=_("One thing a line"))
    end_rule = Choice(LABELS["end_rule"], options=_options("end_rule"))
    end_on = Day(LABELS["end_on"], required=False)
    end_months = Integer(LABELS["end_months"], min=1, max=240, required=False)
    decide_months = Integer(LABELS["decide_months"], min=1, max=60, required=False)
    confidential = Flag(LABELS["confidential"], required=False)
    warranty_days = Integer(LABELS["warranty_days"], min=0, max=3650)
    governing_law = Text(LABELS["governing_law"], required=False, max_length=120)

    def check(self, values: dict[str, Any]) -> None:
        """Terms that contradict each other are said beside the field that is to be changed."""
        if values["payment"] == Payment.INVOICE and not values["payment_days"]:
            self.error("payment_days", _now("Write in how many days an invoice is paid."))
        if values["payment"] != Payment.INVOICE and values["payment_days"]:
            self.error("payment_days", _now("Write 0: nothing is invoiced under these terms."))
        if values["end_rule"] == EndRule.OPEN and values["end_on"]:
            self.error("end_on", _now("Leave the last day empty: you chose a contract without one."))


TERMS = tuple(TermsForm.fields)
"""The names of the fields that are terms."""


def initial_of(terms: Terms) -> dict[str, Any]:
    """The terms as the form shows them first."""
    return {name: getattr(terms, name) for name in TERMS}


def terms_from(values: Mapping[str, Any], base: Terms) -> Terms:
    """The terms as posted; what the form does not ask stays as in ``base``."""
    given = {**base.to_json(), **{name: _plain(values[name]) for name in TERMS}}
    return Terms.from_json(given)


def shown_value(name: str, value: object) -> str:
    """A term in words."""
    if value is None:
        return _now("none")
    if isinstance(value, bool):
        return _now("yes") if value else _now("no")
    if name in CHOICES:
        return str(CHOICES[name][str(value)])
    if isinstance(value, date):
        return formats.day_text(value)
    if isinstance(value, tuple):
        return "; ".join(value)
    return str(value) or _now("not chosen")


def facts(content: Content) -> list[tuple[str, str]]:
    """Every term of a contract with its value, in the order of the contract; those that do not apply are left out."""
    terms, lines = content.terms, content.lines
    silent, own = {"end_months", "unforeseen_text", "exit_items"}, dict[str, str]()
    labels: dict[str, Words] = dict(LABELS)
    if not content.milestones and (lines.timed or lines.priced):
        silent |= {"revisions", "warranty_days"} | (set() if lines.units else {"review_days"})
        labels["review_days"] = OF_REPORTS
        own = {} if terms.payment is Payment.INVOICE else {"payment": str(BY_PART)}
    return [
        (str(labels[field.name]), own.get(field.name) or shown_value(field.name, getattr(terms, field.name)))
        for field in fields(Terms)
        if field.name not in silent and getattr(terms, field.name) not in (None, 0, "")
    ]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
