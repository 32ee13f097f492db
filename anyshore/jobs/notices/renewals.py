"""Mails about renewals."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext_lazy as _

from anyshore.contracts.queries import told_agreement
from anyshore.contracts.queries.renewals import renewal_told
from anyshore.contracts.rules import Side
from anyshore.jobs.notices.letters import Due, Fact, Letter, Notice, Reminder, Words
from anyshore.parties.rules import Right

ANSWERED: dict[str, Words] = {
    "declined": _("The renewal of {title} was declined"),
    "withdrawn": _("The offer to renew {title} was withdrawn"),
    "lapsed": _("The offer to renew {title} has lapsed"),
}
"""How an offer came to nothing."""


def renewal_offered(fact: Fact) -> list[Letter]:
    """To the other side."""
    side = Side(fact.text("side"))
    subject = _("{who} offers to renew {title} until {ends}")
    body = _(
        "{words}\n\nRead and sign it by {until}. If you do nothing, the offer lapses and the contract stays as it is."
    )
    given = {"until": fact.instant("answer_until"), "ends": _day(fact, "ends_on"), "words": fact.text("words")}
    return [_letter(fact, side.other, side, subject, body, given)]


def renewal_answered(fact: Fact) -> list[Letter]:
    """To the side that offered where it was declined or has lapsed, to the other where it was withdrawn."""
    side, how = Side(fact.text("side")), fact.text("how")
    to = side.other if how == "withdrawn" else side
    body = _("The contract stays as it is. {words}")
    return [_letter(fact, to, to.other, ANSWERED[how], body, {"words": fact.text("words")})]


def renewal_refused(fact: Fact) -> list[Letter]:
    """To the other side."""
    side = Side(fact.text("side"))
    subject = _("{who} does not want {title} to go on: it ends {ends}")
    body = _("{words}\n\nBoth may still agree to renew it.")
    return [
        _letter(fact, side.other, side, subject, body, {"ends": _day(fact, "ends_on"), "words": fact.text("words")})
    ]


def agreement_renewed(fact: Fact) -> list[Letter]:
    """To both."""
    by_itself = fact.facts["by_clause"] is True
    body = (
        _("Nobody said no in time, so it goes on by its clause, on the same terms, in version {version}.")
        if by_itself
        else _("Both sides have signed version {version}.")
    )
    given = {"ends": _day(fact, "to_on"), "version": fact.number("version")}
    subject = _("{title} is renewed until {ends}")
    return [_letter(fact, side, side.other, subject, body, given) for side in Side]


def remind_of_renewal(due: Due) -> list[Letter]:
    """To both: the last day to say no."""
    agreement = told_agreement(due.id("agreement_id"))
    return [
        Letter(
            to=agreement.party(side),
            subject=_("{title} goes on by itself unless you say no by {until}"),
            body=_("If nobody says no by then, the contract is renewed on the same terms."),
            path=f"/contracts/{agreement.number}/renewal/",
            given={"title": agreement.title, "until": due.due_at},
            right=Right.COMMIT,
        )
        for side in Side
    ]


def remind_of_offer(due: Due) -> list[Letter]:
    """To the side that answers."""
    agreement_id, offered_by, ends_on = renewal_told(due.id("offer_id"))
    agreement, side = told_agreement(agreement_id), Side(offered_by)
    return [
        Letter(
            to=agreement.party(side.other),
            subject=_("{who} waits for your answer: {title} until {ends}"),
            body=_("If you do nothing, the offer to renew lapses at {until}, and the contract stays as it is."),
            path=f"/contracts/{agreement.number}/renewal/",
            given={"title": agreement.title, "who": agreement.name(side), "ends": ends_on, "until": due.due_at},
            right=Right.COMMIT,
        )
    ]


def _day(fact: Fact, name: str) -> date:
    return date.fromisoformat(fact.text(name))


def _letter(fact: Fact, to: Side, who: Side, subject: Words, body: Words, given: dict[str, object]) -> Letter:
    agreement = told_agreement(fact.subject_id)
    named: dict[str, object] = {"title": agreement.title, "who": agreement.name(who)}
    return Letter(
        to=agreement.party(to),
        subject=subject,
        body=body,
        path=f"/contracts/{agreement.number}/renewal/",
        given=named | given,
        right=Right.COMMIT,
    )


NOTICES: dict[str, Notice] = {
    "RenewalOffered": renewal_offered,
    "RenewalAnswered": renewal_answered,
    "RenewalRefused": renewal_refused,
    "AgreementRenewed": agreement_renewed,
}
REMINDERS: dict[str, Reminder] = {
    "payments.renew_agreement": remind_of_renewal,
    "contracts.lapse_renewal": remind_of_offer,
}
