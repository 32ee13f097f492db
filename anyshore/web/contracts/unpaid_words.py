"""What silence does while a payment is late, in words."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _

from anyshore.insight.queries.contract import Contract
from anyshore.kit.consequences import Consequence
from anyshore.kit.money import Money
from anyshore.plumbing import formats

Words = tuple[str, str]
"""What happens, and what more there is to say about it."""


def _may_warn(one: Consequence, contract: Contract) -> Words:
    told = _("%(sum)s is still unpaid: %(who)s may give notice that the work will stop.") % _unpaid(one, contract)
    return told, ""


def _may_stop(one: Consequence, contract: Contract) -> Words:
    told = _("%(sum)s is still unpaid: %(who)s may stop the work.") % _unpaid(one, contract)
    return told, _("Until it is paid nothing new is due from %(who)s, and its dates move.") % _unpaid(one, contract)


def _work_stops(one: Consequence, contract: Contract) -> Words:
    told = _("%(sum)s is still unpaid: the work stands still by itself.") % _unpaid(one, contract)
    return told, _("Until it is paid nothing new is due from %(who)s, and its dates move.") % _unpaid(one, contract)


def _may_end_unpaid(one: Consequence, contract: Contract) -> Words:
    told = _("The work has stood still long enough: %(who)s may end the contract.") % _unpaid(one, contract)
    return told, _("It does not end by itself.")


def _unpaid(one: Consequence, contract: Contract) -> dict[str, str]:
    amount = Money(int(str(one.params["amount_minor"])), str(one.params["currency"]))
    return {"sum": formats.money_text(amount), "who": contract.provider.name}


UNPAID: dict[str, Callable[[Consequence, Contract], Words]] = {
    "payments.may_warn": _may_warn,
    "payments.may_stop": _may_stop,
    "payments.work_stops": _work_stops,
    "payments.may_end_unpaid": _may_end_unpaid,
}
