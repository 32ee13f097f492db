"""Words of risks and limits."""

from django.utils.translation import gettext_lazy as _

from anyshore.strategy.rules.estimates import OptionKind
from anyshore.strategy.rules.risks import LimitForce, LimitKind, RiskKind

REFUSALS = {
    "measure_makes_worse": _("After the measure the risk would be higher. Correct chance or effect."),
    "measure_missing": _("Say which measure lowers it."),
    "limit_blocks": _(
        "Your organisation’s limit stands against this award. Ask to go beyond it, or change the limit."
    ),
    "limit_stands": _(
        "Your organisation’s limit stands against this contract. An owner can change the limit; or ask for proposals, and"
        " those whom your rules name can agree to go beyond it."
    ),
}

KINDS = {
    RiskKind.COUNTRY: _("Too much in one country"),
    RiskKind.PROVIDER: _("Too much with one provider"),
    RiskKind.CRITICALITY: _("The work must not stop"),
    RiskKind.DATA: _("Data"),
    RiskKind.LAW: _("Law"),
    RiskKind.PEOPLE: _("Key people and knowledge"),
    RiskKind.OTHER: _("Other"),
}

LIBRARY = {
    "one_country": (
        _("Everything stands in one country"), _("A second provider elsewhere is kept able to take over")
    ),
    "one_provider": (
        _("Only one provider can do it"), _("Documents and accounts are ours, and a second one does a small part")
    ),
    "provider_quits": (
        _("The provider ends the contract early"), _("Six months’ notice, and readiness for the way back is measured")
    ),
    "work_stops": (_("The work stops for a week"), _("Two people know it in house, and can do the urgent part")),
    "peak_not_covered": (_("The peak is not covered"), _("Extra capacity is agreed by month, with a price")),
    "data_leaks": (_("Personal or secret data get out"), _("Only what is needed is given, access is named and logged")),
    "data_abroad": (
        _("Data leave the area where the law protects them"), _("Data stay here; people there see masked records")
    ),
    "law_changes": (_("A law or a tax changes"), _("The contract says who bears it, and that either side may end")),
    "false_account": (
        _("A payment goes to a false account"), _("Bank details change only with a second person in house")
    ),
    "knowledge_lost": (
        _("Knowledge is lost in the move"), _("Six sessions with sign-off, two months side by side")
    ),
    "people_leave": (_("The people who know it leave"), _("Key people are named, and their going is told in advance")),
    "green_numbers": (
        _("Green numbers, unhappy people"), _("Those who use it are asked each quarter, next to the figures")
    ),
}  # fmt: skip
"""The usual risks, each with its usual measure."""

OPTIONS = {
    OptionKind.IN_HOUSE: _("In house, as now"),
    OptionKind.IMPROVED: _("In house, improved"),
    OptionKind.ONSHORE: _("Onshore"),
    OptionKind.NEARSHORE: _("Nearshore"),
    OptionKind.OFFSHORE: _("Offshore"),
    OptionKind.HOMESHORE: _("Homeshore"),
    OptionKind.CAPTIVE: _("An own centre abroad"),
}

LIMITS = {
    LimitKind.COUNTRY: _("In one country"),
    LimitKind.PROVIDER: _("With one provider"),
}

FORCES = {
    LimitForce.WARN: _("Warns"),
    LimitForce.BLOCK: _("Blocks until it is approved or changed"),
}
