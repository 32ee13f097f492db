"""The same instant where the other side sits: a deadline is read in the reader's zone, and in theirs."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _

from anyshore.insight.queries.contract import Contract
from anyshore.plumbing import formats


def there(at: datetime, contract: Contract) -> str:
    """The instant for the side whose wall clock differs from the reader's, such as ``Thu 3 Dec, 21:30 in Mumbai``;
    empty where both read the same."""
    mine = formats.deadline_text(at)
    told = []
    for side in (contract.client, contract.provider):
        with timezone.override(ZoneInfo(side.timezone)):
            theirs = formats.deadline_text(at)
        if theirs != mine:
            place = side.place or formats.country_text(side.country)
            told.append(_("%(time)s in %(place)s") % {"time": theirs, "place": place})
    return ", ".join(dict.fromkeys(told))
