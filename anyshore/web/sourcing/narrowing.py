"""The words of the filters among requests."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from anyshore.kit.facets import Value
from anyshore.plumbing import formats
from anyshore.sourcing.rules.states import RequestKind
from anyshore.web.narrowing import Labels
from anyshore.web.sourcing.rows import category_name
from anyshore.web.sourcing.words import REQUEST_KINDS, UNITS
from anyshore.web.words import SHORES


def labels() -> dict[str, Labels]:
    """Each facet in words, in the reader's language, in the order of the page."""
    anything = pgettext("filter", "All")
    return {
        "category": Labels(_("Kind of work"), _("All kinds of work"), lambda value: category_name(str(value), "")),
        "shore": Labels(_("From where you work"), anything, lambda value: str(SHORES[str(value)])),
        "country": Labels(_("Client’s country"), anything, lambda value: formats.country_text(str(value))),
        "hours": Labels(_("Shared hours"), anything, _hours),
        "unit": Labels(_("Size"), anything, lambda value: str(UNITS[str(value)])),
        "kind": Labels(_("Asked for as"), anything, lambda value: str(REQUEST_KINDS[RequestKind(str(value))])),
        "days": Labels(_("Posted"), _("At any time"), _days),
        "currency": Labels(_("Currency"), anything, str),
    }


def _hours(value: Value) -> str:
    return _("%(count)s or more a day") % {"count": value}


def _days(value: Value) -> str:
    count = int(value)
    return ngettext("since yesterday", "in the last %(count)s days", count) % {"count": count}
