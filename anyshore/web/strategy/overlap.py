"""When the people of each option work, by the client's clock, and whether an option is where its name says."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from anyshore.kit.countries import country
from anyshore.kit.overlap import Team
from anyshore.kit.places import OFFICE_HOURS, Place, Shore, Shoring, shoring
from anyshore.kit.workdays import calendar_of
from anyshore.parties.queries import OrganisationRow
from anyshore.plumbing import formats
from anyshore.plumbing.shores import near
from anyshore.strategy.queries.assessments import AssessmentView, OptionView
from anyshore.strategy.rules.estimates import OptionKind
from anyshore.web.shores import why_text
from anyshore.web.strategy.decision_forms import place_text
from anyshore.web.strategy.wording import OPTIONS
from anyshore.web.tools.picture import Picture, Seat, picture

PLACES = 6
"""How many places the picture holds."""


def overlap(view: AssessmentView, own: OrganisationRow | None, on: date) -> Picture | None:
    """The working days of the options that have a country; None where none has, or the reader acts for nobody."""
    if own is None:
        return None
    there = [_seat(one, own, on) for one in view.options if one.country]
    here = Seat(own.place or own.name, Team(own.calendar, own.seat.hours))
    return picture(here, there[:PLACES], on) if there else None


def _seat(option: OptionView, own: OrganisationRow, on: date) -> Seat:
    zone = country(option.country).zone
    team = Team(calendar_of(option.country, zone), OFFICE_HOURS)
    return Seat(place_text(option), team, _shoring(option, own, on))


def _shoring(option: OptionView, own: OrganisationRow, on: date) -> Shoring:
    there = Place(option.country, country(option.country).zone, OFFICE_HOURS)
    return shoring(own.seat, there, on=on, person=option.kind == OptionKind.HOMESHORE, near=near())


def misnamed(view: AssessmentView, own: OrganisationRow | None, on: date) -> list[str]:
    """What to say of options whose country lies at another distance than their name."""
    found = []
    for option in view.options if own else []:
        if own and option.country and option.kind in set(Shore):
            shore = _shoring(option, own, on)
            if shore.distance != option.kind:
                told = {"option": OPTIONS[option.kind], "place": formats.country_text(option.country)}
                told |= {"distance": OPTIONS[OptionKind(str(shore.distance))], "why": why_text(shore)}
                found.append(_("%(option)s, %(place)s is %(distance)s for you. %(why)s") % told)
    return found
