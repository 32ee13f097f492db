"""Words about people in the work: what silence does to a question about a subcontractor, and what an agreement says
about them."""

from __future__ import annotations

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anyshore.contracts.queries.subcontractors import SubcontractorRow
from anyshore.contracts.rules.subcontracting import LET_IN, TURNED_AWAY, Consent
from anyshore.insight.queries.contract import Contract
from anyshore.kit.consequences import Consequence
from anyshore.kit.countries import country_name
from anyshore.plumbing.locales import words

Words = tuple[str, str]


def country_of(row: SubcontractorRow) -> str:
    """The country in the reader's language."""
    return country_name(row.country, words().language)


def consent_words(consent: Consent) -> str:
    """What the agreement says about other people, in one or two sentences."""
    rule, days = consent.rule, consent.objection_days
    said = []
    if rule is not None and rule.consent == "none":
        return (
            _("By this contract the provider does all the work itself, or through those named in it.")
            if consent.agreed
            else _("By this contract the provider does all the work itself.")
        )
    if rule is not None:
        text = (
            ngettext(
                "The client may object within %(n)s working day, with a reason; if it does not answer, that is a yes.",
                "The client may object within %(n)s working days, with a reason; if it does not answer, that is a yes.",
                rule.answer_days,
            )
            if rule.silence_agrees
            else ngettext(
                "Nobody begins before the client has agreed. It answers within %(n)s working day; no answer is a no.",
                "Nobody begins before the client has agreed. It answers within %(n)s working days; no answer is a no.",
                rule.answer_days,
            )
        )
        said.append(text % {"n": rule.answer_days})
    if days is not None and consent.silence_agrees():
        text = ngettext(
            "To somebody who sees personal data it may object for %(n)s day.",
            "To somebody who sees personal data it may object for %(n)s days.",
            days,
        )
        said.append(text % {"n": days})
    if rule is None:
        said.append(_("About others the contract says nothing, so they need not be asked for."))
    return " ".join(said)


def _let_in(one: Consequence, contract: Contract) -> Words:
    said = {"name": one.params["name"], "part": one.params["part"]}
    return _("Nobody has objected: %(name)s may begin.") % said, _("Their part: %(part)s") % said


def _turned_away(one: Consequence, contract: Contract) -> Words:
    said = {"name": one.params["name"], "part": one.params["part"]}
    return _("Nobody has agreed to %(name)s: that is a no.") % said, _("Their part: %(part)s") % said


PEOPLE: dict[str, Callable[[Consequence, Contract], Words]] = {LET_IN: _let_in, TURNED_AWAY: _turned_away}
