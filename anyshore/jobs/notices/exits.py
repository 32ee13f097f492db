"""Mails about how agreements end."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from anyshore.exits import queries
from anyshore.jobs.notices.letters import Due, Fact, Letter, Notice, Reminder, Words
from anyshore.kit.money import Money
from anyshore.parties.rules import Right
from anyshore.payments.queries import Occasion, milestone_title, occasion

ENDS: dict[str, Words] = {
    "completed": _("Everything was accepted."),
    "cancelled": _("It was cancelled before work was handed in: {reason}"),
    "notice": _("The notice has run its days: {reason}"),
    "expired": _("Its last day is over."),
    "consent": _("Both sides agreed: {reason}"),
    "ruling": _("The operator has ruled: {reason}"),
}
"""How an agreement ended, in a sentence."""


def agreement_ended(fact: Fact) -> list[Letter]:
    """To both: how, and what was paid and given back in all."""
    about, currency = occasion(fact.subject_id), fact.text("currency")
    sums = (
        _("In all {back} went back and {paid} became due.")
        if about.promises
        else _("In all {paid} was released and {back} went back.")
    )
    given = {
        "reason": fact.text("reason"),
        "paid": Money(fact.number("paid_minor"), currency),
        "back": Money(fact.number("refunded_minor"), currency),
    }
    how = ENDS[fact.text("kind")]
    return [
        _letter(about, party, _("{title} is over"), format_lazy("{}\n\n{}", how, sums), **given)
        for party in (about.client_id, about.provider_id)
    ]


def notice_given(fact: Fact) -> list[Letter]:
    """To the other side."""
    about, side = occasion(fact.subject_id), fact.text("side")
    return [
        _letter(
            about,
            about.other(side),
            _("{who} gives notice: {title} ends {until}"),
            _("Work that is handed in by then keeps its review and is paid. The reason given: {reason}"),
            who=about.name(side),
            until=fact.instant("effective_at"),
            reason=fact.text("reason"),
        )
    ]


def notice_withdrawn(fact: Fact) -> list[Letter]:
    """To the other side."""
    about, side = occasion(fact.subject_id), fact.text("side")
    subject, body = _("{who} withdraws its notice"), _("{title} goes on as before.")
    return [_letter(about, about.other(side), subject, body, who=about.name(side))]


def end_put_off(fact: Fact) -> list[Letter]:
    """To both: what waits, and until when."""
    about = occasion(fact.subject_id)
    subject = _("{title} ends when its last review does")
    body = _("What was not handed in is over. What is in review keeps its instant: {until} at the latest.")
    parties = (about.client_id, about.provider_id)
    return [_letter(about, party, subject, body, until=fact.instant("until")) for party in parties]


def refund_offered(fact: Fact) -> list[Letter]:
    """To the side that answers."""
    about, side = occasion(fact.subject_id), fact.text("side")
    return [
        _for(
            Right.COMMIT,
            _letter(
                about,
                about.other(side),
                _("{who} offers to divide the money for {milestone}"),
                _("{back} to {client}, {on} to {provider}. Answer by {until}; silence declines. The reason: {reason}"),
                who=about.name(side),
                until=fact.instant("answer_until"),
                reason=fact.text("reason"),
                **_division(fact),
            ),
        )
    ]


def refund_agreed(fact: Fact) -> list[Letter]:
    """To the side that offered."""
    return [_answer(fact, _("Your offer for {milestone} was accepted"), _("{back} to {client}, {on} to {provider}."))]


def refund_declined(fact: Fact) -> list[Letter]:
    """To the side that offered."""
    body = _("The money stays where it is. The reason given: {reason}")
    return [_answer(fact, _("Your offer for {milestone} was declined"), body, reason=fact.text("reason"))]


def refund_withdrawn(fact: Fact) -> list[Letter]:
    """To the side that would have answered."""
    about, side = occasion(fact.subject_id), fact.text("side")
    subject = _("The offer for {milestone} was withdrawn")
    return [_letter(about, about.other(side), subject, _("The money stays where it is."), **_division(fact))]


def refund_lapsed(fact: Fact) -> list[Letter]:
    """To the side that offered."""
    return [_answer(fact, _("Your offer for {milestone} has lapsed"), _("Nobody answered, or it was settled first."))]


def milestone_ruled(fact: Fact) -> list[Letter]:
    """To both, with the reasons."""
    about = occasion(fact.subject_id)
    subject = _("The operator has ruled on {milestone}")
    body = _("{back} to {client}, {on} to {provider}.\n\nThe reasons:\n{reasons}")
    given = {"reasons": fact.text("reasons"), **_division(fact)}
    return [_letter(about, party, subject, body, **given) for party in (about.client_id, about.provider_id)]


def remind_of_notice(due: Due) -> list[Letter]:
    """To both: the agreement is about to end."""
    about = occasion(queries.agreement_of_notice(due.id("notice_id")))
    return _about_to_end(about, due)


def remind_of_expiry(due: Due) -> list[Letter]:
    """To both: the agreement is about to end."""
    return _about_to_end(occasion(due.id("agreement_id")), due)


def remind_of_offer(due: Due) -> list[Letter]:
    """To the side that answers: silence declines."""
    agreement_id, offer = queries.offer_row(due.id("offer_id"))
    about = occasion(agreement_id)
    return [
        _for(
            Right.COMMIT,
            _letter(
                about,
                about.other(offer.side),
                _("An offer for {milestone} waits for you"),
                _("{back} to {client}, {on} to {provider}. At {until} it counts as declined if you do nothing."),
                milestone=offer.title,
                back=offer.to_client,
                on=offer.to_provider,
                until=due.due_at,
            ),
        )
    ]


def _about_to_end(about: Occasion, due: Due) -> list[Letter]:
    body = _("If nobody acts, what was not handed in by then is over and its money goes back to {client}.")
    parties = (about.client_id, about.provider_id)
    return [_letter(about, party, _("{title} ends {until}"), body, until=due.due_at) for party in parties]


def _answer(fact: Fact, subject: Words, body: Words, **given: object) -> Letter:
    about = occasion(fact.subject_id)
    return _letter(about, about.party(fact.text("side")), subject, body, **given, **_division(fact))


def _division(fact: Fact) -> dict[str, object]:
    currency = fact.text("currency")
    return {
        "milestone": milestone_title(fact.id("milestone_id")),
        "back": Money(fact.number("to_client_minor"), currency),
        "on": Money(fact.number("to_provider_minor"), currency),
    }


def _letter(about: Occasion, to: UUID, subject: Words, body: Words, **given: object) -> Letter:
    named = {"client": about.client, "provider": about.provider, "title": about.title}
    path = f"/contracts/{about.number}/"
    return Letter(to=to, subject=subject, body=body, path=path, given=named | given)


def _for(right: Right, letter: Letter) -> Letter:
    return replace(letter, right=right)


NOTICES: dict[str, Notice] = {
    "AgreementEnded": agreement_ended,
    "NoticeGiven": notice_given,
    "NoticeWithdrawn": notice_withdrawn,
    "EndPutOff": end_put_off,
    "RefundOffered": refund_offered,
    "RefundAgreed": refund_agreed,
    "RefundDeclined": refund_declined,
    "RefundWithdrawn": refund_withdrawn,
    "RefundLapsed": refund_lapsed,
    "MilestoneRuled": milestone_ruled,
}
REMINDERS: dict[str, Reminder] = {
    "exits.end_by_notice": remind_of_notice,
    "exits.expire_agreement": remind_of_expiry,
    "exits.lapse_refund": remind_of_offer,
}
