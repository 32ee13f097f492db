"""Mails about money. On the ledger-only rail they speak of promises, never of held money."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from anyshore.jobs.notices import (
    claims,
    draws,
    expenses,
    hours,
    kept,
    late,
    levels,
    lines,
    majeure,
    months,
    payouts,
    shares,
    suspension,
)
from anyshore.jobs.notices.letters import Due, Fact, Letter, Notice, Reminder, Silent, Words
from anyshore.kit.money import Money
from anyshore.parties.rules import Right
from anyshore.payments import queries
from anyshore.payments.queries import Occasion


def milestone_funded(fact: Fact) -> list[Letter]:
    """To the provider: it may start."""
    about = queries.occasion(fact.subject_id)
    return [
        _letter(
            about,
            about.provider_id,
            _("{amount} is promised for {milestone}") if about.promises else _("{amount} is held for {milestone}"),
            _("{client} has promised the price. You can hand in your work; it is due when it is accepted.")
            if about.promises
            else _("{client} has paid in. The money is held until the work is accepted. You can start."),
            amount=_money(fact),
            milestone=queries.milestone_title(fact.id("milestone_id")),
        )
    ]


def money_released(fact: Fact) -> list[Letter]:
    """To the provider."""
    about = queries.occasion(fact.subject_id)
    return [
        _letter(
            about,
            about.provider_id,
            _("{client} owes you {amount}") if about.promises else _("{amount} was released to you"),
            _("For {milestone}. The fee is {fee}."),
            amount=_money(fact),
            fee=Money(fact.number("fee_minor"), fact.text("currency")),
            milestone=queries.milestone_title(fact.id("milestone_id")),
        )
    ]


def money_refunded(fact: Fact) -> list[Letter]:
    """To both: the client has it back, the provider does not get it."""
    about = queries.occasion(fact.subject_id)
    subject = _("The promise of {amount} is taken back") if about.promises else _("{amount} goes back to {client}")
    body = _("It was for {milestone}. The reason given: {reason}")
    given = {
        "amount": _money(fact),
        "milestone": queries.milestone_title(fact.id("milestone_id")),
        "reason": fact.text("reason"),
    }
    return [_letter(about, party, subject, body, **given) for party in (about.client_id, about.provider_id)]


def money_split(fact: Fact) -> list[Letter]:
    """To both."""
    about, currency = queries.occasion(fact.subject_id), fact.text("currency")
    given = {
        "back": Money(fact.number("to_client_minor"), currency),
        "on": Money(fact.number("to_provider_minor"), currency),
        "milestone": queries.milestone_title(fact.id("milestone_id")),
        "reason": fact.text("reason"),
    }
    subject = _("The money for {milestone} was divided")
    body = _("{back} to {client}, {on} to {provider}. The reason given: {reason}")
    return [_letter(about, party, subject, body, **given) for party in (about.client_id, about.provider_id)]


def bonus_given(fact: Fact) -> list[Letter]:
    """To the provider."""
    about = queries.occasion(fact.subject_id)
    return [
        _letter(
            about,
            about.provider_id,
            _("{client} gives you a bonus of {amount}"),
            "{words}",
            amount=_money(fact),
            words=fact.text("words"),
        )
    ]


def put_on_hold(fact: Fact) -> list[Letter]:
    """To both, with the operator's reason."""
    subject, body = _("The money for {milestone} is on hold"), _("It may not move for now. The reason: {reason}")
    return _both(fact, subject, body)


def hold_lifted(fact: Fact) -> list[Letter]:
    """To both, with the operator's reason."""
    subject, body = _("The money for {milestone} may move again"), _("The hold is over. The reason: {reason}")
    return _both(fact, subject, body)


def payment_recorded(fact: Fact) -> list[Letter]:
    """To the provider: look at your account and answer."""
    about = queries.occasion(fact.subject_id)
    return [
        _for(
            Right.MONEY,
            _letter(
                about,
                about.provider_id,
                _("{client} says it has paid you {amount}"),
                _("Confirm it or deny it by {until}. If you do nothing it counts as confirmed."),
                amount=_money(fact),
                until=fact.instant("answer_until"),
            ),
        )
    ]


def payment_confirmed(fact: Fact) -> list[Letter]:
    """To the client; to the provider too where its silence has confirmed."""
    about, by_silence = queries.occasion(fact.subject_id), fact.facts["by_silence"] is True
    body = (
        _("Nobody answered in time, so it counts as confirmed.") if by_silence else _("{provider} has confirmed it.")
    )
    readers = (about.client_id, about.provider_id) if by_silence else (about.client_id,)
    subject = _("The payment of {amount} is confirmed")
    return [_letter(about, reader, subject, body, amount=_money(fact)) for reader in readers]


def payment_denied(fact: Fact) -> list[Letter]:
    """To the client, with the reason."""
    about = queries.occasion(fact.subject_id)
    return [
        _for(
            Right.MONEY,
            _letter(
                about,
                about.client_id,
                _("{provider} says that {amount} did not come"),
                _("It is owed as before. The reason given: {reason}"),
                amount=_money(fact),
                reason=fact.text("reason"),
            ),
        )
    ]


def remind_of_payment(due: Due) -> list[Letter]:
    """To the provider: silence confirms."""
    agreement_id, minor = queries.agreement_of_payment(due.id("payment_id"))
    about = queries.occasion(agreement_id)
    return [
        _for(
            Right.MONEY,
            _letter(
                about,
                about.provider_id,
                _("Did {amount} from {client} come?"),
                _("At {until} it counts as confirmed if you do nothing."),
                amount=Money(minor, about.currency),
                until=due.due_at,
            ),
        )
    ]


def _money(fact: Fact) -> Money:
    return Money(fact.number("amount_minor"), fact.text("currency"))


def _both(fact: Fact, subject: Words, body: Words) -> list[Letter]:
    about = queries.occasion(fact.subject_id)
    given = {"milestone": queries.milestone_title(fact.id("milestone_id")), "reason": fact.text("reason")}
    return [_letter(about, party, subject, body, **given) for party in (about.client_id, about.provider_id)]


def _letter(about: Occasion, to: UUID, subject: Words, body: Words, **given: object) -> Letter:
    named = {"client": about.client, "provider": about.provider, "title": about.title}
    path = f"/contracts/{about.number}/"
    return Letter(to=to, subject=subject, body=body, path=path, given=named | given)


def _for(right: Right, letter: Letter) -> Letter:
    return replace(letter, right=right)


NOTICES: dict[str, Notice] = {
    "ProductDownloaded": Silent("the buyer did it, and both see it on the page of the purchase"),
    "BlockOpened": Silent("the payment that opened it is told"),
    "DrawRecorded": draws.draw_recorded,
    "DrawAgreed": Silent("the money that it releases is told"),
    "DrawDenied": draws.draw_denied,
    "DrawOvertaken": draws.draw_overtaken,
    "MoneyOpened": Silent("the signature that opened it is told by contracts"),
    "MilestoneFunded": milestone_funded,
    "MoneyReleased": shares.and_shares(money_released),
    "MoneyRefunded": money_refunded,
    "MoneySplit": shares.and_shares(money_split),
    "ReductionWaived": late.reduction_waived,
    "PriceReduced": late.price_reduced,
    "MoneyKeptBack": kept.money_kept_back,
    "KeptMoneyReleased": shares.and_shares(kept.kept_money_released),
    "DefectReported": kept.defect_reported,
    "KeptMoneyDivided": shares.and_shares(kept.kept_money_divided),
    "ExpenseAsked": expenses.expense_asked,
    "ExpenseAgreed": expenses.expense_agreed,
    "ExpenseDeclined": expenses.expense_declined,
    "ExpenseClaimed": expenses.expense_claimed,
    "ExpenseAccepted": expenses.expense_accepted,
    "ExpensePaid": expenses.expense_paid,
    "ExpenseWithdrawn": expenses.expense_withdrawn,
    "BonusGiven": bonus_given,
    "MoneyPutOnHold": put_on_hold,
    "HoldLifted": hold_lifted,
    "PaymentRecorded": payment_recorded,
    "PaymentConfirmed": payment_confirmed,
    "PaymentDenied": payment_denied,
    "PayoutRequested": Silent("it is paid or returned within moments, and that is told"),
    "PayoutPaid": payouts.payout_paid,
    "PayoutFailed": payouts.payout_failed,
    "WeekFundedAhead": hours.week_funded,
    "WeekPaid": hours.week_paid,
    "WeekReturned": hours.week_returned,
    "ClaimMade": claims.made,
    "ClaimOffered": claims.offered,
    "ClaimAccepted": claims.accepted,
    "LesserSumTaken": claims.taken,
    "ClaimObjected": claims.objected,
    "ClaimMaintained": claims.maintained,
    "ClaimWithdrawn": claims.withdrawn,
    "ClaimWaits": claims.waits,
    "ClaimsSettled": claims.settled,
    "CreditUsed": levels.credit_used,
    "CreditEarnedBack": levels.credit_earned_back,
    "CreditsSettled": levels.credits_settled,
    "SuspensionWarned": suspension.suspension_warned,
    "SuspensionDisputed": suspension.suspension_disputed,
    "SuspensionDue": suspension.suspension_due,
    "WorkSuspended": suspension.work_suspended,
    "SuspensionOver": suspension.suspension_over,
    "MajeureAccepted": majeure.accepted,
    "MajeureOver": majeure.over,
    "MajeureOvertaken": Silent("the end of the contract is told"),
    "AmountComes": lines.amount_comes,
    "CountAwaited": lines.count_awaited,
    "CountReported": lines.count_reported,
    "MonthFunded": months.month_funded,
    "MonthEnded": months.month_ended,
    "MonthQuestioned": months.month_questioned,
    "MonthAnswered": months.month_answered,
    "MonthPaid": months.month_paid,
    "MonthReturned": months.month_returned,
}
REMINDERS: dict[str, Reminder] = {
    "payments.confirm_by_silence": remind_of_payment,
    "exits.agree_draw_by_silence": draws.remind_of_draw,
    "payments.pass_cure": suspension.remind_of_cure,
    "payments.release_kept": kept.remind_of_kept,
    "payments.lapse_expense": expenses.remind_of_expense,
    "payments.accept_expense": expenses.remind_of_expense,
    **months.REMINDERS,
}
