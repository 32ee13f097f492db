"""Words of make or buy: options, lines of cost, reasons, drivers, gates."""

from __future__ import annotations

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from anyshore.strategy.rules.assessments import Driver, Gate, Origin
from anyshore.strategy.rules.estimates import LineKind, OptionKind, Timing
from anyshore.strategy.rules.weighing import Criterion
from anyshore.web.words import Words

OPTIONS: dict[str, Words] = {
    OptionKind.IN_HOUSE: _("In house, as now"),
    OptionKind.IMPROVED: _("In house, improved"),
    OptionKind.ONSHORE: _("Onshore"),
    OptionKind.NEARSHORE: _("Nearshore"),
    OptionKind.OFFSHORE: _("Offshore"),
    OptionKind.HOMESHORE: _("Homeshore"),
    OptionKind.CAPTIVE: _("Own centre abroad"),
}

LINES: dict[str, Words] = {
    LineKind.RUNNING: _("Running it ourselves"),
    LineKind.PRICE: _("Price"),
    LineKind.TRANSITION: _("Moving it"),
    LineKind.GOVERNANCE: _("Our own hours for the contract"),
    LineKind.STAFF: _("Staff transfer and severance"),
    LineKind.STRANDED: _("Cost that stays behind"),
    LineKind.TOOLS: _("Tools"),
    LineKind.TRAVEL: _("Travel"),
    LineKind.CURRENCY: _("Currency"),
    LineKind.RISK: _("Reserve for risk"),
    LineKind.EXIT: _("Bringing it back"),
}

TIMINGS: dict[str, Words] = {
    Timing.YEAR: _("a year"),
    Timing.MONTH: _("a month"),
    Timing.UNIT: _("a unit"),
    Timing.ONCE: _("once"),
}

ORIGINS: dict[str, Words] = {
    Origin.BASELINE: _("inventory"),
    Origin.ENTERED: _("entered"),
    Origin.DEFAULT: _("usual share, not yet checked"),
    Origin.RATE_CARD: _("published rates"),
}

CRITERIA: dict[str, Words] = {
    Criterion.COST: _("Cost"),
    Criterion.RISK: _("Risk"),
    Criterion.CAPACITY: _("Peak covered"),
    Criterion.HOURS: _("Shared hours"),
    Criterion.WAY_BACK: _("Way back"),
}

CONFIDENCE: dict[str, Words] = {"high": _("high"), "medium": _("medium"), "low": _("low")}

DRIVERS: dict[str, Words] = {
    Driver.SAVE_COST: _("Save cost"),
    Driver.FOCUS_ON_CORE: _("Focus on core"),
    Driver.SOLVE_CAPACITY: _("Solve a lack of capacity"),
    Driver.IMPROVE_QUALITY: _("Improve quality"),
    Driver.ACCESS_SKILLS: _("Get skills we do not have"),
    Driver.SPEED: _("Be faster"),
    Driver.OTHER: _("Something else"),
}

RECOMMEND: dict[str, Words] = {
    OptionKind.IN_HOUSE: _("Keep it in house, as it is."),
    OptionKind.IMPROVED: _("Keep it in house and improve it."),
    OptionKind.ONSHORE: _("Outsource it, onshore."),
    OptionKind.NEARSHORE: _("Outsource it, nearshore."),
    OptionKind.OFFSHORE: _("Outsource it, offshore."),
    OptionKind.HOMESHORE: _("Outsource it, homeshore."),
    OptionKind.CAPTIVE: _("Move it to an own centre abroad."),
}


class Said(NamedTuple):
    """A reason in words, and a smaller second line."""

    text: Words
    note: Words = ""


REASONS: dict[str, Said] = {
    "saves": Said(_("Saves about %(mean)s in %(span)s"), _("range %(low)s to %(high)s")),
    "costs_more": Said(_("Costs about %(mean)s more than in house in %(span)s"), _("saving from %(low)s to %(high)s")),
    "may_cost_more": Said(_("May cost more than in house"), _("one case in ten costs %(low)s more, or worse")),
    "never_even": Said(_("Does not break even in %(span)s")),
    "core_unknown": Said(_("Nobody has said yet whether it is core"), _("answer the questions of the core matrix")),
    "field_keep": Said(_("Core, and we do it well"), _("the matrix says: keep and invest")),
    "field_build_up": Said(_("Core, and others do it better"), _("the matrix says: build up or partner")),
    "field_share": Said(_("Not core, although we do it well"), _("the matrix says: share or outsource")),
    "field_outsource": Said(_("Not core, and others do it better"), _("the matrix says: outsource")),
    "absorbs_peaks": Said(_("Absorbs the peak"), _("now %(late)s are late each year")),
    "leaves_peaks": Said(_("Leaves part of the peak"), _("it covers %(covered)s %% of the work in those months")),
    "frees_people": Said(_("Frees %(people)s full-time people for other work")),
    "hours_enough": Said(_("%(minutes)s shared hours a day"), _("you asked for %(wanted)s")),
    "hours_short": Said(_("Only %(minutes)s shared hours a day"), _("you asked for %(wanted)s")),
    "risk_lower": Said(_("Lower risk than now"), _("%(risk)s against %(now)s, of 25")),
    "risk_higher": Said(_("Higher risk than now"), _("%(risk)s against %(now)s, of 25")),
}


class GateWords(NamedTuple):
    """A gate's name, what it asks, and the evidence."""

    name: Words
    asks: Words
    evidence: Words


GATES: dict[str, GateWords] = {
    Gate.BUSINESS_CASE: GateWords(
        _("Business case"),
        _("Is it worth doing?"),
        _("This assessment, compared, with its inputs checked by those who know them"),
    ),
    Gate.STRATEGY: GateWords(
        _("Strategy"),
        _("Is it the right way, and who agreed?"),
        _("The decision, what the freed people will do, risks with their measures, approval where one is needed"),
    ),
    Gate.SELECTION: GateWords(
        _("Selection"),
        _("Is it the right provider?"),
        _("The request, the proposals compared by criteria set before, references"),
    ),
    Gate.CONTRACT: GateWords(
        _("Contract"),
        _("Is it safe to sign?"),
        _("The contract with service levels, the change mechanism and exit plan v1"),
    ),
    Gate.ACCEPTANCE: GateWords(
        _("Acceptance of service"),
        _("Does it run?"),
        _("The transition plan done, knowledge signed off, the first month measured"),
    ),
}

OUTCOMES: dict[str, Words] = {"passed": _("Passed"), "waived": _("Waived")}
