"""Countries: code, name, continent, time zones, currency, language and main city.

Almost all of it is read from what others keep up to date: codes, zones and coordinates from the tz database
(``iso3166.tab`` and ``zone.tab`` of the tzdata package), names, currencies and languages from CLDR (Babel).
The tables below hold only what those lack: continents, the zone where most people of a country of several
zones live, and the main city where its zone is called after something else.
"""

from __future__ import annotations

import re
import zoneinfo
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Final, NamedTuple

from babel.core import Locale, UnknownLocaleError, get_global
from babel.dates import get_timezone_location
from babel.languages import get_official_languages

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo


class Continent(StrEnum):
    """The seven continents by their two letters, as GeoNames and the ISO 3166 lists use them."""

    AFRICA = "AF"
    ANTARCTICA = "AN"
    ASIA = "AS"
    EUROPE = "EU"
    NORTH_AMERICA = "NA"
    OCEANIA = "OC"
    SOUTH_AMERICA = "SA"


class UnknownPlace(ValueError):
    """A country code or a zone name that nobody assigned."""

    def __init__(self, name: str) -> None:
        super().__init__(f"no country or time zone is called {name!r}")
        self.name = name


EEA: Final = frozenset(
    [
        "AT",
        "BE",
        "BG",
        "CY",
        "CZ",
        "DE",
        "DK",
        "EE",
        "ES",
        "FI",
        "FR",
        "GR",
        "HR",
        "HU",
        "IE",
        "IS",
        "IT",
        "LI",
        "LT",
        "LU",
        "LV",
        "MT",
        "NL",
        "NO",
        "PL",
        "PT",
        "RO",
        "SE",
        "SI",
        "SK",
    ]
)
"""The European Economic Area, where the General Data Protection Regulation holds."""


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory. ``code`` is ISO 3166-1 alpha-2, ``currency`` ISO 4217, ``language`` a CLDR code.

    ``zone`` is the zone most of its people live in and ``zones`` are all of it; latitude and longitude are the
    main city's, in degrees, north and east positive.
    """

    code: str
    name: str
    continent: Continent
    zone: str
    zones: tuple[str, ...]
    currency: str
    language: str
    city: str
    latitude: float
    longitude: float


class Coordinates(NamedTuple):
    """A point on the globe, in degrees, north and east positive."""

    latitude: float
    longitude: float


# Kosovo's code is user-assigned (ISO 3166-1 clause 8.1.3), in use by the European Union and CLDR.
_KOSOVO: Final = "XK"

_CONTINENTS: Final = {
    Continent.AFRICA: """
        AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ
        NA NE NG RE RW SC SD SH SL SN SO SS ST SZ TD TG TN TZ UG YT ZA ZM ZW""",
    Continent.ANTARCTICA: "AQ BV GS HM TF",
    Continent.ASIA: """
        AE AF AM AZ BD BH BN BT CC CN CX GE HK ID IL IN IO IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY
        NP OM PH PK PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE""",
    Continent.EUROPE: """
        AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD
        ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM UA VA XK""",
    Continent.NORTH_AMERICA: """
        AG AI AW BB BL BM BQ BS BZ CA CR CU CW DM DO GD GL GP GT HN HT JM KN KY LC MF MQ MS MX NI PA PM PR SV SX
        TC TT US VC VG VI""",
    Continent.OCEANIA: """
        AS AU CK FJ FM GU KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS""",
    Continent.SOUTH_AMERICA: "AR BO BR CL CO EC FK GF GY PE PY SR UY VE",
}

# Where zone.tab's first zone of the country is not the one most of its people live in, or has none.
_ZONES: Final = """
    AU Australia/Sydney, BR America/Sao_Paulo, BV Europe/Oslo, CA America/Toronto, HM Indian/Kerguelen,
    RU Europe/Moscow, UA Europe/Kyiv, UM Pacific/Wake, UZ Asia/Tashkent, XK Europe/Belgrade"""

# Where a zone is called after a country, an island or a district: the place people there would name.
_CITIES: Final = """
    AD Andorra la Vella, AG St. John’s, AI The Valley, AR Buenos Aires, AW Oranjestad, BB Bridgetown,
    BH Manama, BL Gustavia, BM Hamilton, BN Bandar Seri Begawan, BR São Paulo, BV Bouvet Island,
    BZ Belize City, CC West Island, CK Avarua, CR San José, CV Praia, CW Willemstad, CX Flying Fish Cove,
    DM Roseau, FJ Suva, FM Weno, FO Tórshavn, GD St. George’s, GG St. Peter Port, GP Les Abymes,
    GS King Edward Point, GT Guatemala City, GU Dededo, GY Georgetown, HM Heard Island, IM Douglas,
    JE St. Helier, JM Kingston, KM Moroni, KN Basseterre, KW Kuwait City, KY George Town, LC Castries,
    MO Macao, MQ Fort-de-France, MS Brades, MT Valletta, MU Port Louis, MV Malé, NF Kingston, NR Yaren,
    NU Alofi, PA Panama City, PF Papeete, PM Saint-Pierre, PN Adamstown, PR San Juan, PW Ngerulmud, QA Doha,
    RE Saint-Denis, SB Honiara, SC Victoria, SH Jamestown, SV San Salvador, SX Philipsburg, TK Fakaofo,
    TO Nuku‘alofa, VC Kingstown, VG Road Town, VI Charlotte Amalie, VN Ho Chi Minh City, VU Port Vila,
    WF Mata-Utu, YT Mamoudzou"""

# The main city where it lies elsewhere than the zone's own: India's zone is called after Kolkata.
_ELSEWHERE: Final = {
    "BV": ("Bouvet Island", Coordinates(-54.42, 3.36)),
    "HM": ("Heard Island", Coordinates(-53.1, 73.5)),
    "IN": ("Mumbai", Coordinates(19.08, 72.88)),
    _KOSOVO: ("Pristina", Coordinates(42.66, 21.17)),
}

# Countries with two tenders, none of their own, or a change that CLDR has yet to take up (Bulgaria, 2026):
# the currency prices are written in.
_CURRENCIES: Final = "AQ USD, BG EUR, BT BTN, HT HTG, LS LSL, NA NAD, PA USD, PS ILS, ZW USD"

# CLDR orders official languages by speakers; these are written in another one, or have none listed.
_LANGUAGES: Final = "AQ en, BA bs, BV nb, HM en, KZ kk, ME sr_Latn, NO nb, PY es, RS sr, SN fr, TF fr, ZW en"


def country(code: str) -> Country:
    """The country with this ISO 3166-1 alpha-2 code (capital letters); ``UnknownPlace`` where there is none."""
    found = _by_code().get(code)
    if found is None:
        raise UnknownPlace(code)
    return found


def countries() -> tuple[Country, ...]:
    """All countries and territories of ISO 3166-1, and Kosovo, by code."""
    return tuple(_by_code().values())


@lru_cache(maxsize=4096)
def country_name(code: str, locale: str = "en") -> str:
    """What the country is called in the reader's language, in English where CLDR has no such language."""
    english = country(code).name
    try:
        return str(Locale.parse(locale.replace("-", "_")).territories.get(code, english))
    except (UnknownLocaleError, ValueError):
        return english


@lru_cache(maxsize=1024)
def zone(name: str) -> ZoneInfo:
    """The time zone of this name; ``UnknownPlace`` where the tz database has none."""
    if name not in zone_names():
        raise UnknownPlace(name)
    return zoneinfo.ZoneInfo(name)


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """Every zone a person may choose, links such as Asia/Calcutta included."""
    return frozenset(zoneinfo.available_timezones() - {"Factory", "localtime", "posixrules"})


def coordinates(zone_name: str) -> Coordinates | None:
    """Where the city lies that gave the zone its name; None for a link or a zone of no country."""
    return _zone_table().places.get(zone_name)


class _ZoneTable(NamedTuple):
    zones: Mapping[str, tuple[str, ...]]
    places: Mapping[str, Coordinates]


def _rows(name: str) -> list[list[str]]:
    text = resources.files("tzdata").joinpath("zoneinfo", name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def _zone_table() -> _ZoneTable:
    zones: dict[str, tuple[str, ...]] = {}
    places: dict[str, Coordinates] = {}
    for code, position, name, *_ in _rows("zone.tab"):
        zones[code] = (*zones.get(code, ()), name)
        places[name] = _parse_position(position)
    return _ZoneTable(zones, places)


def _parse_position(text: str) -> Coordinates:
    """ISO 6709 as zone.tab writes it: ±DDMM±DDDMM or ±DDMMSS±DDDMMSS."""
    latitude, longitude = re.findall(r"[+-]\d+", text)
    return Coordinates(_degrees(latitude, 2), _degrees(longitude, 3))


def _degrees(text: str, digits: int) -> float:
    sign = -1 if text[0] == "-" else 1
    degrees, rest = int(text[1 : 1 + digits]), text[1 + digits :]
    return sign * (degrees + int(rest[:2]) / 60 + int(rest[2:] or 0) / 3600)


@lru_cache(maxsize=1)
def _by_code() -> Mapping[str, Country]:
    continents = {code: continent for continent, codes in _CONTINENTS.items() for code in codes.split()}
    codes = sorted({row[0] for row in _rows("iso3166.tab")} | {_KOSOVO})
    return {code: _read(code, continents[code]) for code in codes}


@lru_cache(maxsize=8)
def _pairs(table: str) -> Mapping[str, str]:
    """Our own tables above: the code, a blank, and what belongs to it, separated by commas."""
    return dict(entry.split(maxsplit=1) for entry in table.replace("\n", " ").split(","))


def _read(code: str, continent: Continent) -> Country:
    zones = _zone_table().zones.get(code, ())
    main = _pairs(_ZONES).get(code) or zones[0]
    city, point = _ELSEWHERE.get(code) or (_pairs(_CITIES).get(code) or _city_of(main), _zone_table().places[main])
    return Country(
        code=code,
        name=str(Locale("en").territories[code]),
        continent=continent,
        zone=main,
        zones=zones or (main,),
        currency=_pairs(_CURRENCIES).get(code) or _tender(code),
        language=_pairs(_LANGUAGES).get(code) or get_official_languages(code, de_facto=True)[0],
        city=city,
        latitude=point.latitude,
        longitude=point.longitude,
    )


def _city_of(zone_name: str) -> str:
    return get_timezone_location(zone_name, locale="en", return_city=True)


def _tender(code: str) -> str:
    """The legal tender that has no end date in CLDR (its own function would ask today's date)."""
    known = get_global("territory_currencies")[code]
    return next(str(name) for name, _, ends, tender in known if tender and not ends)
