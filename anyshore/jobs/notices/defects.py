"""Mails about the list of defects: what was reported, what was done about it, and what its time means."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries import told_agreement
from anyshore.contracts.rules import Side
from anyshore.delivery.queries.defects import told_defect
from anyshore.jobs.notices.letters import Due, Fact, Letter, Reminder, Words
from anyshore.kit.money import Money
from anyshore.parties.rules import Right


def entered(fact: Fact) -> list[Letter]:
    """To the provider: the client's words, until when, and what is asked back."""
    subject = _("{client} reports a defect in {milestone}")
    body = _("{words}\n\nPut it right at no cost, or say why it is not covered.")
    if fact.facts["until"]:
        subject = _("{client} reports a defect in {milestone}: put it right by {until}")
    if fact.number("claimed_minor"):
        body = _(
            "{words}\n\nPut it right at no cost, or say why it is not covered. {client} asks {amount} back of what is kept back."
        )
    amount = Money(fact.number("claimed_minor"), fact.text("currency"))
    return [_letter(fact, Side.PROVIDER, subject, body, Right.WORK, {"amount": amount})]


def put_right(fact: Fact) -> list[Letter]:
    """To the client: look at it, and that silence strikes nothing off."""
    subject = _("{provider} has put defect {number} of {milestone} right")
    body = _("{words}\n\nLook at it: strike it off, or say that it is still there. Silence strikes nothing off.")
    return [_letter(fact, Side.CLIENT, subject, body, Right.COMMIT)]


def still_there(fact: Fact) -> list[Letter]:
    """To the provider: the time begins again; after the last attempt to both what the client may do."""
    subject = _("{client}: defect {number} of {milestone} is still there")
    if fact.facts["failed"] is True:
        body = _(
            "{words}\n\nThe attempts are used up: {client} may have it put right at {provider}’s cost, as far as that is reasonable, or ask for a lower price."
        )
        return [_letter(fact, side, subject, body, Right.COMMIT) for side in Side]
    body = _("{words}\n\nPut it right by {until}.") if fact.facts["until"] else _("{words}\n\nPut it right.")
    return [_letter(fact, Side.PROVIDER, subject, body, Right.WORK)]


def denied(fact: Fact) -> list[Letter]:
    """To the client: why, and what it can do."""
    subject = _("{provider}: defect {number} of {milestone} is not covered")
    body = _("{words}\n\nStrike it off if you agree, or maintain it. The time to put it right runs on.")
    return [_letter(fact, Side.CLIENT, subject, body, Right.COMMIT)]


def maintained(fact: Fact) -> list[Letter]:
    """To the provider."""
    subject = _("{client} maintains defect {number} of {milestone}")
    body = _("{words}\n\nIf it is not put right by {until}, it counts as not put right.")
    if not fact.facts["until"]:
        body = _("{words}\n\nIt stays in the list.")
    return [_letter(fact, Side.PROVIDER, subject, body, Right.COMMIT)]


def failed(fact: Fact) -> list[Letter]:
    """To both: what the client may do now."""
    subject = _("Defect {number} of {milestone} was not put right in time")
    body = _(
        "{client} may have it put right at {provider}’s cost, as far as that is reasonable, or ask for a lower price. It can still be put right and struck off."
    )
    return [_letter(fact, side, subject, body, Right.COMMIT) for side in Side]


def struck(fact: Fact) -> list[Letter]:
    """To the provider."""
    subject = _("{client} struck defect {number} of {milestone} off")
    body = (
        _("{words}\n\nNothing is asked for it any more.")
        if fact.text("words")
        else _("Nothing is asked for it any more.")
    )
    return [_letter(fact, Side.PROVIDER, subject, body, Right.WORK)]


def waits(fact: Fact) -> list[Letter]:
    """To the client, once more."""
    subject = _("Defect {number} of {milestone} waits for you")
    body = _(
        "{provider} says that it is put right. Strike it off, or say that it is still there. Until then it stays open."
    )
    return [_letter(fact, Side.CLIENT, subject, body, Right.COMMIT)]


def remind_of_cure(due: Due) -> list[Letter]:
    """To the provider: until when, and what comes after."""
    agreement_id, number, milestone = told_defect(due.id("defect_id"))
    about = told_agreement(agreement_id)
    given = {"client": about.client, "provider": about.provider, "number": number, "milestone": milestone}
    subject, path = (
        _("Put defect {number} of {milestone} right by {until}"),
        f"/contracts/{about.number}/defects/{number}/",
    )
    body = _(
        "After that {client} may have it put right at your cost, as far as that is reasonable, or ask for a lower price."
    )
    return [Letter(about.party(Side.PROVIDER), subject, body, path, Right.WORK, {**given, "until": due.due_at})]


REMINDERS: dict[str, Reminder] = {"delivery.fail_defect": remind_of_cure}


def _letter(
    fact: Fact, side: Side, subject: Words, body: Words, right: Right, given: dict[str, object] | None = None
) -> Letter:
    about, number = told_agreement(fact.subject_id), fact.number("number")
    told: dict[str, object] = {"title": about.title, "client": about.client, "provider": about.provider}
    told |= {"number": number, "milestone": fact.text("milestone"), "words": fact.facts.get("words", "")}
    if fact.facts.get("until"):
        told["until"] = fact.instant("until")
    path = f"/contracts/{about.number}/defects/{number}/"
    return Letter(about.party(side), subject, body, path, right, told | (given or {}))
