"""Confidentiality in the form of a request: a text to sign before the brief, the usual one or one's own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.plumbing.locales import words
from anyshore.sourcing.rules.nda import NDA_LIMIT, SUMMARY_LIMIT
from anyshore.sourcing.rules.terms import RequestTerms
from anyshore.web.forms import Choice, Flag, Form, Hidden, Integer, LongText, Text
from anyshore.web.sourcing import forms

NO, USUAL, OWN = "no", "usual", "own"

TEXT = _(
    "**Between** %(client)s (the client) and the organisation that signs below (the reader).\n\n"
    "1. **Purpose.** The reader wants to read the brief of the request “%(title)s” in order to propose on it.\n"
    "2. **What is confidential.** The brief, its attachments, the questions and answers about it, and what the client "
    "tells in messages about it. Not what is public without a breach, what the reader knew or found independently, or "
    "got from others who were free to tell.\n"
    "3. **What the reader does.** It uses this only for that purpose, shows it only to its own people who need it and "
    "who are bound likewise, and protects it as it protects its own.\n"
    "4. **What must be told.** Where a law or a court demands it, the reader may tell what is demanded, and says so to "
    "the client first where it may.\n"
    "5. **Afterwards.** If no contract follows, the reader deletes what it received; copies that a law or a backup keeps "
    "stay confidential.\n"
    "6. **How long.** Until %(years)s years after signing.\n"
    "7. **Nothing else.** No licence, no duty to conclude a contract, no exclusivity follows from this.\n"
    "8. **Law.** The law of %(law)s applies. Mandatory law stays untouched."
)
"""The usual text. The client sees it in full before publishing, each reader before signing."""


class Full(forms.Wanted):
    """A request with everything, confidentiality too."""

    secret = Choice(
        _("Confidential brief"),
        look="radio",
        required=False,
        initial=NO,
        options=[
            (NO, _("No"), _("Who sees the request reads it all.")),
            (USUAL, _("Sign our usual text first"), _("Others see title, kind of work, budget and your summary.")),
            (OWN, _("Sign a text of your own first"), _("Write it below.")),
        ],
    )
    public_summary = LongText(
        _("Summary for everybody"),
        required=False,
        max_length=SUMMARY_LIMIT,
        rows=2,
        hint=_("What may be read without signing. Only where the brief is confidential."),
    )
    nda_years = Integer(_("Confidential for"), required=False, min=1, max=20, hint=_("Years. Empty: 3"))
    nda_law = Choice(_("Governing law"), required=False, options=forms.country_names)
    nda_text = LongText(
        _("Your confidentiality text"), required=False, max_length=NDA_LIMIT, rows=6, hint=_("Markdown works.")
    )

    def check(self, values: dict[str, Any]) -> None:
        """A confidential request has a summary, and a text where it is one's own."""
        super().check(values)
        if values["secret"] in (USUAL, OWN) and not values["public_summary"]:
            self.error("public_summary", _now("Say in a line or two what everybody may know."))
        if values["secret"] == OWN and not values["nda_text"]:
            self.error("nda_text", _now("Write the text that is to be signed, or choose the usual one."))


def request_terms(values: dict[str, Any], client: str, country: str) -> RequestTerms:
    """A posted request as the actions take it."""
    terms = forms.request_terms(values)
    if values["secret"] not in (USUAL, OWN):
        return terms
    text = values["nda_text"] if values["secret"] == OWN else usual_text(values, client, country)
    return replace(terms, summary=values["public_summary"], nda=text)


def usual_text(values: dict[str, Any], client: str, country: str) -> str:
    """The usual text with this request's parameters; the law is the client's own where none is chosen."""
    code = values["nda_law"] or country
    law = words().territories.get(code, code)
    return str(TEXT) % {"client": client, "title": values["title"], "years": values["nda_years"] or 3, "law": law}


def initial_of(given: RequestTerms) -> dict[str, Any]:
    """A request as the form shows it: the text that stands is shown as one's own."""
    told = {"secret": OWN if given.nda else NO, "public_summary": given.summary, "nda_text": given.nda}
    return {**forms.initial_of(given), **told}


class Sign(Form):
    """Sign the text that was read."""

    nda_hash = Hidden(Text(max_length=64))
    consent = Flag(_("We have read the text above and agree to it"))
