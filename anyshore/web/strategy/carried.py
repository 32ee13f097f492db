"""What a decision carries over into a request: title, brief, size and budget."""

from __future__ import annotations

from django.utils.translation import gettext as _

from anyshore.catalogue.rules.categories import Unit
from anyshore.kit.money import Money
from anyshore.plumbing import formats
from anyshore.sourcing.rules.terms import TITLE_LIMIT, RequestTerms
from anyshore.strategy.queries.assessments import AssessmentView, OptionView
from anyshore.strategy.rules.estimates import LineKind, Timing
from anyshore.strategy.rules.tree import Level
from anyshore.web.strategy.decision_forms import place_text
from anyshore.web.strategy.shown import hours_text
from anyshore.web.strategy.wording import OPTIONS


def unit_of(view: AssessmentView) -> Unit:
    """The size of what a decision asks for: a department where it hands over one, else a whole process."""
    return Unit.DEPARTMENT if view.level == Level.DEPARTMENT else Unit.PROCESS


def request_terms(view: AssessmentView, option: OptionView) -> RequestTerms:
    """A draft of the request. What it costs now in house stays out of it: bidders will read it."""
    price = yearly_price(view, option)
    return RequestTerms(
        title=view.title[:TITLE_LIMIT],
        currency=view.currency,
        budget_minor=price.minor if price else None,
        brief="\n\n".join(_brief(view, option)),
        unit=unit_of(view),
    )


def yearly_price(view: AssessmentView, option: OptionView) -> Money | None:
    """The likely price of a year."""
    factors = {Timing.YEAR: 1, Timing.MONTH: 12, Timing.UNIT: view.volume.likely, Timing.ONCE: 0}
    lines = [line for _key, line in option.lines if line.kind == LineKind.PRICE]
    minor = sum(line.estimate.likely * factors[Timing(line.timing)] for line in lines)
    return Money(minor, view.currency) if minor else None


def _brief(view: AssessmentView, option: OptionView) -> list[str]:
    place = place_text(option)
    where = f"{OPTIONS[option.kind]}, {place}" if place else str(OPTIONS[option.kind])
    parts = [_("We look for a provider who takes over: %(activity)s.") % {"activity": view.activity}]
    if view.volume.likely:
        parts.append(_volume(view))
    if view.needed:
        peak = max(view.needed)
        parts.append(_("**Peak:** up to %(count)s in a month.") % {"count": formats.number_text(peak)})
    parts.append(_("**Where:** %(place)s.") % {"place": where})
    if view.wanted_minutes:
        wanted = {"hours": hours_text(view.wanted_minutes)}
        parts.append(_("**Shared working hours:** at least %(hours)s a day.") % wanted)
    parts.append(_("**Budget:** the figure is for one year of running it."))
    parts.append(_("**Moving it:** say how you take it over, in which steps, and what you need from us."))
    parts.append(_("**The way back:** say what comes back to us at the end, and how."))
    return parts


def _volume(view: AssessmentView) -> str:
    low, likely, high = (formats.number_text(one) for one in (view.volume.low, view.volume.likely, view.volume.high))
    if low == high:
        return _("**Volume:** %(likely)s %(unit)s a year.") % {"likely": likely, "unit": view.unit}
    values = {"likely": likely, "low": low, "high": high, "unit": view.unit}
    return _("**Volume:** about %(likely)s %(unit)s a year, from %(low)s to %(high)s.") % values
