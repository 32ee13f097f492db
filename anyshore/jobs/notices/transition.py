"""Mails about transitions: a plan that waits for agreement, waves and their gates, knowledge, access to be revoked."""

from __future__ import annotations

from dataclasses import replace

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries import ToldAgreement, told_agreement
from anyshore.contracts.rules import Side
from anyshore.jobs.notices.letters import Fact, Letter, Note, Notice, Reminder, Silent, Words
from anyshore.parties.queries import readers_of
from anyshore.parties.rules import Right


def plan_agreed(fact: Fact) -> list[Letter]:
    """To the other side: it waits for them; or, once both have, that it binds."""
    about, side = told_agreement(fact.subject_id), Side(fact.text("side"))
    if fact.facts["both"] is True:
        body = _("Both sides have agreed to the plan. Its first wave can begin.")
        return [_letter(about, side.other, _("The transition plan is agreed: {title}"), body, Right.WORK)]
    body = _("{who} agreed to the plan as it stands. Agree to it, or change it: then both agree again.")
    return [_letter(about, side.other, _("Agree to the transition plan: {title}"), body, who=about.name(side))]


def change_proposed(fact: Fact) -> list[Letter]:
    """To the other side: what silence does, and why."""
    about, side = told_agreement(fact.subject_id), Side(fact.text("side"))
    body = _with_words(
        _("{who} proposes to change the plan. Until you agree, the agreed plan stands."), fact.text("why")
    )
    subject = _("A change of the transition plan: {title}")
    return [_letter(about, side.other, subject, body, who=about.name(side), words=fact.text("why"))]


def plan_changed(fact: Fact) -> list[Letter]:
    """To both."""
    about = told_agreement(fact.subject_id)
    body = _("Both sides agreed to the change. The new plan stands on the contract’s page.")
    return [_letter(about, side, _("The transition plan is changed: {title}"), body, Right.WORK) for side in Side]


def change_dropped(fact: Fact) -> list[Letter]:
    """To the side that did not say so."""
    about, side = told_agreement(fact.subject_id), Side(fact.text("side"))
    body = _("{who} let the change of the plan go. The agreed plan stands.")
    return [_letter(about, side.other, _("The transition plan stands: {title}"), body, who=about.name(side))]


def wave_shown(fact: Fact) -> list[Letter]:
    """To the client: a person opens the gate, and silence does not."""
    about = told_agreement(fact.subject_id)
    body = _(
        "{provider} says that “{wave}” is ready to be taken over. Look at it and open the gate, or say what is missing. Silence opens no gate: until then the next wave does not begin."
    )
    return [_letter(about, Side.CLIENT, _("A gate waits for you: {wave}"), body, Right.WORK, wave=fact.text("wave"))]


def wave_accepted(fact: Fact) -> list[Letter]:
    """To the provider."""
    about = told_agreement(fact.subject_id)
    body = _("{client} has taken it over. The next wave can begin.")
    return [_letter(about, Side.PROVIDER, _("The gate is open: {wave}"), body, Right.WORK, wave=fact.text("wave"))]


def wave_returned(fact: Fact) -> list[Letter]:
    """To the provider: why."""
    about, why = told_agreement(fact.subject_id), fact.text("why")
    body = _with_words(_("{client} keeps the gate of “{wave}” closed."), why)
    subject = _("The gate stays closed: {wave}")
    return [_letter(about, Side.PROVIDER, subject, body, Right.WORK, wave=fact.text("wave"), words=why)]


def service_accepted(fact: Fact) -> list[Letter]:
    """To the provider."""
    about = told_agreement(fact.subject_id)
    body = _("{client} says that the service is taken over. The transition is over.")
    return [_letter(about, Side.PROVIDER, _("The service is accepted: {title}"), body, Right.WORK)]


def knowledge_added(fact: Fact) -> list[Note]:
    """To its receiver."""
    about = told_agreement(fact.subject_id)
    body = _("{client} shares “{what}” with you. Sign it off once you can work with it.")
    readers = readers_of(about.provider_id, Right.WORK)
    given = {"title": about.title, "client": about.client, "what": fact.text("title")}
    return [
        Note(
            one.email, _("For you to learn: {what}"), body, _path(about), locale=one.locale, timezone=one.timezone,
            given=given,
        )
        for one in readers
        if one.person_id == fact.id("receiver_id")
    ]  # fmt: skip


def transition_closed(fact: Fact) -> list[Letter]:
    """To the client, whoever ended it: what is still open to the provider's people."""
    about = told_agreement(fact.subject_id)
    body = _(
        "The contract has ended, and {count} of the accesses that you gave are not revoked yet. Revoke each, and write down the day."
    )
    letter = _letter(
        about, Side.CLIENT, _("Revoke access: {title}"), body, Right.WORK, count=fact.number("open_access")
    )
    return [replace(letter, receipt=True)]


def _with_words(body: Words, words: str) -> Words:
    return format_lazy("{0}\n\n{1}", body, "{words}") if words else body


def _path(about: ToldAgreement) -> str:
    return f"/contracts/{about.number}/transition/"


def _letter(
    about: ToldAgreement, to: Side, subject: Words, body: Words, right: Right = Right.COMMIT, **given: object
) -> Letter:
    told = {"title": about.title, "client": about.client, "provider": about.provider, **given}
    return Letter(about.party(to), subject, body, _path(about), right, told)


NOTICES: dict[str, Notice] = {
    "PlanWritten": Silent("the other side sees it, and is told once this side agrees"),
    "PlanAgreed": plan_agreed,
    "PlanChangeProposed": change_proposed,
    "PlanChanged": plan_changed,
    "PlanChangeDropped": change_dropped,
    "WaveBegun": Silent("the page shows it; nobody must answer"),
    "WaveShown": wave_shown,
    "WaveAccepted": wave_accepted,
    "WaveReturned": wave_returned,
    "ServiceAccepted": service_accepted,
    "ItemTicked": Silent("the page shows it; nobody must answer"),
    "KnowledgeAdded": knowledge_added,
    "KnowledgeSigned": Silent("the page shows it; the gate's criteria name it"),
    "AccessGranted": Silent("whoever gave it did it and sees it"),
    "AccessRevoked": Silent("whoever revoked it did it and sees it"),
    "TransitionClosed": transition_closed,
}
REMINDERS: dict[str, Reminder] = {}
