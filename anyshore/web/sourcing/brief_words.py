"""Words of the brief score: what each point is called, why it helps, and the line that a button adds."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from anyshore.catalogue.rules.categories import category
from anyshore.sourcing.rules.brief import Point

POINTS = {
    Point.DELIVERABLE: (_("What you get"), _("what is made, fixed or done, in one sentence")),
    Point.ACCEPTANCE: (_("When it is right"), _("how both of you can see that the work is done")),
    Point.FORMAT: (_("Files and platforms"), _("the files you need, or what it must run on")),
    Point.DATES: (_("Dates"), _("by when, or in which steps")),
    Point.BUDGET: (_("Budget"), _("the most you pay; without it proposals differ widely")),
    Point.EXISTING: (_("What exists already"), _("files, texts, a site, an earlier version")),
    Point.AUDIENCE: (_("Whom it is for"), _("who will use, read or see it")),
    Point.VOLUME: (_("How much"), _("words, pages, minutes, or cases a month")),
    Point.RIGHTS: (_("Rights"), _("what you may do with it afterwards")),
    Point.LANGUAGE: (_("Language"), _("of the work, and the one you talk in")),
    Point.CONTACT: (_("When to reach you"), _("hours, time zone, who answers")),
}
"""Each point by name, and what it asks."""

_LINES = {
    Point.DELIVERABLE: _("### What you deliver\n\n- …"),
    Point.ACCEPTANCE: _("### The work is right when\n\n%(list)s"),
    Point.FORMAT: _("### Handed over with it\n\n%(list)s"),
    Point.DATES: _("### Dates\n\n- first draft by …\n- finished by …"),
    Point.BUDGET: _("### Budget\n\nAt most …"),
    Point.EXISTING: _("### What exists already\n\n- …"),
    Point.AUDIENCE: _("### Whom it is for\n\n…"),
    Point.VOLUME: _("### How much\n\n- … words, pages, minutes or cases a month"),
    Point.RIGHTS: _(
        "### Rights\n\nAll rights of use pass to us on payment, exclusively and for good. Third-party parts are named with their licences."
    ),
    Point.LANGUAGE: _("### Language\n\nThe work is in …, and we talk in English."),
    Point.CONTACT: _(
        "### How to reach us\n\nOn working days from 9:00 to 17:00 our time; we answer within one working day."
    ),
}


def addition(point: Point, slug: str) -> str:
    """The lines that a button adds to the brief, fitting for its kind of work."""
    lines = str(_LINES[point])
    if "%(list)s" not in lines:
        return lines
    template = category(slug).template if slug else None
    found: Sequence[str] = ()
    if template is not None:
        found = template.criteria if point is Point.ACCEPTANCE else template.sources
    return lines % {"list": "\n".join(f"- {one}" for one in found) or "- …"}


def point_name(point: Point) -> str:
    """A point by name."""
    return str(POINTS[point][0])


def point_asks(point: Point) -> str:
    """What a point asks."""
    return str(POINTS[point][1])


def told(named: Sequence[Point]) -> str:
    """The named points in one line."""
    return ", ".join(point_name(one) for one in named) or _now("nothing so far")
