"""The criteria that a request has unless its author chooses others, in the reader's language."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

USUAL: Final[dict[str, Promise]] = {
    "Price": _("Price"),
    "Schedule": pgettext_lazy("criterion", "Schedule"),
    "Fit": pgettext_lazy("criterion", "Fit"),
    "Approach": pgettext_lazy("criterion", "Approach"),
    "Experience": pgettext_lazy("criterion", "Experience"),
    "Exit terms": pgettext_lazy("criterion", "Exit terms"),
    "How well the proposal answers the brief.": _("How well the proposal answers the brief."),
    "How the work is set up, staffed and checked.": _("How the work is set up, staffed and checked."),
    "Work of the same kind and size.": _("Work of the same kind and size."),
    "What comes back to you at the end, and how.": _("What comes back to you at the end, and how."),
}
"""Names of ``sourcing.rules.terms.DEFAULT_CRITERIA`` and what is looked for, by the words that are kept."""


def criterion_text(words: str) -> str:
    """A name, or what is looked for, in the reader's language where it still stands as it is shipped."""
    return str(USUAL.get(words, words))
