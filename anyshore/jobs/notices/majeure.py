"""Mails about force majeure: what a side reports, and what the other says to it."""

from __future__ import annotations

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries import told_agreement
from anyshore.contracts.rules import Side
from anyshore.jobs.notices.letters import Fact, Letter, Words
from anyshore.parties.rules import Right


def reported(fact: Fact) -> list[Letter]:
    """To the other side: what is claimed, and that silence does nothing."""
    subject = _("{other} reports force majeure: {title}")
    body = _(
        "{words}\n\nAccept it or object. Until you accept it, it is what {other} says, and no date moves. Silence accepts nothing and refuses nothing."
    )
    if fact.facts["in_time"] is not True:
        late = _(
            "It was reported late: {other} is still freed from its duty, but makes good what you lose by learning of it late."
        )
        body = format_lazy("{0}\n\n{1}", body, late)
    return [_letter(fact, _reader(fact), subject, body, Right.COMMIT)]


def updated(fact: Fact) -> list[Letter]:
    """To the other side: what is expected now."""
    subject = _("{other} writes anew what it expects of the force majeure: {title}")
    return [_letter(fact, _reader(fact), subject, "{words}", Right.WORK)]


def withdrawn(fact: Fact) -> list[Letter]:
    """To the other side: there is nothing to answer."""
    subject = _("{other} takes its report of force majeure back: {title}")
    return [_letter(fact, _reader(fact), subject, _("There is nothing for you to do."), Right.WORK)]


def accepted(fact: Fact) -> list[Letter]:
    """To the side that reported it: what moves."""
    subject = _("{other} accepts the force majeure: {title}")
    body = (
        _("Your dates have moved by the time that it lasted.")
        if fact.facts["over"] is True
        else _("Your dates move by the time that it lasts. Say so once it is over.")
    )
    return [_letter(fact, _reader(fact).other, subject, _said(fact, body), Right.WORK)]


def objected(fact: Fact) -> list[Letter]:
    """To the side that reported it, with the reason."""
    subject = _("{other} objects to the force majeure: {title}")
    body = _("Your report stays on record as what you say. No date moves by it. Talk to each other.")
    return [_letter(fact, _reader(fact).other, subject, _said(fact, body), Right.WORK)]


def over(fact: Fact) -> list[Letter]:
    """To the other side: whether dates moved."""
    subject = _("{other} says that the force majeure is over: {title}")
    body = (
        _("Days that it lasted: {days}. Dates have moved by that.")
        if fact.facts["moved"] is True
        else _(
            "Days that it lasted: {days}. You have not accepted it, so no date has moved. You can still accept it or object."
        )
    )
    return [_letter(fact, _reader(fact), subject, body, Right.COMMIT, days=fact.number("days"))]


def _reader(fact: Fact) -> Side:
    """The side that did not report it."""
    return Side(fact.text("side")).other


def _said(fact: Fact, body: Words) -> Words:
    return format_lazy("{0}\n\n{1}", body, "{words}") if fact.facts.get("words") else body


def _letter(fact: Fact, to: Side, subject: Words, body: Words, right: Right, **given: object) -> Letter:
    about = told_agreement(fact.subject_id)
    named = {"title": about.title, "other": about.name(to.other), "words": str(fact.facts.get("words", "")), **given}
    return Letter(about.party(to), subject, body, f"/contracts/{about.number}/force-majeure/", right, named)
