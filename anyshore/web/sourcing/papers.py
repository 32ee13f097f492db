"""Forms and words of supplier documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from anyshore.sourcing.queries.documents import AskedRow
from anyshore.sourcing.rules.documents import MOST_ASKED, NAME_LIMIT, REASON_LIMIT, AskedTerms, DocumentKind, Verdict
from anyshore.web.forms import Choice, Choices, Day, Files, Form, Lines, LongText, Text

KINDS = {
    DocumentKind.REGISTRATION: _("Extract from a register"),
    DocumentKind.LIABILITY: _("Liability insurance"),
    DocumentKind.CERTIFICATE: _("Certificate"),
    DocumentKind.TAX: _("Tax form"),
    DocumentKind.BANK: _("Confirmation of a bank account"),
    DocumentKind.REFERENCE: pgettext_lazy("document", "Reference"),
    DocumentKind.OTHER: _("Another document"),
}

STATES = {
    "missing": (_("Missing"), "bad", "circle-dashed"),
    "expired": (pgettext_lazy("document", "Expired"), "bad", "triangle-alert"),
    "refused": (pgettext_lazy("document", "Refused"), "bad", "circle-x"),
    "soon": (_("Ends within 30 days"), "wait", "calendar"),
    "shared": (pgettext_lazy("document", "Shared"), "active", "circle-dot"),
    "accepted": (pgettext_lazy("document", "Accepted"), "good", "check"),
}
"""How a document stands: word, tone, icon."""

_LIST = [(str(kind), word) for kind, word in KINDS.items()]


class Paper(Form):
    """One document of one's own organisation."""

    kind = Choice(_("Kind"), options=_LIST)
    name = Text(_("Name"), max_length=NAME_LIMIT, hint=_("For example: professional liability, EUR 1 million"))
    files = Files(_("File"))
    issued_on = Day(_("Issued on"), required=False)
    valid_until = Day(
        _("Valid until"), required=False, hint=_("Empty: for good. You are reminded 30 and 7 days before.")
    )


class Asked(Form):
    """What a client asks bidders for."""

    kinds = Choices(_("Documents"), required=False, options=[one for one in _LIST if one[0] != DocumentKind.OTHER])
    others = Lines(_("Others, by name"), required=False, rows=2, hint=_("One a line"))

    def check(self, values: dict[str, Any]) -> None:
        """Ten are enough."""
        if len(values["kinds"]) + len(values["others"]) > MOST_ASKED:
            self.error("others", _now("Ask for ten documents at most."))


class Judge(Form):
    """What a client says of a document."""

    verdict = Choice(
        _("This document"),
        look="radio",
        options=[(str(Verdict.ACCEPTED), _("is accepted")), (str(Verdict.REFUSED), _("is refused"))],
    )
    reason = LongText(_("Reason"), required=False, max_length=REASON_LIMIT, rows=2, hint=_("Needed to refuse one"))


def asked_terms(values: dict[str, Any]) -> tuple[AskedTerms, ...]:
    """What was chosen as the action takes it."""
    chosen = [AskedTerms(kind) for kind in values["kinds"]]
    return (*chosen, *(AskedTerms(str(DocumentKind.OTHER), words) for words in values["others"]))


def initial_of(rows: Sequence[AskedRow]) -> dict[str, Any]:
    """What is asked for as the form shows it."""
    return {
        "kinds": [row.kind for row in rows if row.kind != DocumentKind.OTHER],
        "others": [row.words for row in rows if row.kind == DocumentKind.OTHER],
    }


def document_name(kind: str, words: str) -> str:
    """A document that is asked for, by name."""
    return words or str(KINDS[DocumentKind(kind)])


def words() -> dict[str, Any]:
    """What templates of documents say in words."""
    return {"document_name": document_name, "document_states": STATES, "document_kinds": KINDS}
