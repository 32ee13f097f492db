"""Words about force majeure."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from anyshore.contracts.rules.clauses.acting.changing import ForceMajeure
from anyshore.contracts.rules.majeure import MAY_END, MajeureKind
from anyshore.insight.queries.contract import Contract
from anyshore.kit.consequences import Consequence

Words = tuple[str, str]

KINDS = {
    MajeureKind.WAR: gettext_lazy("War or unrest"),
    MajeureKind.DISASTER: gettext_lazy("Natural disaster"),
    MajeureKind.EPIDEMIC: gettext_lazy("Epidemic"),
    MajeureKind.NETWORKS: gettext_lazy("Failure of public networks"),
    MajeureKind.AUTHORITIES: gettext_lazy("Order of an authority"),
    MajeureKind.OTHER: gettext_lazy("Something else that nobody could help"),
}
STATES = {
    "reported": (gettext_lazy("Waiting for answer"), "wait", "hourglass"),
    "accepted": (pgettext_lazy("force majeure", "Accepted"), "active", "circle-dot"),
    "objected": (pgettext_lazy("force majeure", "Objected to"), "bad", "circle-x"),
    "over": (pgettext_lazy("force majeure", "Over, no date moved"), "", "circle-slash"),
    "passed": (pgettext_lazy("force majeure", "Over, dates moved"), "good", "circle-check"),
    "withdrawn": (pgettext_lazy("force majeure", "Taken back"), "", "undo-2"),
    "overtaken": (pgettext_lazy("force majeure", "The contract ended"), "", "circle-slash"),
}
TRAIL = {
    "MajeureReported": gettext_lazy("reported force majeure"),
    "MajeureUpdated": gettext_lazy("wrote anew what is expected of the force majeure"),
    "MajeureAccepted": gettext_lazy("accepted the report of force majeure"),
    "MajeureObjected": gettext_lazy("objected to the report of force majeure"),
    "MajeureWithdrawn": gettext_lazy("took the report of force majeure back"),
    "MajeureOver": gettext_lazy("said that the force majeure is over"),
    "MajeureOvertaken": gettext_lazy("closed the report of force majeure, as the contract ended"),
}
"""What the trail says of each."""
REFUSALS = {
    "no_majeure": gettext_lazy("The contract does not run, or has no clause about force majeure."),
    "majeure_reported_already": gettext_lazy(
        "You have reported an event that goes on. Write it anew, or say that it is over, before you report another."
    ),
    "majeure_answered_already": gettext_lazy("Your side has answered this already. You can still accept it."),
    "majeure_day_out_of_range": gettext_lazy("Choose a day from %(first)s to %(last)s."),
    "majeure_expected_too_early": gettext_lazy("Choose %(first)s or a later day, or leave it empty."),
    "majeure_not_long_enough": gettext_lazy("That is possible once it has lasted long enough, and until it is over."),
    "majeure_not_accepted": gettext_lazy(
        "The other side has not accepted what you reported, so you cannot end the contract by it here."
    ),
}


def clause_words(rule: ForceMajeure) -> str:
    """What the clause says, in short."""
    report = ngettext(
        "A side that something unforeseeable keeps from its duty reports it within %(n)s day of learning of it.",
        "A side that something unforeseeable keeps from its duty reports it within %(n)s days of learning of it.",
        rule.report_days,
    ) % {"n": rule.report_days}
    end = ngettext(
        "Once it has lasted more than %(n)s day in a row, and until it is over, either side may end the contract.",
        "Once it has lasted more than %(n)s days in a row, and until it is over, either side may end the contract.",
        rule.end_days,
    ) % {"n": rule.end_days}
    return f"{report} {_('Its dates move by the time that it lasts. Lack of money never counts.')} {end}"


def _may_end(one: Consequence, contract: Contract) -> Words:
    told = _("The force majeure has lasted long enough: the contract may be ended for it.")
    return told, _("It does not end by itself.")


MAJEURE: dict[str, Callable[[Consequence, Contract], Words]] = {MAY_END: _may_end}
