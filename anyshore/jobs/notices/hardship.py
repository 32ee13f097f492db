"""Mails about talks because of hardship."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries import told_agreement
from anyshore.contracts.queries.hardship import talks_told
from anyshore.contracts.rules import Side
from anyshore.jobs.notices.letters import Due, Fact, Letter, Reminder, Words
from anyshore.kit.money import Money
from anyshore.parties.rules import Right


def asked(fact: Fact) -> list[Letter]:
    """To the other side: what changed, and until when both talk."""
    subject = _("{other} asks for talks about new terms until {until}: {title}")
    body = _(
        "{words}\n\nThe cost of performing was {before} and is {now}. Both talk in good faith and with open figures. The old terms stand until both sign new ones. Without an agreement either side may end the contract then."
    )
    currency = fact.text("currency")
    before, now = (Money(fact.number(name), currency) for name in ("before_minor", "now_minor"))
    return [
        _letter(
            fact, Side(fact.text("side")).other, subject, body, before=before, now=now, until=fact.instant("until")
        )
    ]


def withdrawn(fact: Fact) -> list[Letter]:
    """To the other side: there is nothing to talk about."""
    subject = _("{other} asks for talks no more: {title}")
    return [_letter(fact, Side(fact.text("side")).other, subject, _("The contract goes on as it is."))]


def settled(fact: Fact) -> list[Letter]:
    """To the side that has not said it."""
    subject = _("{other} says what you two have agreed: {title}")
    body = _("{words}\n\nConfirm it if that is so. No term changes by it: that takes both signatures.")
    return [_letter(fact, Side(fact.text("by")).other, subject, body)]


def agreed(fact: Fact) -> list[Letter]:
    """To the side that said it first."""
    subject = _("{other} confirms what you two have agreed: {title}")
    body = _("{words}\n\nPut it into new terms that both sign: renew the contract, or make a follow-on contract.")
    return [_letter(fact, Side(fact.text("by")).other, subject, body)]


def failed(fact: Fact) -> list[Letter]:
    """To both sides: what either may do."""
    subject = _("The talks about new terms are over: {title}")
    body = _(
        "Nothing was agreed. Either side may end the contract; days of notice: {days}. Until then the old terms stand. You can still agree."
    )
    return [_letter(fact, side, subject, body, days=fact.number("days")) for side in Side]


def remind_of_talks(due: Due) -> list[Letter]:
    """To both sides: when the talks are over, and what that means."""
    found = talks_told(due.id("talks_id"))
    if found is None:
        return []
    agreement_id, until, days = found
    about = told_agreement(agreement_id)
    subject = _("The talks about new terms end on {until}: {title}")
    body = _("If nothing is agreed by then, either side may end the contract; days of notice: {days}.")
    given: dict[str, object] = {"title": about.title, "until": until, "days": days}
    path = f"/contracts/{about.number}/hardship/"
    return [Letter(about.party(side), subject, body, path, Right.COMMIT, given) for side in Side]


def _letter(fact: Fact, to: Side, subject: Words, body: Words, **given: object) -> Letter:
    about = told_agreement(fact.subject_id)
    named = {"title": about.title, "other": about.name(to.other), "words": str(fact.facts.get("words", "")), **given}
    return Letter(about.party(to), subject, body, f"/contracts/{about.number}/hardship/", Right.COMMIT, named)


REMINDERS: dict[str, Reminder] = {"contracts.fail_talks": remind_of_talks}
