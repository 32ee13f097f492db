"""Forms of risks and limits."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from anyshore.strategy.rules.risks import MEASURE_LIMIT, NAME_LIMIT, REASON_LIMIT, LimitForce, LimitKind
from anyshore.web.approvals.forms import currency_options
from anyshore.web.forms import Amount, Choice, Day, Form, Hidden, Integer, LongText, Text
from anyshore.web.forms.times import Id
from anyshore.web.risks.words import FORCES, KINDS, LIMITS

ONE_TO_FIVE = {"min": 1, "max": 5}


class Risk(Form):
    """A risk: what, how likely and how bad, what is done, and what is left then."""

    option_id = Hidden(Id())
    kind = Choice(_("What it is about"), options=[(str(one), word) for one, word in KINDS.items()])
    name = Text(_("What can go wrong"), max_length=NAME_LIMIT)
    likelihood = Integer(_("How likely"), hint=_("1 hardly, 5 almost certain"), **ONE_TO_FIVE)
    effect = Integer(_("How bad"), hint=_("1 a nuisance, 5 threatens the business"), **ONE_TO_FIVE)
    measure = LongText(_("What is done about it"), required=False, max_length=MEASURE_LIMIT, rows=2)
    likelihood_after = Integer(_("How likely then"), **ONE_TO_FIVE)
    effect_after = Integer(_("How bad then"), **ONE_TO_FIVE)
    owner_id = Choice(_("Who looks after it"), required=False)
    review_on = Day(_("Look at it again on"), required=False)


class Limit(Form):
    """A limit on what may stand in one place."""

    kind = Choice(_("What is limited"), options=[(str(one), word) for one, word in LIMITS.items()], look="radio", initial=str(LimitKind.COUNTRY))  # fmt: skip
    share = Integer(_("At most, per cent of what runs"), min=1, max=99, initial=60)
    currency = Choice(_("Currency"), options=currency_options)
    above = Amount(
        _("Counted once all that runs is more than"), currency_from="currency", min_minor=0,
        hint=_("Your first contract is always the whole. 0 counts it too."),
    )  # fmt: skip
    force = Choice(_("What it does"), options=[(str(one), word) for one, word in FORCES.items()], look="radio", initial=str(LimitForce.WARN))  # fmt: skip
    reason = LongText(_("Why"), max_length=REASON_LIMIT, rows=2, hint=_("Kept with the limit."))


class Lift(Form):
    """Lift a limit: why."""

    reason = LongText(_("Why"), max_length=REASON_LIMIT, rows=2, hint=_("Kept in the trail."))


def initial_of(row: Any) -> dict[str, Any]:
    """A risk as the form shows it."""
    names = (
        "kind",
        "name",
        "likelihood",
        "effect",
        "measure",
        "likelihood_after",
        "effect_after",
        "owner_id",
        "review_on",
    )
    return {name: getattr(row, name) for name in names}
