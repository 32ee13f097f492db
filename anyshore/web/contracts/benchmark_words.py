"""Words about comparisons of the prices with the market."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anyshore.contracts.rules.benchmarks import Price
from anyshore.contracts.rules.clauses.acting.changing import Benchmarking
from anyshore.kit.money import Money
from anyshore.plumbing import formats
from anyshore.web.contracts.priced_form import rate_words


def price_name(price: Price) -> str:
    """What the price is of."""
    if price.kind == "month":
        return _("A month")
    if price.kind == "hours":
        return _("An hour of %(role)s") % {"role": price.name}
    return price.name


def price_text(price: Price, amount: int, currency: str) -> str:
    """An amount in the unit of a price."""
    return rate_words(amount, currency) if price.kind == "units" else formats.money_text(Money(amount, currency))


def says(rule: Benchmarking | None) -> str:
    """What the contract says."""
    if rule is None:
        return _("The contract says nothing of this any more. What was compared before stands here.")
    who = _("The client may have the prices compared with the market by an expert who is independent of both. It pays the expert.")  # fmt: skip
    stays = _("A price at most %(share)s above the market stays.") % {
        "share": formats.percent_text(rule.tolerance_bps)
    }
    down = ngettext(
        "What is above comes down within %(n)s day of the report.",
        "What is above comes down within %(n)s days of the report.",
        rule.adjust_days,
    ) % {"n": rule.adjust_days}
    return " ".join((who, stays, down) if rule.tolerance_bps else (who, down))
