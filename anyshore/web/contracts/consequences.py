"""What silence does, in words: one entry for each code that the rules of the stages give."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anyshore.contracts.rules.duties.silence import MISSED as DUTY_MISSED
from anyshore.delivery.rules.weeks import week_text
from anyshore.insight.queries.contract import Contract, Part
from anyshore.insight.queries.if_nobody_acts import ACCEPTED, COMPLETED, DRAWN
from anyshore.kit.consequences import Consequence
from anyshore.kit.money import Money
from anyshore.payments.queries import MilestoneMoney
from anyshore.payments.rules.hours import hours_text
from anyshore.plumbing import formats
from anyshore.web.contracts.coming_words import COMING, may_be_less
from anyshore.web.contracts.hardship_words import HARDSHIP
from anyshore.web.contracts.majeure_words import MAJEURE
from anyshore.web.contracts.people_words import PEOPLE
from anyshore.web.contracts.step_in_words import STEP_INS
from anyshore.web.contracts.unpaid_words import UNPAID
from anyshore.web.contracts.zones import there
from anyshore.web.filters import clock_hours

Words = tuple[str, str]
"""What happens, and what more there is to say about it."""


@dataclass(frozen=True, slots=True)
class Told:
    """One consequence as it is shown, in the reader's zone; ``elsewhere``: the same instant at the other side."""

    at: datetime
    day: str
    time: str
    text: str
    detail: str
    elsewhere: str


def told(contract: Contract) -> list[Told]:
    """If nobody acts, in order, in the reader's language. What completes the contract is said with what brings it; a
    date of the other side alone is not told, since nothing comes of it."""
    completed = any(one.code == COMPLETED for one in contract.silence)
    last = max((one.at for one in contract.silence if one.code in (ACCEPTED, DRAWN)), default=None)
    return [
        _told(one, contract, completes=completed and one.code in (ACCEPTED, DRAWN) and one.at == last)
        for one in contract.silence
        if one.code != COMPLETED and not _is_theirs_alone(one, contract)
    ]


def _is_theirs_alone(one: Consequence, contract: Contract) -> bool:
    return one.code == DUTY_MISSED and not one.params["owed"] and one.side != contract.page.side


def silence_of_review(contract: Contract, amount: Money) -> str:
    """What goes on after "If you do nothing" while work is in review."""
    given = {"sum": formats.money_text(amount), "who": contract.provider.name}
    if contract.money is not None and contract.money.promises:
        told = _("the work counts as accepted and %(who)s is owed %(sum)s.") % given
    else:
        told = _("the work counts as accepted and %(who)s gets %(sum)s.") % given
    if contract.page.side != "client":
        return told
    return _("%(told)s Asking for changes stops the clock.") % {"told": told}


def _told(one: Consequence, contract: Contract, *, completes: bool) -> Told:
    text, detail = WORDS[one.code](one, contract)
    if completes:
        detail = _("%(before)s The contract is then completed.") % {"before": detail}
    day, time = formats.short_day_text(one.at), formats.time_text(one.at)
    return Told(one.at, day, time, text, detail, there(one.at, contract))


def _offer_lapses(one: Consequence, contract: Contract) -> Words:
    who = contract.client.name if one.side == "client" else contract.provider.name
    detail = (
        _("The request opens again, and everybody may propose.")
        if contract.page.request_id
        else _("Nobody owes anything.")
    )
    return _("%(who)s has not answered: the offer lapses.") % {"who": who}, detail


def _accepted(one: Consequence, contract: Contract) -> Words:
    milestone = _("“%(title)s” counts as accepted.") % {"title": one.params["milestone"]}
    part = next((part for part in contract.parts if part.position == one.params["position"]), None)
    if part is None or part.money is None or contract.money is None:
        return milestone, ""
    amount = _to_release(one, part, part.money)
    given, less = {"sum": formats.money_text(amount), "who": contract.provider.name}, may_be_less(one)
    if contract.money.promises:
        return milestone, _joined(_("%(who)s is then owed %(sum)s.") % given, less)
    if not part.money.fee_if_released:
        return milestone, _joined(_("%(who)s gets %(sum)s.") % given, less)
    if less or amount != part.to_release:
        return milestone, _joined(_("%(who)s gets %(sum)s, less the fee.") % given, less)
    given |= {
        "sum": formats.money_text(part.to_release - part.money.fee_if_released),
        "fee": formats.money_text(part.money.fee_if_released),
    }
    return milestone, _("%(sum)s to %(who)s, %(fee)s fee.") % given


def _to_release(one: Consequence, part: Part, money: MilestoneMoney) -> Money:
    """What the acceptance pays once service credits to come have lowered the price and what is kept back of it."""
    if "credit_minor" not in one.params:
        return part.to_release
    off, kept = (Money(int(str(one.params[name])), money.amount.currency) for name in ("credit_minor", "kept_minor"))
    return part.to_release + money.credit + money.to_keep - off - kept


def _joined(told: str, more: str) -> str:
    return f"{told} {more}" if more else told


def _by_notice(one: Consequence, contract: Contract) -> Words:
    return _("The notice takes effect: the contract ends."), _what_stops(contract)


def _expired(one: Consequence, contract: Contract) -> Words:
    return _("The last day is over: the contract ends."), _what_stops(contract)


def _over(one: Consequence, contract: Contract) -> Words:
    return _("What was still waiting is answered: the contract is over."), ""


def _what_stops(contract: Contract) -> str:
    if contract.money is not None and contract.money.promises:
        return _("Work in review keeps its own date. What was not handed in is no longer promised.")
    return _("Work in review keeps its own date. What is held for the rest goes back to the client.")


def _refund_declined(one: Consequence, contract: Contract) -> Words:
    title = _("The offer to divide what is held for “%(title)s” counts as declined.") % {"title": one.params["title"]}
    return title, _("Everything stays as it is.")


def _payment_confirmed(one: Consequence, contract: Contract) -> Words:
    amount = Money(int(str(one.params["amount_minor"])), str(one.params["currency"]))
    said = {"sum": formats.money_text(amount), "who": contract.provider.name}
    return _("The payment of %(sum)s counts as received.") % said, _(
        "%(who)s may say before that it is missing."
    ) % said


def _kept_released(one: Consequence, contract: Contract) -> Words:
    return _("What is kept back of “%(title)s” is released.") % {"title": one.params["milestone"]}, _paid(
        one, contract
    )


def _expense_lapses(one: Consequence, contract: Contract) -> Words:
    said = {"words": one.params["words"]}
    return _("“%(words)s” is not agreed to: the expense is not to be made.") % said, ""


def _expense_accepted(one: Consequence, contract: Contract) -> Words:
    amount = Money(int(str(one.params["amount_minor"])), str(one.params["currency"]))
    said = {"words": one.params["words"], "sum": formats.money_text(amount), "who": contract.client.name}
    return _("The receipt for “%(words)s” counts as accepted.") % said, _("%(who)s owes %(sum)s for it.") % said


def _draw_agreed(one: Consequence, contract: Contract) -> Words:
    minutes = int(str(one.params["minutes"]))
    said = {"hours": formats.input_text(hours_text(minutes)), "words": one.params["words"]}
    text = ngettext(
        "“%(words)s”: %(hours)s hour counts as agreed.", "“%(words)s”: %(hours)s hours count as agreed.", _one(minutes)
    )
    return text % said, _paid(one, contract)


def _block_kept(one: Consequence, contract: Contract) -> Words:
    minutes = int(str(one.params["minutes"]))
    text = ngettext(
        "The time of the block is over, and %(hours)s hour was not used: the contract ends.",
        "The time of the block is over, and %(hours)s hours were not used: the contract ends.",
        _one(minutes),
    )
    return text % {"hours": formats.input_text(hours_text(minutes))}, _paid(one, contract)


def _one(minutes: int) -> int:
    """How hours are counted in words: one exactly, or several."""
    return 1 if minutes == 60 else 2


def _paid(one: Consequence, contract: Contract) -> str:
    amount = Money(int(str(one.params["amount_minor"])), str(one.params["currency"]))
    said = {"sum": formats.money_text(amount), "who": contract.provider.name}
    if contract.money is not None and contract.money.promises:
        return _joined(_("%(who)s is then owed %(sum)s.") % said, may_be_less(one))
    if contract.money is not None and not contract.money.by_invoice and one.params.get("held_minor") == 0:
        return _("%(sum)s is then due: nothing is paid in for it.") % said if amount.is_positive else ""
    told = _("%(who)s gets %(sum)s, less the fee.") if contract.page.fee_bps else _("%(who)s gets %(sum)s.")
    return _joined(told % said, may_be_less(one))


def _sheet_submitted(one: Consequence, contract: Contract) -> Words:
    return _("The hours of week %(week)s are submitted as they stand: %(hours)s.") % _of_sheet(one), ""


def _sheet_approved(one: Consequence, contract: Contract) -> Words:
    told = _("The hours of week %(week)s that nobody questioned count as approved.") % _of_sheet(one)
    return told, _paid(one, contract)


def _month_approved(one: Consequence, contract: Contract) -> Words:
    month = one.params["month"]
    assert isinstance(month, date)
    told = _("The retainer of %(month)s counts as approved.") % {"month": formats.whole_month_text(month)}
    return told, _paid(one, contract)


def _count_missed(one: Consequence, contract: Contract) -> Words:
    told = _("%(line)s: nobody has reported, it counts nothing.") % _of_line(one)
    return told, _("What is paid in any case is then looked at.") if one.params["amount_minor"] else ""


def _count_approved(one: Consequence, contract: Contract) -> Words:
    return _("%(line)s: the count is approved.") % _of_line(one), _paid(one, contract)


def _falls_due(one: Consequence, contract: Contract) -> Words:
    return _("%(line)s: falls due.") % _of_line(one), _paid(one, contract)


def _of_line(one: Consequence) -> dict[str, str]:
    first, last = one.params["first_on"], one.params["last_on"]
    assert isinstance(first, date)
    assert isinstance(last, date)
    return {"line": formats.line_text(str(one.params["name"]), first, last)}


def _of_sheet(one: Consequence) -> dict[str, str]:
    week, minutes = one.params["week"], int(str(one.params["minutes"]))
    assert isinstance(week, date)
    return {"week": week_text(week), "hours": clock_hours(minutes)}


def _renewed(one: Consequence, contract: Contract) -> Words:
    until = one.params["until"]
    assert isinstance(until, date)
    told = _("Nobody has said no: the contract goes on to %(day)s.") % {"day": formats.day_text(until)}
    return told, _("On the same terms, in a new version.")


def _reviews(one: Consequence, contract: Contract) -> Words:
    missing = int(str(one.params.get("missing", 2)))
    detail = ngettext("One side has not written.", "Until then both sides may write.", missing) if missing else ""
    return _("Reviews are shown."), detail


WORDS: dict[str, Callable[[Consequence, Contract], Words]] = {
    "contracts.offer_lapses": _offer_lapses,
    "contracts.last_day": _expired,
    "contracts.renewed": _renewed,
    "delivery.accepted_by_silence": _accepted,
    "delivery.sheet_submitted": _sheet_submitted,
    "delivery.sheet_approved": _sheet_approved,
    "payments.payment_confirmed": _payment_confirmed,
    "payments.expense_lapses": _expense_lapses,
    "payments.expense_accepted": _expense_accepted,
    "payments.kept_released": _kept_released,
    **COMING,
    **PEOPLE,
    **STEP_INS,
    **MAJEURE,
    **HARDSHIP,
    "payments.month_approved": _month_approved,
    "payments.count_missed": _count_missed,
    "payments.count_approved": _count_approved,
    "payments.falls_due": _falls_due,
    **UNPAID,
    "payments.draw_agreed": _draw_agreed,
    "payments.block_kept": _block_kept,
    "exits.refund_declined": _refund_declined,
    "exits.ended_by_notice": _by_notice,
    "exits.expired": _expired,
    "exits.over": _over,
    "reviews.shown": _reviews,
}
