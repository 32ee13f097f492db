"""Whether a version could be signed as it is."""

from __future__ import annotations

from datetime import date

from anyshore.contracts.queries.card import must_be_within_card
from anyshore.contracts.rules.content import Content
from anyshore.kit.errors import Invalid


class TermsIncomplete(Invalid):
    """Nobody signs without a change mechanism, exit terms and an end. ``missing`` names the terms."""

    code = "terms_incomplete"


def must_be_signable(content: Content, on: date) -> None:
    """Raise TermsIncomplete for terms that nobody could sign, Invalid for a last day that is over on the day ``on``,
    and RateAboveCard for a rate above the provider's published card."""
    missing = content.missing
    if missing:
        raise TermsIncomplete(missing=missing)
    if content.terms.end_on is not None and content.terms.end_on < on:
        raise Invalid(field="end_on", reason="past")
    if content.lines.starts_on and content.terms.end_on and content.terms.end_on < content.lines.starts_on:
        raise Invalid(field="end_on", reason="before_start")
    must_be_within_card(content.provider.id, content.currency, content.lines.time, on)
