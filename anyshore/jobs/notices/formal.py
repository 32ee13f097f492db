"""Mails about formal notices."""

from __future__ import annotations

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries import told_agreement
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.formal import Kind
from anyshore.jobs.notices.letters import Fact, Letter, Notice, Words
from anyshore.parties.rules import Right

SUBJECTS: dict[str, Words] = {
    Kind.AUDIT: _("{other} announces an audit: {title}"),
    Kind.INSURANCE: _("{other} asks for proof of the insurance: {title}"),
    Kind.KEY_PERSON: _("{person} leaves, {successor} follows: {title}"),
    Kind.EMERGENCY: _("{other} acts in an emergency: {title}"),
    Kind.BREACH: _("{other} reports a breach of personal data: {title}"),
    Kind.INSOLVENCY: _("{other} says that it is insolvent: {title}"),
    Kind.OTHER: _("{other} gives you a formal notice: {title}"),
}
BODIES: dict[str, Words] = {
    Kind.AUDIT: _("From which day on they may look stands in your list of duties."),
    Kind.INSURANCE: _("By when you show it stands in your list of duties."),
    Kind.KEY_PERSON: _("For a good reason you may refuse {successor} until they begin."),
    Kind.EMERGENCY: _("Without a change that both sign you owe at most the limit of the clause."),
    Kind.INSOLVENCY: _("This ends nothing by itself. You may ask for security for what is still to come."),
}


def given(fact: Fact) -> list[Letter]:
    """To the side that did not give it, in the words of who did."""
    kind = fact.text("kind")
    parts = [BODIES[kind]] if kind in BODIES else []
    if fact.facts["words"]:
        parts.append("{words}")
    parts.append(_("Confirm that it came. That agrees to nothing."))
    body = format_lazy("\n\n".join(f"{{{place}}}" for place in range(len(parts))), *parts)
    return [_letter(fact, _to(fact), SUBJECTS[kind], body)]


def received(fact: Fact) -> list[Letter]:
    """To who gave it."""
    subject = _("{other} has your formal notice {number}: {title}")
    return [_letter(fact, _to(fact).other, subject, _with_words(fact, _("It stands on record with its instant.")))]


def withdrawn(fact: Fact) -> list[Letter]:
    """To the side to which it was given."""
    body = _("What it asked for and is still open falls away.")
    return [_letter(fact, _to(fact), _("{other} withdraws formal notice {number}: {title}"), _with_words(fact, body))]


def successor_refused(fact: Fact) -> list[Letter]:
    """To the provider, with the reason."""
    body = _("Propose somebody else by another formal notice.")
    return [_letter(fact, Side.PROVIDER, _("{other} refuses {successor}: {title}"), _with_words(fact, body))]


def _to(fact: Fact) -> Side:
    return Side(fact.text("side")).other


def _with_words(fact: Fact, body: Words) -> Words:
    return format_lazy("{0}\n\n{1}", body, "{words}") if fact.facts["words"] else body


def _letter(fact: Fact, to: Side, subject: Words, body: Words) -> Letter:
    about = told_agreement(fact.subject_id)
    named = {"title": about.title, "other": about.name(to.other), "number": fact.number("number")}
    named |= {name: str(fact.facts.get(name, "")) for name in ("words", "person", "successor")}
    path = f"/contracts/{about.number}/formal/{fact.number('number')}/"
    return Letter(about.party(to), subject, body, path, Right.WORK, named)


NOTICES: dict[str, Notice] = {
    "FormalNoticeGiven": given,
    "FormalNoticeReceived": received,
    "FormalNoticeWithdrawn": withdrawn,
    "SuccessorRefused": successor_refused,
}
