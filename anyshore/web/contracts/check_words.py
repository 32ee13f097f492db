"""The check whether an individual's work is independent, in words: its result, each answer, why it is asked again."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from anyshore.contracts.queries.worker_checks import CheckRow
from anyshore.contracts.rules.worker_checks import INCOME, QUESTIONS, Again, Outcome, Question, Result
from anyshore.insight.queries.worker_facts import WorkerFacts
from anyshore.payments.rules.hours import hours_text
from anyshore.plumbing import formats
from anyshore.web.words import Words

ASKED: dict[str, Words] = {
    Question.OWN_HOURS: gettext_lazy("Sets their own hours"),
    Question.OWN_TOOLS: gettext_lazy("Uses their own tools"),
    Question.OWN_PLACE: gettext_lazy("Chooses where they work"),
    Question.SUBSTITUTE: gettext_lazy("May send somebody equally able"),
    Question.OTHER_CLIENTS: gettext_lazy("Has other clients"),
    INCOME: gettext_lazy("Share of their income that comes from this client"),
}
AGAIN: dict[str, Words] = {
    Again.NEVER: gettext_lazy("Nobody has answered these questions for this contract yet."),
    Again.YEAR: gettext_lazy("A year has passed: answer the questions again."),
    Again.RENEWED: gettext_lazy("The contract was renewed: answer the questions again."),
    Again.CHANGED: gettext_lazy("Something has changed: answer the questions again."),
}
OUTCOMES: dict[str, Words] = {
    Outcome.INDEPENDENT: gettext_lazy("The work is independent"),
    Outcome.NOT_INDEPENDENT: gettext_lazy("The work is not independent"),
    Outcome.CHANGE: gettext_lazy("The way of working has to change"),
}


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer as it is shown; ``sign``: it is a sign of employment."""

    question: str
    answer: str
    note: str
    sign: bool


def result_words(result: Result) -> str:
    """So many signs, and what comes of it."""
    given = {"n": formats.number_text(result.signs), "all": formats.number_text(QUESTIONS)}
    if result.needed:
        text = ngettext(
            "%(n)s of %(all)s signs: a person must look.", "%(n)s of %(all)s signs: a person must look.", result.signs
        )
    else:
        text = ngettext(
            "%(n)s of %(all)s signs: no check needed.", "%(n)s of %(all)s signs: no check needed.", result.signs
        )
    return text % given


def limits_words(row: CheckRow, *, by_clause: bool) -> str:
    """From how many signs on a person looks, and from which income it is one."""
    given = {"n": formats.number_text(row.limits.signs), "share": formats.percent_text(row.limits.income_bps)}
    text = ngettext(
        "From %(n)s sign on a person looks. An income of which %(share)s or more comes from this client is one.",
        "From %(n)s signs on a person looks. An income of which %(share)s or more comes from this client is one.",
        row.limits.signs,
    )
    source = (
        _("So the contract says.")
        if by_clause
        else _("The contract sets no limits of its own; these are the usual ones.")
    )
    return f"{text % given} {source}"


def answered(row: CheckRow) -> list[Answered]:
    """The six answers in order."""
    notes, which = row.answers.notes, set(row.result.which)
    told = {str(one): _("Yes") if getattr(row.answers, one) else _("No") for one in Question}
    told[INCOME] = formats.percent_text(row.answers.income_bps)
    return [Answered(str(ASKED[name]), said, notes.get(name, ""), name in which) for name, said in told.items()]


def known(facts: WorkerFacts) -> list[str]:
    """What is known here, one sentence each."""
    found = []
    if facts.minutes:
        hours = formats.input_text(hours_text(facts.minutes))
        found.append(_("At most %(hours)s hours a week are agreed.") % {"hours": hours})
    if facts.sheets:
        found.append(_("Hours are written in time sheets that the client approves."))
    if facts.items:
        text = ngettext(
            "%(n)s item is open on the work board.", "%(n)s items are open on the work board.", facts.items
        )
        found.append(text % {"n": formats.number_text(facts.items)})
    found.append(
        _("Within a year they worked for another client here too.")
        if facts.others
        else _("No other client of theirs is known here; there may be some elsewhere.")
    )
    return found
