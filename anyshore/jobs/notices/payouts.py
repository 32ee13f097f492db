"""Mails about money that leaves a balance."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anyshore.jobs.notices.letters import Fact, Letter, Words
from anyshore.kit.money import Money
from anyshore.parties.rules import Right


def payout_paid(fact: Fact) -> list[Letter]:
    """To the organisation's people who handle money."""
    return [_payout(fact, _("{amount} was paid out"), _("The reference is {words}."), fact.text("reference"))]


def payout_failed(fact: Fact) -> list[Letter]:
    """To the organisation's people who handle money."""
    body = _("The money is back on your balance. What the bank said: {words}")
    return [_payout(fact, _("{amount} could not be paid out"), body, fact.text("failure"))]


def _payout(fact: Fact, subject: Words, body: Words, words: str) -> Letter:
    given = {"amount": Money(fact.number("amount_minor"), fact.text("currency")), "words": words}
    return Letter(to=fact.subject_id, subject=subject, body=body, path="/money/", right=Right.MONEY, given=given)
