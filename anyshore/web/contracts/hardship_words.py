"""Words about hardship."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from anyshore.contracts.rules.clauses.acting.changing import Hardship
from anyshore.contracts.rules.hardship import TALKS_OVER
from anyshore.insight.queries.contract import Contract
from anyshore.kit.consequences import Consequence
from anyshore.plumbing import formats

Words = tuple[str, str]

STATES = {
    "talking": (pgettext_lazy("hardship", "Talks run"), "wait", "message-square"),
    "agreed": (pgettext_lazy("hardship", "Agreed"), "good", "circle-check"),
    "failed": (pgettext_lazy("hardship", "Over without agreement"), "bad", "circle-x"),
    "withdrawn": (pgettext_lazy("hardship", "Asked no more"), "", "undo-2"),
    "overtaken": (pgettext_lazy("hardship", "Overtaken"), "", "circle-slash"),
}
TRAIL = {
    "TalksAsked": gettext_lazy("asked for talks about new terms"),
    "TalksWithdrawn": gettext_lazy("asked for talks no more"),
    "TalksSettled": gettext_lazy("said what both have agreed in the talks"),
    "TalksAgreed": gettext_lazy("confirmed what both have agreed in the talks"),
    "TalksFailed": gettext_lazy("ended the days of the talks: nothing was agreed"),
}
"""What the trail says of each."""
REFUSALS = {
    "no_hardship": gettext_lazy("The contract does not run, or has no clause about hardship."),
    "hardship_talks_run": gettext_lazy("Talks run already, until %(until)s."),
    "hardship_talks_over": gettext_lazy("The days of these talks were over on %(since)s."),
    "hardship_nothing_said": gettext_lazy("The other side says something else by now, or nothing. Look at it again."),
    "hardship_too_little": gettext_lazy(
        "By the contract that is too little: the cost has to be %(up)s or more, or %(down)s or less."
    ),
    "hardship_since_out_of_range": gettext_lazy("Choose a day from %(first)s, when both last signed, to %(last)s."),
    "hardship_talks_not_over": gettext_lazy("That is possible once talks are over without agreement."),
}


def clause_words(rule: Hardship) -> str:
    """What the clause says, in short."""
    ask = _("If something unforeseeable changes a side’s cost of performing by %(share)s or more, either side may ask for talks.") % {
        "share": formats.percent_text(rule.threshold_bps)
    }  # fmt: skip
    talk = ngettext(
        "Both talk for %(n)s day, and the old terms stand.",
        "Both talk for %(n)s days, and the old terms stand.",
        rule.talk_days,
    ) % {"n": rule.talk_days}
    end = ngettext(
        "Without an agreement either side may then end the contract with %(n)s day of notice.",
        "Without an agreement either side may then end the contract with %(n)s days of notice.",
        rule.end_days,
    ) % {"n": rule.end_days}
    return f"{ask} {talk} {end}"


def _talks_over(one: Consequence, contract: Contract) -> Words:
    days = int(str(one.params["days"]))
    more = ngettext(
        "Either side may then end it with %(n)s day of notice. It does not end by itself.",
        "Either side may then end it with %(n)s days of notice. It does not end by itself.",
        days,
    )
    return _("The talks about new terms are over without agreement."), more % {"n": days}


HARDSHIP: dict[str, Callable[[Consequence, Contract], Words]] = {TALKS_OVER: _talks_over}
