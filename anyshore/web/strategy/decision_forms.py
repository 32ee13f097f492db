"""Forms of deciding on an assessment: for an option, to keep it, a gate, what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from anyshore.approvals.rules import WORDS_MAX
from anyshore.plumbing import formats
from anyshore.strategy.queries.assessments import AssessmentView, OptionView
from anyshore.strategy.rules.assessments import GateOutcome
from anyshore.strategy.rules.decisions import REASON_LIMIT, STAYS, DecisionTerms
from anyshore.web.forms import Amount, Choice, Choices, Files, Form, Hidden, Integer, LongText
from anyshore.web.strategy.fields import People
from anyshore.web.strategy.wording import DRIVERS, OPTIONS


class Decide(Form):
    """The decision to outsource."""

    option = Choice(_("Which way"), look="radio")
    drivers = Choices(_("Why"), options=list(DRIVERS.items()), look="tags")
    reason = LongText(_("Reason, in your words"), max_length=REASON_LIMIT, rows=3)
    freed_for = LongText(
        _("What will the people do who become free?"),
        required=False,
        max_length=REASON_LIMIT,
        rows=2,
        hint=_("You are asked again in six months."),
    )
    version = Hidden(Integer())


class Ask(Form):
    """Ask one's own people to agree to an option."""

    option = Choice(_("Which way"), look="radio")
    words = LongText(
        _("What should they know?"),
        required=False,
        max_length=WORDS_MAX,
        rows=3,
        hint=_("They see the assessment with everything in it."),
    )


class Keep(Form):
    """The decision to keep it."""

    option = Choice(_("Which way"), look="radio")
    reason = LongText(_("Why does it stay?"), max_length=REASON_LIMIT, rows=3)
    version = Hidden(Integer())


def ways(view: AssessmentView, *, leaves: bool) -> list[tuple[str, str, str]]:
    """The options that a decision may take, each with its place."""
    return [
        (one.key, str(OPTIONS[one.kind]), place_text(one)) for one in view.options if (one.kind not in STAYS) == leaves
    ]


def place_text(option: OptionView) -> str:
    """Where it is done: a city and a country, as far as they are known."""
    parts = [option.place, formats.country_text(option.country) if option.country else ""]
    return ", ".join(part for part in parts if part)


def decision_terms(values: Mapping[str, Any]) -> DecisionTerms:
    """A posted decision as the actions take it."""
    drivers = tuple(values.get("drivers", ()))
    return DecisionTerms(reason=values["reason"], drivers=drivers, freed_for=values.get("freed_for") or "")


class GateForm(Form):
    """A gate is passed on evidence or waived for a reason."""

    outcome = Choice(
        _("Outcome"),
        look="radio",
        initial=str(GateOutcome.PASSED),
        options=[
            (str(GateOutcome.PASSED), _("Passed"), _("There is evidence.")),
            (str(GateOutcome.WAIVED), _("Waived"), _("It is not needed here; say why.")),
        ],
    )
    evidence = LongText(
        _("Evidence"),
        required=False,
        max_length=REASON_LIMIT,
        rows=3,
        hint=_("Links or numbers, one a line: R-1042, C-1007, or an address."),
    )
    files = Files(_("Files"), required=False)
    reason = LongText(_("Remark, or why it is waived"), required=False, max_length=REASON_LIMIT, rows=2)


class ReviewForm(Form):
    """What came of it."""

    cost = Amount(_("What it really costs a year"), min_minor=0, hint=_("Everything: price, own hours, the rest."))
    freed = People(_("People who became free"), hint=_("Full-time"))
    freed_for = LongText(_("What do they do now?"), required=False, max_length=REASON_LIMIT, rows=2)
    note = LongText(_("Anything else"), required=False, max_length=REASON_LIMIT, rows=2)
