"""The form of the tool: two to four places, each with its hours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import time
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from anyshore.kit.overlap import Team
from anyshore.kit.places import OFFICE_HOURS, Hours
from anyshore.kit.workdays import calendar_of
from anyshore.plumbing import formats
from anyshore.plumbing.locales import words
from anyshore.web.forms import Choice, Form, Mistake, Text
from anyshore.web.tools.picture import Seat
from anyshore.web.tools.place import places_for

PLACES = (1, 2, 3, 4)
USUAL = ("Europe/Amsterdam", "Asia/Kolkata")


def place_name(zone: str) -> str:
    """The city after which a zone is named, in the reader's language where CLDR has its name."""
    named = words().time_zones.get(zone, {}).get("city")
    return str(named) if named else zone.rpartition("/")[2].replace("_", " ")


def place_options(places: Mapping[str, str]) -> list[tuple[str, str]]:
    """Cities by country, in the reader's language; ``places`` are zones with their countries."""
    named = [(zone, f"{formats.country_text(code)}, {place_name(zone)}") for zone, code in places.items()]
    return sorted(named, key=lambda pair: pair[1].casefold())


class Clock(Text):
    """A time of the day -> datetime.time."""

    def __init__(self, label: Any, **rest: Any) -> None:
        super().__init__(label, max_length=5, required=False, attributes={"inputmode": "numeric"}, **rest)

    def parsed(self, text: str, form: Any) -> Any:
        match = re.fullmatch(r"([01]?[0-9]|2[0-3])(?:[:.]([0-5][0-9]))?", text)
        if match is None:
            raise Mistake(_("Write a time like 09:00"))
        return time(int(match[1]), int(match[2] or 0))

    def empty(self) -> Any:
        return None

    def shown(self, value: Any) -> list[str]:
        return [f"{value:%H:%M}"] if isinstance(value, time) else []


class Places(Form):
    """Where the teams sit and when they work."""

    zone_1 = Choice(gettext_lazy("First place"))
    opens_1 = Clock(gettext_lazy("from"))
    closes_1 = Clock(gettext_lazy("to"))
    zone_2 = Choice(gettext_lazy("Second place"))
    opens_2 = Clock(gettext_lazy("from"))
    closes_2 = Clock(gettext_lazy("to"))
    zone_3 = Choice(gettext_lazy("Third place"), required=False)
    opens_3 = Clock(gettext_lazy("from"))
    closes_3 = Clock(gettext_lazy("to"))
    zone_4 = Choice(gettext_lazy("Fourth place"), required=False)
    opens_4 = Clock(gettext_lazy("from"))
    closes_4 = Clock(gettext_lazy("to"))

    def __init__(self, request: HttpRequest, **rest: Any) -> None:
        self.places = places_for(request)
        options = place_options(self.places)
        super().__init__(request, options={f"zone_{n}": options for n in PLACES}, **rest)

    def check(self, values: dict[str, Any]) -> None:
        """A working day has a length."""
        for n in PLACES:
            opens, closes = values[f"opens_{n}"] or time(9), values[f"closes_{n}"] or time(17)
            if opens == closes:
                self.error(f"closes_{n}", _("Write another time than the first"))

    @property
    def seats(self) -> list[Seat]:
        """The places that were chosen."""
        return [self._seat(n) for n in PLACES if self.values[f"zone_{n}"]]

    def _seat(self, n: int) -> Seat:
        opens, closes = self.values[f"opens_{n}"] or time(9), self.values[f"closes_{n}"] or time(17)
        return self.seat_in(self.values[f"zone_{n}"], Hours(opens, closes))

    def seat_in(self, zone: str, hours: Hours = OFFICE_HOURS) -> Seat:
        """A place by its zone, with its country's week and holidays."""
        return Seat(place_name(zone), Team(calendar_of(self.places[zone], zone), hours))
