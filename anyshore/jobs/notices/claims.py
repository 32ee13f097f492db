"""Mails about claims."""

from __future__ import annotations

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries import told_agreement
from anyshore.contracts.rules import Side
from anyshore.jobs.notices.letters import Fact, Letter, Notice, Words
from anyshore.kit.money import Money
from anyshore.parties.rules import Right
from anyshore.payments.rules.claims import ClaimKind

SUBJECTS: dict[str, Words] = {
    ClaimKind.DAMAGES: _("{other} claims damages of {amount}: {title}"),
    ClaimKind.REPAIR: _("{other} bills {amount} for putting a defect right: {title}"),
    ClaimKind.REDUCTION: _("{other} asks for a price that is lower by {amount}: {title}"),
}


def made(fact: Fact) -> list[Letter]:
    """To the side that is asked, in the words of who asks."""
    body = _("Accept it, accept it for less, or object. Nothing follows from silence.")
    return [_letter(fact, _asked(fact), SUBJECTS[fact.text("kind")], _with_words(fact, body))]


def offered(fact: Fact) -> list[Letter]:
    """To who claimed."""
    body = _("You claimed {claimed}. Take the lesser sum, or maintain your claim. Nothing follows from silence.")
    return [_letter(fact, _claimant(fact), _("{other} offers {amount} for claim {number}: {title}"), _with_words(fact, body))]  # fmt: skip


def accepted(fact: Fact) -> list[Letter]:
    """To who claimed."""
    subject = _("{other} accepts claim {number} over {amount}: {title}")
    return [_letter(fact, _claimant(fact), subject, _with_words(fact, _paid(fact)))]


def taken(fact: Fact) -> list[Letter]:
    """To the side that offered it."""
    return [_letter(fact, _asked(fact), _("{other} takes {amount} for claim {number}: {title}"), _paid(fact))]


def objected(fact: Fact) -> list[Letter]:
    """To who claimed, with the reasons."""
    body = _("The claim stays on record. It can still be accepted.")
    return [_letter(fact, _claimant(fact), _("{other} objects to claim {number}: {title}"), _with_words(fact, body))]


def maintained(fact: Fact) -> list[Letter]:
    """To the side that offered less."""
    body = _("What you offered stands no more. Accept the claim, offer another sum, or object.")
    return [_letter(fact, _asked(fact), _("{other} maintains claim {number} over {amount}: {title}"), _with_words(fact, body))]  # fmt: skip


def withdrawn(fact: Fact) -> list[Letter]:
    """To the side that was asked."""
    body = _("Nothing is asked for it any more.")
    return [_letter(fact, _asked(fact), _("{other} withdraws claim {number}: {title}"), _with_words(fact, body))]


def waits(fact: Fact) -> list[Letter]:
    """To the side whose turn it is."""
    body = _("Nothing follows from silence. This is the only reminder.")
    return [_letter(fact, Side(fact.text("turn")), _("Claim {number} over {amount} waits for you: {title}"), body)]


def settled(fact: Fact) -> list[Letter]:
    """To both."""
    subject = _("{provider} owes {amount} of accepted claims: {title}")
    body = _("The contract has ended, and no payment is left from which it could come off. Pay it as you two agree.")
    about = told_agreement(fact.subject_id)
    given = _given(fact) | {"title": about.title, "provider": about.provider}
    path = f"/contracts/{about.number}/claims/"
    return [Letter(about.party(side), subject, body, path, Right.MONEY, given) for side in Side]


def _paid(fact: Fact) -> Words:
    if fact.text("comes_off") == "True":
        return _("It comes off the next payment by itself.")
    return _("No money moves by it here: pay it as you two agree.")


def _claimant(fact: Fact) -> Side:
    return Side(fact.text("side"))


def _asked(fact: Fact) -> Side:
    return _claimant(fact).other


def _with_words(fact: Fact, body: Words) -> Words:
    return format_lazy("{0}\n\n{1}", body, "{words}") if fact.facts["words"] else body


def _given(fact: Fact) -> dict[str, object]:
    currency, facts = fact.text("currency"), fact.facts
    sums = {name: facts[f"{name}_minor"] for name in ("amount", "claimed") if f"{name}_minor" in facts}
    return {name: Money(int(str(minor)), currency) for name, minor in sums.items()}


def _letter(fact: Fact, to: Side, subject: Words, body: Words) -> Letter:
    about, number = told_agreement(fact.subject_id), fact.number("number")
    named = {"title": about.title, "other": about.name(to.other), "number": number}
    named |= {"words": str(fact.facts.get("words", ""))}
    path = f"/contracts/{about.number}/claims/{number}/"
    return Letter(about.party(to), subject, body, path, Right.COMMIT, named | _given(fact))


NOTICES: dict[str, Notice] = {
    "ClaimMade": made,
    "ClaimOffered": offered,
    "ClaimAccepted": accepted,
    "LesserSumTaken": taken,
    "ClaimObjected": objected,
    "ClaimMaintained": maintained,
    "ClaimWithdrawn": withdrawn,
    "ClaimWaits": waits,
    "ClaimsSettled": settled,
}
