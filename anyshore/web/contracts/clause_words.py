"""The words about clauses: groups, types and limits of parameters, and what a clause does to a case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy

from anyshore.contracts.rules.clauses.acting.cases import Effect
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.clauses.shape import Kind, Param
from anyshore.kit.errors import Invalid
from anyshore.kit.money import Money
from anyshore.plumbing import formats
from anyshore.web.words import refusal_text

Words = str | Promise

GROUPS: Mapping[str, Words] = {
    "delivery": _("Delivery"),
    "money": _("Money"),
    "quality": _("Quality"),
    "rights": _("Rights"),
    "people": _("People"),
    "protection": _("Protection"),
    "change": pgettext_lazy("clauses", "Change"),
    "ending": _("The end"),
    "governance": _("Steering"),
}

LANGUAGES: Mapping[Language, str] = {
    Language.EN: "English",
    Language.DE: "Deutsch",
    Language.FR: "Français",
    Language.ES: "Español",
}
"""The languages of agreements, each in its own words."""

KINDS: Mapping[Kind, Words] = {
    Kind.WHOLE: _("a number"),
    Kind.HOURS: _("hours"),
    Kind.WORKING_DAYS: _("working days"),
    Kind.DAYS: _("days"),
    Kind.MONTHS: _("months"),
    Kind.BPS: _("a percentage"),
    Kind.MONEY: _("an amount"),
    Kind.HUNDREDTHS: _("a number"),
    Kind.CHOICE: _("a choice"),
    Kind.YES_NO: _("yes or no"),
    Kind.TEXT: _("words"),
    Kind.DATE: _("a day"),
    Kind.LINES: _("lines"),
    Kind.ROWS: _("a table"),
}

EFFECTS: Mapping[str, Words] = {
    "late": _("%(late)s: %(off)s off the price."),
    "retained": _("Accepted today: %(now)s paid at once, %(held)s held until %(on)s."),
    "expense_answered": _(
        "What is asked for, or a receipt, is answered by %(on)s. If the client does not answer: no to what is asked for, yes to a receipt."
    ),
    "one_expense": _("Up to %(most)s for one expense."),
    "receipt": _("Up to %(most)s in all. Spent today: the receipt is handed in by %(on)s."),
    "indexed": _("Index %(percent)s %%: the price becomes %(price)s, on %(on)s at the earliest."),
    "index_read": _("The index is read next for %(on)s."),
    "volume": _("%(volume)s in a month: %(charge)s."),
    "volume_beyond": _("%(volume)s in a month: %(charge)s, and either side may ask for a new price."),
    "suspended": _("A payment due on %(due)s is not made: work may stop on %(on)s."),
    "suspended_by_itself": _(
        "A payment due on %(due)s is not made: work stands still by itself after %(on)s at the earliest."
    ),
    "ended_unpaid": _(
        "Due on %(due)s and never paid: the provider may end the contract after %(on)s at the earliest."
    ),
    "goes_on_client": _(
        "A term that ends on %(end)s: a side can say no until %(on)s is over where the client sits, else it goes on to %(next)s."
    ),
    "goes_on_provider": _(
        "A term that ends on %(end)s: a side can say no until %(on)s is over where the provider sits, else it goes on to %(next)s."
    ),
    "goes_on_utc": _(
        "A term that ends on %(end)s: a side can say no until %(on)s is over in UTC, else it goes on to %(next)s."
    ),
    "longest": _("A term that ends on %(end)s: it goes on by itself to %(on)s at the latest."),
    "month_falls": _("A month of %(full)s in which work stood still on 3 of 30 days costs %(left)s."),
    "resumed": _("Paid on %(paid)s: work goes on by %(on)s."),
    "measured": _("A period that begins today is followed by the next on %(on)s."),
    "cause": _("The cause of a miss is reported by %(on)s, if the period ended today."),
    "read": _("Readings are entered by %(on)s."),
    "disputed": _("They can be disputed until %(on)s."),
    "left_owed": _("Credits left at the end are owed by the provider."),
    "left_lapse": _("Credits left at the end lapse."),
    "credits_only": _("Credits are all that is owed for a miss."),
    "credits_and_more": _("Other rights stay open beside the credits."),
    "bedding_in": _("No credits before %(on)s."),
    "below_target": _("Every level just past its target: %(credit)s off the price of a period."),
    "below_minimum": _("Every level far past its target: %(credit)s off."),
    "chronic": _("%(count)s misses in %(periods)s periods are a chronic failure: the client may end."),
    "earned_back": _("A credit goes back after %(count)s good periods."),
    "warranted": _("Accepted on %(accepted)s: defects count until %(on)s."),
    "cured": _("A defect reported on %(reported)s is put right by %(on)s."),
    "tried": _("After %(count)s attempts the client need not wait for another."),
    "nobody_else": _("Nobody else works on it."),
    "silence_agrees": _("Asked today: no answer by %(on)s means yes."),
    "silence_refuses": _("Asked today: no answer by %(on)s means no."),
    "check_needed": _("%(income_bps)s of the income from this client: %(signs)s signs, a person checks."),
    "check_not_needed": _("%(income_bps)s of the income from this client: %(signs)s signs, no check."),
    "limited": _("%(prices)s due since %(from)s: damages up to %(limit)s."),
    "audited": _("Announced today: the audit may begin on %(on)s."),
    "audit_free": _("%(count)s a year need no reason."),
    "overcharged": _("From %(over)s too much on this price the provider pays the audit."),
    "reported": _("An event of today is reported by %(on)s."),
    "may_end": _("If it lasts, either side may end on %(on)s."),
    "hardship": _("Costs as high as this price must change by %(over)s."),
    "talks": _("Asked today: both talk until %(on)s; notice on the day after ends it on %(ends)s."),
    "emergency": _("An emergency that cost %(cost)s: %(owed)s is paid."),
    "confirmed": _("An emergency of today is proposed as a change by %(on)s."),
    "compared": _("The first comparison from %(first)s, the next from %(next)s."),
    "market": _("The market at %(market)s: the price becomes %(price)s by %(on)s."),
    "helped": _("The end announced today: help until %(on)s, at most until %(longest)s."),
    "helped_after": _("The end today: help until %(on)s, at most until %(longest)s."),
    "stepped_in": _("Announced today: the client may run it from %(on)s to %(until)s."),
}
"""What each clause does to a case, by the code of its effect."""


CONTRADICTIONS: Mapping[str, Words] = {
    "below_band": _("Write a limit that is not inside the band above."),
    "minimum": _(
        "%(measure)s: more is better, so write a limit that is not above the target, or say that less is better."
    ),
    "limit": _(
        "%(measure)s: less is better, so write a limit that is not below the target, or say that more is better."
    ),
    "target": _("%(measure)s: more is better, so write a target above 0 %%, or say that less is better."),
    "direction": _(
        "%(measure)s: say whether it is met at its target or above, or at its target or below. Its words and its numbers do not say it, or say the opposite of each other."
    ),
    "computed": _("%(measure)s is computed here as the share that went right, so it is met at its target or above."),
    "chronic": _("Write no more misses than there are periods."),
    "item_above_all": _("Write a sum for one expense that is not above the sum in all."),
}
"""What to correct where parameters of a clause contradict each other, by the reason."""


def contradiction_text(refused: Invalid) -> str:
    """What to correct where parameters of a clause contradict each other."""
    words = CONTRADICTIONS.get(str(refused.params.get("reason")))
    return str(words) % refused.params if words else refusal_text(refused)


def effect_text(effect: Effect) -> str:
    """One effect in words."""
    told = {name: _told(name, value) for name, value in effect.told.items()}
    if isinstance(days := effect.told.get("days"), int):
        told["late"] = ngettext("%(count)s day late", "%(count)s days late", days) % {"count": told["days"]}
    return str(EFFECTS[effect.code]) % told


def _told(name: str, value: int | Money | date) -> str:
    if isinstance(value, Money):
        return formats.money_text(value, sign=name == "charge")
    if isinstance(value, int):
        signed = formats.number_text(abs(value)) if name == "percent" else formats.number_text(value)
        if name == "percent":
            return ("+" if value > 0 else formats.MINUS) + signed
        return formats.percent_text(value) if name.endswith("_bps") else signed
    return formats.day_text(value)


def limits_text(param: Param, currency: str) -> str:
    """Between what a parameter may lie; empty where its kind says it all."""
    if param.kind in (Kind.CHOICE, Kind.YES_NO, Kind.DATE):
        return ""
    if param.kind in (Kind.TEXT, Kind.LINES, Kind.ROWS):
        return _now("needed") if param.low else _now("may be empty")
    return _now("%(low)s to %(high)s") % {
        "low": _limit(param.kind, param.low, currency),
        "high": _limit(param.kind, param.high, currency),
    }


def _limit(kind: Kind, value: int, currency: str) -> str:
    if kind is Kind.MONEY:
        return formats.money_text(Money(value, currency))
    if kind is Kind.HUNDREDTHS:
        return formats.number_text(value / 100)
    return formats.percent_text(value) if kind is Kind.BPS else formats.number_text(value)


def spoken(words: Mapping[Language, str], language: Language) -> str:
    """The words in a language; a party's own in the one that it wrote."""
    return words.get(language) or next(iter(words.values()))


def needles(text: str) -> Iterator[str]:
    """The words of a search."""
    yield from text.casefold().split()
