"""What silence does to duties, service levels and offers to renew, in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anyshore.insight.queries.contract import Contract
from anyshore.kit.consequences import Consequence
from anyshore.kit.money import Money
from anyshore.plumbing import formats
from anyshore.web.duties.shown import duty_name

Words = tuple[str, str]
"""What happens, and what more there is to say about it."""


def _duty_missed(one: Consequence, contract: Contract) -> Words:
    given = one.params["given"]
    assert isinstance(given, Mapping)
    duty = duty_name(str(one.params["code"]), str(one.params["words"]), given)
    said = {"duty": duty, "who": contract.client.name if one.side == "client" else contract.provider.name}
    if one.params["owed"]:
        return _("“%(duty)s”: nobody has marked it done, it counts as missed.") % said, _("%(who)s owes it.") % said
    return _("“%(duty)s”: the day passes.") % said, _("A date of %(who)s alone; nothing is owed.") % said


def _readings_missed(one: Consequence, contract: Contract) -> Words:
    missing = int(str(one.params["missing"]))
    told = ngettext(
        "%(count)s service level of %(month)s without a reading counts as missed.",
        "%(count)s service levels of %(month)s without a reading count as missed.",
        missing,
    )
    return told % {"count": missing, **_of_period(one)}, ""


def _period_closed(one: Consequence, contract: Contract) -> Words:
    told = _("The service levels of %(month)s that nobody disputed count as entered.") % _of_period(one)
    return told, " ".join(part for part in (_credited(one), _unforeseen(one)) if part)


def _defect_fails(one: Consequence, contract: Contract) -> Words:
    given = {"client": contract.client.name, "provider": contract.provider.name, **one.params}
    told = _("The time to put defect %(number)s of “%(milestone)s” right is over.") % given
    return told, _(
        "%(client)s may have it put right at %(provider)s’s cost, as far as that is reasonable, or ask for a lower price."
    ) % given


def _credited(one: Consequence) -> str:
    """What the misses credit."""
    if "missed" not in one.params:
        return _("What was missed comes off the next payment.")
    missed = int(str(one.params["missed"]))
    credit = Money(int(str(one.params["credit_minor"])), str(one.params["currency"]))
    given = {"count": missed, "sum": formats.money_text(credit)}
    if not missed:
        return "" if one.params["unforeseen"] else _("None is missed.")
    if not credit.is_positive:
        return (
            ngettext("%(count)s is missed, without a credit.", "%(count)s are missed, without a credit.", missed)
            % given
        )
    if one.params["earn_back"]:
        told = ngettext(
            "%(count)s is missed: %(sum)s may be earned back, and comes off a later payment if it is not.",
            "%(count)s are missed: %(sum)s may be earned back, and comes off a later payment if it is not.",
            missed,
        )
    else:
        told = ngettext(
            "%(count)s is missed: %(sum)s comes off the next payment.",
            "%(count)s are missed: %(sum)s comes off the next payment.",
            missed,
        )
    return told % given


def _unforeseen(one: Consequence) -> str:
    """What cannot be told before the period is over."""
    measures = one.params.get("unforeseen") or []
    assert isinstance(measures, list)
    if not measures:
        return ""
    named = ", ".join(_("“%(name)s”") % {"name": measure} for measure in measures)
    return _("%(levels)s: computed once the period is over, so nothing can be told yet.") % {"levels": named}


def _cause_missed(one: Consequence, contract: Contract) -> Words:
    said = {"measure": one.params["measure"], "who": contract.provider.name, **_of_period(one)}
    told = _("“%(measure)s” in %(month)s: the report of the cause is overdue.") % said
    return told, _("%(who)s can still write it.") % said


def _offer_to_renew_lapses(one: Consequence, contract: Contract) -> Words:
    until = one.params["until"]
    assert isinstance(until, date)
    by = contract.client.name if one.params["by"] == "client" else contract.provider.name
    told = _("Nobody has answered the offer of %(who)s to go on to %(day)s: it lapses.")
    return told % {"who": by, "day": formats.day_text(until)}, _("The contract stays as it is.")


def may_be_less(one: Consequence) -> str:
    """What is to be said of a payment that credits may lower that nobody can tell yet."""
    return _("Credits that cannot be told yet may lower it.") if one.params.get("at_most") else ""


def _of_period(one: Consequence) -> dict[str, str]:
    period = one.params["period"]
    assert isinstance(period, date)
    return {"month": formats.whole_month_text(period)}


COMING: dict[str, Callable[[Consequence, Contract], Words]] = {
    "contracts.duty_missed": _duty_missed,
    "contracts.renewal_lapses": _offer_to_renew_lapses,
    "delivery.readings_missed": _readings_missed,
    "delivery.period_closed": _period_closed,
    "delivery.cause_missed": _cause_missed,
    "delivery.defect_fails": _defect_fails,
}
