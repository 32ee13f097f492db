"""Why a provider is onshore, nearshore or offshore, in one sentence of the reader's language."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from anyshore.kit.places import Shore, Shoring, Why
from anyshore.plumbing import formats
from anyshore.web.words import Words

HOUR = 60

TITLES: dict[Shore, Words] = {
    Shore.ONSHORE: _("Why onshore"),
    Shore.NEARSHORE: _("Why nearshore"),
    Shore.OFFSHORE: _("Why offshore"),
}

APART: dict[Why, Words] = {
    Why.SAME_COUNTRY: _("Both are in the same country, %(country)s."),
    Why.HOURS_APART: _(
        "%(country)s is another country, and the working days are up to %(gap)s apart: more than %(most)s."
    ),
    Why.SAME_CONTINENT: _(
        "%(country)s is another country on the same continent, and the working days are up to %(gap)s apart."
    ),
    Why.NEAR_BY: _("%(country)s is another country %(km)s km away, and the working days are up to %(gap)s apart."),
    Why.FAR_AWAY: _(
        "%(country)s is on another continent, %(km)s km away, although the working days are up to %(gap)s apart."
    ),
}
"""Where the working days lie apart."""

TOGETHER: dict[Why, Words] = {
    **APART,
    Why.SAME_CONTINENT: _("%(country)s is another country on the same continent, and the working days coincide."),
    Why.NEAR_BY: _("%(country)s is another country %(km)s km away, and the working days coincide."),
    Why.FAR_AWAY: _("%(country)s is on another continent, %(km)s km away, although the working days coincide."),
}
"""Where they coincide."""


def why_text(shoring: Shoring) -> str:
    """What decided the distance, with the numbers that did."""
    told = {
        "country": formats.country_text(shoring.country),
        "gap": hours_text(shoring.gap_minutes),
        "most": hours_text(shoring.near.gap_minutes),
        "km": formats.number_text(shoring.km),
    }
    return str((APART if shoring.gap_minutes else TOGETHER)[shoring.why]) % told


def hours_text(minutes: int) -> str:
    """Minutes as hours, with as many decimals as they need: 4.5 hours."""
    digits = 0 if minutes % HOUR == 0 else 1 if minutes % 6 == 0 else 2
    hours = formats.number_text(minutes / HOUR, digits)
    return ngettext("%(hours)s hour", "%(hours)s hours", 1 if minutes == HOUR else 2) % {"hours": hours}


def why_title(shoring: Shoring) -> str:
    """What a page calls that sentence."""
    return str(TITLES[shoring.distance])
