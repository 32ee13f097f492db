"""Mails about comparisons of the prices with the market."""

from __future__ import annotations

from datetime import date

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries import told_agreement
from anyshore.contracts.rules import Side
from anyshore.jobs.notices.letters import Fact, Letter, Words
from anyshore.parties.rules import Right


def announced(fact: Fact) -> list[Letter]:
    """To the provider: who compares, and what comes next."""
    body = _("{person} compares them, for {other}, who pays. You see the draft and may answer.")
    return [_letter(fact, Side.PROVIDER, _("{other} has the prices compared with the market: {title}"), body)]


def drafted(fact: Fact) -> list[Letter]:
    """To the provider: read it and answer."""
    body: Words = _("Read the draft, and say what you think of it before there is a report.")
    if fact.facts["words"]:
        body = format_lazy("{0}\n\n{1}", "{words}", body)
    return [_letter(fact, Side.PROVIDER, _("Draft of the comparison with the market: {title}"), body)]


def answered(fact: Fact) -> list[Letter]:
    """To the other side, in the words of the one that answered."""
    to = Side(fact.text("side")).other
    return [_letter(fact, to, _("{other} answers to the draft of the comparison: {title}"), "{words}")]


def reported(fact: Fact) -> list[Letter]:
    """To the provider: what comes down, and by when."""
    body = (
        _(
            "Prices compared: {compared}. Too far above the market: {lowered}. By {by} they come down. What is signed changes once you both sign the new prices."
        )
        if fact.number("lowered")
        else _("Prices compared: {compared}. All of them stay.")
    )
    given: dict[str, object] = {
        "compared": fact.number("compared"), "lowered": fact.number("lowered"),
        "by": date.fromisoformat(fact.text("adjusted_on")),
    }  # fmt: skip
    subject = _("Report of the comparison with the market: {title}")
    return [_letter(fact, Side.PROVIDER, subject, body, right=Right.COMMIT, given=given)]


def withdrawn(fact: Fact) -> list[Letter]:
    """To the provider."""
    body = _("There is nothing for you to do.")
    return [_letter(fact, Side.PROVIDER, _("{other} does not compare the prices after all: {title}"), body)]


def _letter(
    fact: Fact,
    to: Side,
    subject: Words,
    body: Words,
    *,
    right: Right = Right.WORK,
    given: dict[str, object] | None = None,
) -> Letter:
    about = told_agreement(fact.subject_id)
    named: dict[str, object] = {
        "title": about.title,
        "other": about.name(to.other),
        "person": fact.text("person"),
        "words": fact.facts.get("words", ""),
        **(given or {}),
    }
    return Letter(about.party(to), subject, body, f"/contracts/{about.number}/comparison/", right, named)
