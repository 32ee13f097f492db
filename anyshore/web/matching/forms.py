"""What a client may ask for beside what the request says."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from anyshore.kit.money import Money
from anyshore.sourcing.queries.fitting import Wishes
from anyshore.web.catalogue.forms import language_options, level_options
from anyshore.web.forms import Amount, Choice, Day, Form, Integer, Text

GAPS = [("", _("Any")), ("0", _("The same hours")), ("60", _("1 hour")), ("180", _("3 hours")), ("360", _("6 hours"))]
SHORES = [
    ("", _("Anywhere")),
    ("onshore", _("Your own country")),
    ("nearshore", _("Near")),
    ("homeshore", _("A person working from home")),
]


class Narrow(Form):
    """Filters and wishes; whatever stays empty is not asked."""

    rate = Amount(_("Most by the hour"), required=False)
    score = Integer(_("Score at least"), required=False, min=0, max=100)
    gap = Choice(_("Working days apart, at most"), options=GAPS, required=False)
    language = Choice(_("Language"), options=language_options, required=False)
    level = Choice(_("at least"), options=level_options, required=False, initial="B1")
    free_by = Day(_("Free by"), required=False)
    shore = Choice(_("Where they sit, if you may wish"), options=SHORES, required=False)


class Who(Form):
    """Somebody who is looked for in the list."""

    who = Text(_("Name, or the end of the page's address"), required=False, max_length=120)


def wishes(form: Narrow) -> Wishes:
    """The form's answers; those that cannot be read are not asked, and the form says so."""
    values = {name: form.values.get(name) for name in form.fields if name not in form.errors}
    rate, gap = values.get("rate"), values.get("gap")
    return Wishes(
        rate_most_minor=rate.minor if isinstance(rate, Money) and rate.is_positive else None,
        score_least=values.get("score"),
        gap_most=int(gap) if gap else None,
        language=values.get("language") or "",
        level=values.get("level") or "",
        free_by=values.get("free_by"),
        shore=values.get("shore") or "",
    )
