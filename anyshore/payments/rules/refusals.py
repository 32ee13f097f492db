"""Refusals that several verbs of money share. Each verb's own stand in its file."""

from __future__ import annotations

from anyshore.kit.errors import Invalid, Refused


class NotRunning(Refused):
    """The agreement is not in force: its ``state`` is not running or ending."""

    code = "not_running"


class NotFunded(Refused):
    """No money is held for the milestone; ``state`` is where its money stands."""

    code = "not_funded"


class PaidByInvoice(Refused):
    """The terms pay by invoice: the work comes first and nothing is funded ahead."""

    code = "paid_by_invoice"


class MoneyOnHold(Refused):
    """The operator holds the milestone's money, with written reasons, until it is lifted."""

    code = "money_on_hold"


class ReasonMissing(Invalid):
    """A written reason is needed."""

    code = "reason_missing"


class AmountNotPositive(Invalid):
    """The amount must be more than nothing, in the agreement's currency."""

    code = "amount_not_positive"


class NotOnThisRail(Refused):
    """The agreement's rail has no such movement. ``rail`` names it."""

    code = "not_on_this_rail"
