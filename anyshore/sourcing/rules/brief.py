"""What a brief names and what it lacks, as docs/algorithms/brief_score.md tells it with a worked table. Pure.

Each point is looked for by words of several languages, or by an answer of the form. A point that is missing is said,
never demanded: a request may be published with none of them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from anyshore.catalogue.rules.categories import CATEGORIES, CategoryKind


class Point(StrEnum):
    """What a good brief names."""

    DELIVERABLE = "deliverable"
    ACCEPTANCE = "acceptance"
    FORMAT = "format"
    DATES = "dates"
    BUDGET = "budget"
    EXISTING = "existing"
    AUDIENCE = "audience"
    VOLUME = "volume"
    RIGHTS = "rights"
    LANGUAGE = "language"
    CONTACT = "contact"


WEIGHTS: Final[Mapping[Point, int]] = {
    Point.DELIVERABLE: 3,
    Point.ACCEPTANCE: 3,
    Point.FORMAT: 2,
    Point.DATES: 2,
    Point.BUDGET: 2,
    Point.EXISTING: 2,
    Point.AUDIENCE: 1,
    Point.VOLUME: 2,
    Point.RIGHTS: 1,
    Point.LANGUAGE: 1,
    Point.CONTACT: 1,
}
"""What each point counts."""

_EVERY: Final = frozenset(Point) - {Point.AUDIENCE, Point.VOLUME, Point.RIGHTS, Point.LANGUAGE}
_BY_CATEGORY: Final[Mapping[str, frozenset[Point]]] = {
    "programming": frozenset({Point.RIGHTS}),
    "web-development": frozenset({Point.AUDIENCE, Point.RIGHTS, Point.LANGUAGE}),
    "web-design": frozenset({Point.AUDIENCE, Point.RIGHTS}),
    "multimedia-production": frozenset({Point.AUDIENCE, Point.RIGHTS, Point.LANGUAGE, Point.VOLUME}),
    "logo-design": frozenset({Point.AUDIENCE, Point.RIGHTS}),
    "seo": frozenset({Point.AUDIENCE, Point.LANGUAGE}),
    "translation": frozenset({Point.LANGUAGE, Point.VOLUME, Point.AUDIENCE}),
    "research": frozenset({Point.LANGUAGE, Point.VOLUME, Point.RIGHTS}),
    "editorial": frozenset({Point.LANGUAGE, Point.VOLUME, Point.AUDIENCE, Point.RIGHTS}),
}
_PROCESS: Final = frozenset({Point.VOLUME, Point.LANGUAGE})
_OTHERWISE: Final = frozenset({Point.RIGHTS})

_WORDS: Final[Mapping[Point, str]] = {
    Point.DELIVERABLE: r"""
        deliver\w* | handed? over | we need | i need | you (?:will )?(?:build|make|write|design|create|get) | should
        | solution | expected result | want(?:ed)? | (?:fix|implement|create|design|build|translate|write|update|add)\b
        | liefer\w* | wir brauchen | ich brauche | ergebnis\w* | gesucht
        | livr\w* | nous avons besoin | (?:je|nous) cherch\w+ | il faut
        | entreg\w* | necesit\w+ | precis(?:o|amos) | consegn\w* | ci serve | oplever\w* | we zoeken | nodig
        | dostarcz\w* | potrzebuj\w*""",
    Point.ACCEPTANCE: r"""
        accept(?:ance|ed) | is right when | is done when | definition of done | must pass | criteri\w+ | expected result
        | should be able to | tests? (?:pass|plan|steps|case)\w* | verif\w+ | no more than | at most \d | error rate
        | abnahme\w* | fertig,? wenn | muss bestehen | kriteri\w+ | höchstens
        | critères? | accepté\w* | doit passer | au plus | aceptaci\w+ | criterios | accettazione | hoogstens
        | kryteri\w+ | odbi[oó]r\w*""",
    Point.FORMAT: r"""
        (?:svg|pdf|png|jpe?g|eps|ai|psd|figma|docx?|xlsx?|csv|json|xml|mp[34]|mov|wav|indd|idml|html|css|zip|tmx|xliff)\b
        | file formats? | source files? | repositor\w+ | git(?:hub|lab)?\b | pull request | editable
        | android | ios\b | windows | macos | chrome | safari | firefox | wordpress | shopify | platforms?
        | dateiformat\w* | quelldatei\w* | fichiers? sources? | archivos? (?:fuente|editable)\w* | bronbestand\w*
        | plik\w* źród\w*""",
    Point.DATES: r"""
        \d{4}-\d{2}-\d{2}\b | \d{1,2}[./]\d{1,2}[./]\d{2,4}\b | deadline | due (?:by|on|date) | by (?:the )?end of
        | within \d+ \w+ | \d{1,2} (?:days|weeks|months|tage|wochen|monate|jours|semaines|mois|días|semanas|dagen|weken|dni)\b
        | (?:january|february|april|june|july|august|september|october|november|december)\b
        | bis (?:zum|ende|spätestens) | frist\b | avant le | d'ici | échéance | plazo | antes del? \d | entro il | vóór | termin\w*""",
    Point.BUDGET: r"""
        budget | (?:eur|usd|gbp|chf|pln|jpy|inr|€|\$|£)\s?\d | \d\s?(?:eur|usd|gbp|chf|pln|€|\$|£|euros?|dollars?)\b
        | per hour | fixed price | festpreis | stundensatz | prix fixe | presupuesto | bilancio | vaste prijs | budżet""",
    Point.EXISTING: r"""
        exist\w* | attach\w* | already (?:have|has|there) | we have | current(?:ly)? | present site | our (?:site|app|code|logo|brand)
        | https?:// | actual result | guidelines? | glossar\w+ | style guide | version number
        | vorhanden\w* | anhang | bereits | bestehend\w* | derzeit | ci-joint | actuel\w* | déjà | adjunt\w* | actual\w*
        | allegat\w* | bijlage | bestaand\w* | huidige | załącz\w* | istniej\w*""",
    Point.AUDIENCE: r"""
        audience | customers? | users? | visitors? | readers? | target (?:group|market) | for (?:children|families|doctors|students|adults|beginners)
        | zielgruppe | kund\w+ | besucher\w* | nutzer\w* | clients? | public (?:cible|visé) | lecteurs? | clientes | usuarios
        | lettori | klanten | doelgroep | bezoekers | klien\w+ | odbiorc\w+""",
    Point.VOLUME: r"""
        \d[\d.,\s]*\s?(?:words?|pages?|minutes?|seconds?|hours?|items?|invoices?|tickets?|calls?|records?|rows?|articles?|images?|per (?:day|week|month)
        |wörter|seiten|minuten|stunden|rechnungen|anrufe|mots|factures|appels|palabras|páginas|facturas|parole|pagine|woorden|pagina's|facturen|słów|stron|faktur)""",
    Point.RIGHTS: r"""
        rights? (?:to|of|pass|are|in|over)\b | copyright | licen[cs]\w+ | owned by | ownership | exclusive right\w* | trademark | intellectual property | open source
        | nutzungsrecht\w* | urheberrecht\w* | lizenz\w* | droits? d | licences? | derechos | diritti | rechten | auteursrecht\w* | praw[ao]? autorsk\w*""",
    Point.LANGUAGE: r"""
        (?:english|german|french|spanish|italian|dutch|polish|portuguese|chinese|japanese|arabic|turkish|swedish|danish|hindi|korean|russian|ukrainian
        |englisch\w*|deutsch\w*|französisch\w*|spanisch\w*|anglais\w*|allemand\w*|français\w*|espagnol\w*|inglés|alemán|francés|español|inglese|tedesco
        |engels\w*|duits\w*|frans|nederlands\w*|angielsk\w*|niemieck\w*|polsk\w*)\b | native speaker | muttersprach\w* | bilingual""",
    Point.CONTACT: r"""
        time ?zone | working hours | office hours | available (?:from|between|on) | call (?:on|at|weekly|once) | weekly (?:call|meeting) | daily stand
        | reach (?:us|me) | contact(?: person| us| me|:) | slack | answer(?:s|ed)? within | (?:cet|gmt|utc)\b | erreichbar\w* | ansprechpartner\w* | zeitzone
        | joignable\w* | fuseau | horario | disponib\w+ | bereikbaar | kontakt\w*""",
}


def _pattern(words: str) -> re.Pattern[str]:
    """The alternatives of one point, laid out in lines, as one pattern."""
    joined = re.sub(r"\s+", r"\\s+", re.sub(r"\s*\|\s*", "|", words.strip()))
    return re.compile(rf"(?<!\w)(?:{joined})", re.IGNORECASE)


_FOUND: Final = {point: _pattern(words) for point, words in _WORDS.items()}
_OPEN: Final = re.compile(r"…|\.\.\.\s*$|^\s*(?:#+|-)\s*$|\?\s*$")
"""A line that still waits for its answer: with an ellipsis, or ending as a question."""

_PROCESSES: Final = frozenset(one.slug for one in CATEGORIES if one.kind is CategoryKind.PROCESS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A request as far as it is written: what its text says, and what its form answers."""

    title: str = ""
    brief: str = ""
    category: str = ""
    has_budget: bool = False
    has_date: bool = False
    has_files: bool = False


@dataclass(frozen=True, slots=True)
class BriefScore:
    """``score`` is the weight of what is named in per cent of all that applies; ``named`` and ``missing`` in order."""

    score: int
    named: tuple[Point, ...]
    missing: tuple[Point, ...]


def points_for(category: str) -> tuple[Point, ...]:
    """The points that a brief of this category should name, in order."""
    more = _PROCESS if category in _PROCESSES else _BY_CATEGORY.get(category, _OTHERWISE)
    return tuple(point for point in Point if point in _EVERY | more)


def brief_score(written: Written) -> BriefScore:
    """What a request names of the points of its category, and what that comes to of 100."""
    points = points_for(written.category)
    answered = {
        Point.BUDGET: written.has_budget,
        Point.DATES: written.has_date,
        Point.EXISTING: written.has_files,
    }
    text = "\n".join(line for line in written.brief.splitlines() if not _OPEN.search(line))
    words = f"{written.title}\n{text}"
    named = tuple(point for point in points if answered.get(point) or _FOUND[point].search(words))
    whole = sum(WEIGHTS[point] for point in points)
    score = 100 * sum(WEIGHTS[point] for point in named) // whole
    return BriefScore(score, named, tuple(point for point in points if point not in named))
