"""Mails about contracts that were made elsewhere and are kept here."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries.adopted import ToldAdopted, told_adopted
from anyshore.contracts.rules import Side
from anyshore.jobs.notices.letters import Due, Fact, Letter, Words
from anyshore.parties.rules import Right


def adopted_notice_given(fact: Fact) -> list[Letter]:
    """To the supplier, if it joined: notice was given, and the last day."""
    about = told_adopted(fact.subject_id)
    subject = _("Notice was given: {activity}")
    if fact.text("by") == Side.PROVIDER:
        body = _("Your client wrote down that you gave notice on {on}. The contract ends on {end}.")
    else:
        body = _(
            "The contract ends on {end}. This mail is not the notice itself, which comes in the form that the contract asks for."
        )
    return _to_supplier(about, subject, body, end=_day(fact), on=date.fromisoformat(fact.text("on")))


def adopted_notice_taken_back(fact: Fact) -> list[Letter]:
    """To the supplier, if it joined: it runs again, until when."""
    about = told_adopted(fact.subject_id)
    subject = _("The notice is taken back: {activity}")
    body = _("The contract now runs to {end}.") if fact.text("ends_on") else _("The contract runs without a last day.")
    return _to_supplier(about, subject, body, end=_day(fact) if fact.text("ends_on") else None)


def adopted_corrected(fact: Fact) -> list[Letter]:
    """To the supplier, if it joined: facts are others now; it may say whether they are right."""
    about = told_adopted(fact.subject_id)
    body = _("Your client changed facts that it keeps of this contract. Read them, and say if something is wrong.")
    return _to_supplier(about, _("Facts of a contract changed: {activity}"), body)


def adopted_went_on(fact: Fact) -> list[Letter]:
    """To who keeps it: nobody gave notice in time."""
    about = told_adopted(fact.subject_id)
    subject = _("Nobody gave notice: {activity} goes on")
    body = _("The last day to give notice to {other} has passed. The contract now runs to {end}.")
    return [_letter(about, subject, body, end=_day(fact))]


def adopted_ended(fact: Fact) -> list[Letter]:
    """To who keeps it: the last day is over, and what to look at."""
    about = told_adopted(fact.subject_id)
    subject = _("The contract has ended: {activity}")
    body = _("Its last day is over. See in its exit plan what {other} has still to hand over.")
    return [_letter(about, subject, body)]


def adopted_answered(fact: Fact) -> list[Letter]:
    """To who keeps it: the supplier joined, and what it says."""
    about, changed = told_adopted(fact.subject_id), fact.facts.get("changed")
    if changed:
        body = _("{other} joined and says that some of the facts are others. Compare them and take them over.")
        return [_letter(about, _("{other} corrects the contract: {activity}"), body)]
    return [_letter(about, _("{other} confirmed the contract: {activity}"), _("All eight facts are right, they say."))]


def correction_taken(fact: Fact) -> list[Letter]:
    """To the supplier: its correction stands."""
    about = told_adopted(fact.subject_id)
    return _to_supplier(about, _("Your correction stands: {activity}"), _("The facts are now as you said."))


def remind_of_notice(due: Due) -> list[Letter]:
    """To who keeps it: until when notice can be given, and what silence does."""
    about = told_adopted(due.id("adopted_id"))
    body = _(
        "Notice must be with {other} by the end of {until}. If nobody gives it, the contract goes on for another term."
    )
    return [_letter(about, _("Give notice or let it go on: {activity}"), body)]


def remind_of_end(due: Due) -> list[Letter]:
    """To who keeps it: it ends soon."""
    about = told_adopted(due.id("adopted_id"))
    body = _("Its last day is {end}. See in its exit plan what {other} has still to hand over.")
    return [_letter(about, _("A contract ends soon: {activity}"), body, end=about.ends_on)]


def _day(fact: Fact) -> date:
    return date.fromisoformat(fact.text("ends_on"))


def _to_supplier(about: ToldAdopted, subject: Words, body: Words, **given: object) -> list[Letter]:
    if about.supplier_id is None:
        return []
    told = {"activity": about.activity, "other": about.other, **given}
    return [Letter(about.supplier_id, subject, body, _path(about), Right.COMMIT, told)]


def _letter(about: ToldAdopted, subject: Words, body: Words, **given: object) -> Letter:
    told = {"activity": about.activity, "other": about.other, "until": about.until, **given}
    return Letter(about.organisation_id, subject, body, _path(about), Right.COMMIT, told)


def _path(about: ToldAdopted) -> str:
    return f"/contracts/adopted/{about.number}/"
