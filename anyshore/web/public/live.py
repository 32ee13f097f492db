"""The home page's rows, from what this instance really has."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anyshore.catalogue.rules.categories import CATEGORIES
from anyshore.insight.queries.figures import Figures, figures, newest_requests, open_by_category
from anyshore.plumbing import formats
from anyshore.sourcing.queries.requests import RequestRow
from anyshore.web.catalogue.words import category_text
from anyshore.web.filters import money
from anyshore.web.public.rows import Category, Figure, Home, OpenRequest

ENOUGH = 5
"""Figures of fewer contracts than this say nothing and are not shown."""


def live(at: datetime) -> Home:
    """Everything that changes on the home page, counted now."""
    counted = figures(at=at)
    open_in = open_by_category(at=at)
    return Home(
        counted_at=at,
        figures=_figures(counted) if counted.completed + counted.running >= ENOUGH else (),
        categories=[
            Category(category_text(one.slug), f"/requests/?category={one.slug}", open_in[one.slug])
            for one in CATEGORIES
            if one.slug in open_in
        ],
        requests=[_row(row) for row in newest_requests(at=at)],
        requests_in_all=counted.open_requests,
    )


def _figures(counted: Figures) -> list[Figure]:
    shown = [
        Figure(
            _("Running contracts"),
            formats.number_text(counted.running),
            note=ngettext("%(n)s completed", "%(n)s completed", counted.completed) % {"n": counted.completed},
        ),
        Figure(
            _("Providers"),
            formats.number_text(counted.providers),
            note=_("In %(n)s countries, with their clients") % {"n": counted.countries},
        ),
    ]
    if counted.accepted >= ENOUGH:
        first = counted.accepted_first * 10_000 // counted.accepted
        told = _("Of %(n)s accepted pieces of work") % {"n": counted.accepted}
        shown.append(Figure(_("Accepted at first pass"), formats.percent_text(first, 0), note=told))
    if counted.released:
        shown.append(
            Figure(_("Released to providers"), money(counted.released[0]), note=_("In the currency most used"))
        )
    return shown


def _row(row: RequestRow) -> OpenRequest:
    return OpenRequest(
        title=row.title,
        href=f"/requests/{row.number}/",
        category=category_text(row.category) if row.category else _("Other work"),
        client=row.client.name,
        where=row.client.place,
        budget=money(row.budget) if row.budget else "–",
        closes_at=row.proposals_until,
    )
