"""Finding packages: a page of those that fit, how many there are of each kind, and what to drop where none fits.

The counts are one grouped statement and one pass however many filters there are: each package says which of the
filters that are set it misses, and one that misses a single filter counts for that filter's other values.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Exists,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    SmallIntegerField,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from anyshore.catalogue.models import Package, ProfileLanguage, Standing
from anyshore.catalogue.queries.names import WORDS_MOST, named
from anyshore.catalogue.queries.packages import PackageRow, package_rows
from anyshore.catalogue.rules import shopping
from anyshore.catalogue.rules.finding import SCORES
from anyshore.catalogue.rules.packages import PackageState
from anyshore.catalogue.rules.shopping import CHOICE, DAYS, NAMES, ONE_PRICE, SoughtPackages
from anyshore.kit import facets
from anyshore.kit.actor import Actor
from anyshore.kit.folding import beginning
from anyshore.plumbing.folding import Worded

PAGE: Final = 20
LAST: Final = -(1 << 62)
"""The key of what has no price in the currency: behind everything else."""

BITS: Final = {**{name: 1 << place for place, name in enumerate(NAMES)}, "currency": 0}
IN_TITLE: Final = 1 << 32
SLOWER: Final = DAYS[-1] + 1


@dataclass(frozen=True, slots=True)
class FoundPackages:
    """A page of packages; ``next`` is the cursor of those after them, empty on the last page. ``counts`` has for each
    filter how many each of its values would leave; ``without``, where none was found, each filter that is set and how
    many there would be without it."""

    rows: tuple[PackageRow, ...]
    next: str
    total: int
    counts: dict[str, dict[facets.Value, int]]
    without: list[tuple[str, int]]
    currencies: tuple[str, ...]


def find_packages(actor: Actor, search: SoughtPackages, *, after: str = "", limit: int = PAGE) -> FoundPackages:
    """The packages that can be bought, that the actor may see and that fit ``search``.

    Five queries however many packages there are, six with words: the counts, whose name has the words, and four for
    the rows.
    """
    rows = _for_sale(actor, search)
    counted, total = _counted(rows, search)
    found, following = _page(_narrowed(rows, search), search, after, limit)
    return FoundPackages(
        rows=package_rows(found),
        next=following,
        total=total[""],
        counts={name: _values(name, counted[name], search) for name in NAMES},
        without=[] if total[""] else _without(total, search),
        currencies=tuple(sorted(counted["currency"])),
    )


def new_packages(
    actor: Actor, search: SoughtPackages, *, since: datetime, at: datetime, limit: int = PAGE
) -> tuple[PackageRow, ...]:
    """Those of a search that were first for sale after ``since`` and up to ``at``, the newest first; not one's own."""
    rows = _narrowed(_for_sale(actor, search), search).filter(first_published_at__gt=since, first_published_at__lte=at)
    if actor.organisation_id is not None:
        rows = rows.exclude(organisation_id=actor.organisation_id)
    return package_rows(rows.order_by("-first_published_at", "-id")[:limit])


def public_packages(actor: Actor, limit: int) -> list[tuple[str, datetime]]:
    """The addresses of the newest packages that can be bought, and since when they are as they are."""
    rows = _for_sale(actor, SoughtPackages(chosen={})).order_by("-first_published_at", "-id")
    return [(slug, since) for slug, since in rows.values_list("slug", "published_at")[:limit] if since is not None]


def _for_sale(actor: Actor, search: SoughtPackages) -> QuerySet[Package]:
    """What can be bought and has the words: what is counted in."""
    rows: QuerySet[Package] = Package.objects.visible_to(actor).filter(
        state=PackageState.PUBLISHED, profile__published_at__isnull=False, organisation__state="active"
    )
    if not search.words:
        return rows
    if not (text := beginning(search.words, WORDS_MOST)):
        return rows.none().annotate(match=Value(0, output_field=BigIntegerField()))
    wanted = SearchQuery(text, config="simple", search_type="raw")
    said = rows.annotate(
        _text=SearchVector(Worded("title"), Worded("line"), config="simple"),
        _title=SearchVector(Worded("title"), config="simple"),
    )
    return said.filter(Q(_text=wanted) | Q(organisation_id__in=named(search.words))).annotate(
        match=Case(When(_title=wanted, then=Value(IN_TITLE)), default=Value(0), output_field=BigIntegerField())
    )


def _tests(search: SoughtPackages) -> dict[str, Q]:
    """For each filter that is set, what a package must be."""
    chosen = search.chosen
    known = Standing.objects.filter(organisation_id=OuterRef("organisation_id"), side="provider")
    spoken = ProfileLanguage.objects.filter(profile_id=OuterRef("profile_id"), language=chosen.get("language", ""))
    tests: dict[str, Callable[[Any], Q]] = {
        "category": lambda value: Q(category=value),
        "kind": lambda value: Q(kind=value),
        "price": lambda value: Q(currency=search.currency, from_minor__lte=value),
        "days": lambda value: Q(from_days__lte=value),
        "tiers": lambda value: Q(tiers=1) if value == ONE_PRICE else Q(tiers__gt=1),
        "language": lambda _value: Q(Exists(spoken)),
        "country": lambda value: Q(organisation__country=value),
        "standing": lambda value: Q(Exists(known.filter(score__gte=value))),
    }
    return {name: tests[name](chosen[name]) for name in NAMES if name in chosen}


def _narrowed(rows: QuerySet[Package], search: SoughtPackages) -> QuerySet[Package]:
    for test in _tests(search).values():
        rows = rows.filter(test)
    return rows


# Counting


def _of_each(search: SoughtPackages) -> dict[str, Any]:
    """What a package is for each filter, as text; steps by the value at which they begin to hold. Standing is
    joined."""
    price = Case(When(currency=search.currency, then=_RoundedUp("from_minor")), output_field=BigIntegerField())
    return {
        "category": F("category"),
        "kind": F("kind"),
        "currency": F("currency"),
        "price": price,
        "days": Case(
            *[When(from_days__lte=step, then=Value(step)) for step in DAYS],
            default=Value(SLOWER),
            output_field=SmallIntegerField(),
        ),
        "tiers": Case(When(tiers__gt=1, then=Value(CHOICE)), default=Value(ONE_PRICE), output_field=CharField()),
        "country": F("organisation__country"),
    }


class _RoundedUp(Func):
    """A price up to the next one of a single digit and zeros (rules.shopping.rounded_up)."""

    unit = "(10 ^ (length(%(expressions)s::text) - 1))::bigint"
    template = f"((%(expressions)s + {unit} - 1) / {unit} * {unit})"
    output_field = BigIntegerField()


def _counted(rows: QuerySet[Package], search: SoughtPackages) -> tuple[dict[str, Counter[str]], Counter[str]]:
    """How many of each value there are for each filter, the others standing; and how many in all, by the filter that
    is left out, "" for none."""
    missed: Any = Value(0)
    for name, test in _tests(search).items():
        missed += Case(When(test, then=Value(0)), default=Value(BITS[name]), output_field=IntegerField())
    each = {f"of_{name}": value for name, value in _of_each(search).items()}
    inner = rows.order_by().annotate(missed=missed, **each).values("organisation_id", "profile_id", "missed", *each)
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    total: Counter[str] = Counter()
    for name, value, misses, count in _grouped(inner):
        if name == "":
            total.update({one: count for one in ("", *NAMES) if misses in (0, BITS.get(one, 0))})
        elif misses in (0, BITS[name]) and value is not None:
            counted[name][value] += count
    return counted, total


def _grouped(inner: QuerySet[Any]) -> list[tuple[str, str | None, int, int]]:
    """The one statement: for each filter its values with how many packages have them, by what those packages miss.

    All filters are counted in one pass (grouping sets). Languages hang on profiles, of which there are fewer.
    """
    try:
        sql, params = inner.query.sql_with_params()
    except EmptyResultSet:
        return []
    names = [name for name in BITS if name != "language"]
    columns, sets = (", ".join(form.format(name) for name in names) for form in ("of_{}", "(of_{}, missed)"))
    nothing = ", ".join(["NULL"] * len(names))
    statement = f"""
        WITH found AS MATERIALIZED ({sql}), one AS MATERIALIZED (
            SELECT found.*, coalesce(known.score, -1) AS of_standing FROM found LEFT JOIN catalogue_standing AS known
                ON known.organisation_id = found.organisation_id AND known.side = 'provider'),
        spoken AS (
            SELECT language, missed, sum(packages)::bigint AS packages
            FROM (SELECT profile_id, missed, count(*) AS packages FROM one GROUP BY 1, 2) AS profiles
            JOIN catalogue_profilelanguage USING (profile_id) GROUP BY 1, 2)
        SELECT NULL, {columns}, missed, count(*), grouping({columns}) FROM one GROUP BY GROUPING SETS ({sets}, (missed))
        UNION ALL SELECT language, {nothing}, missed, packages, -1 FROM spoken
    """  # noqa: S608 - names of ours
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        return [_of_one(names, *row) for row in cursor.fetchall()]


def _of_one(names: Sequence[str], language: str | None, *row: Any) -> tuple[str, str | None, int, int]:
    """One group: the filter, its value as text, what its packages miss, and how many they are."""
    *values, missed, count, mask = row
    if mask < 0:
        return "language", language, missed, count
    for place, name in enumerate(names):
        if not mask >> (len(names) - 1 - place) & 1:
            return name, None if values[place] is None else str(values[place]), missed, count
    return "", None, missed, count


def _values(name: str, found: Counter[str], search: SoughtPackages) -> dict[facets.Value, int]:
    chosen = search.chosen.get(name)
    if name in ("price", "days", "standing"):
        return _steps(name, {int(value): count for value, count in found.items()}, chosen)
    kept: dict[facets.Value, int] = dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))
    return kept if chosen is None else {**kept, chosen: found[str(chosen)]}


def _steps(name: str, there: dict[int, int], chosen: facets.Value | None) -> dict[facets.Value, int]:
    """How many each step would leave; those that leave none are not told, unless chosen."""
    steps = {"days": DAYS, "standing": SCORES}.get(name) or shopping.price_steps(there)
    steps = tuple(sorted({*steps, *([int(chosen)] if chosen is not None else [])}))
    up = name in shopping.STEPS_UP
    counts = {step: sum(n for value, n in there.items() if (value <= step if up else value >= step)) for step in steps}
    return {step: count for step, count in counts.items() if count or step == chosen}


def _without(total: Counter[str], search: SoughtPackages) -> list[tuple[str, int]]:
    return sorted(
        ((name, total[name]) for name in NAMES if name in search.chosen and total[name]), key=lambda one: -one[1]
    )


# One page


def _page(rows: QuerySet[Package], search: SoughtPackages, after: str, limit: int) -> tuple[list[Package], str]:
    """One page by key: its rows, and the cursor of those after them."""
    ordered = rows.annotate(key=_key(search))
    if cursor := _cursor(after, search.sort):
        ordered = ordered.filter(Q(key__lt=cursor[0]) | Q(key=cursor[0], id__lt=cursor[1]))
    found: list[Any] = list(ordered.order_by("-key", "-id")[: limit + 1])
    if len(found) <= limit:
        return found, ""
    last = found[limit - 1]
    text = last.key.isoformat() if isinstance(last.key, datetime) else str(last.key)
    return found[:limit], f"{text}_{last.id.hex}"


def _key(search: SoughtPackages) -> Any:
    known = Standing.objects.filter(organisation_id=OuterRef("organisation_id"), side="provider").values("score_low")
    if search.sort == "match":
        return ExpressionWrapper(F("match") + F("sold"), output_field=BigIntegerField())
    if search.sort == "price":
        return Case(
            When(currency=search.currency, then=-F("from_minor")), default=Value(LAST), output_field=BigIntegerField()
        )
    if search.sort == "standing":
        return Coalesce(Subquery(known[:1]), Value(-1), output_field=SmallIntegerField())
    return F("first_published_at") if search.sort == "new" else F("sold")


def _cursor(after: str, sort: str) -> tuple[datetime | int, UUID] | None:
    text, _, last = after[:100].partition("_")
    try:
        value = datetime.fromisoformat(text) if sort == "new" else int(text)
        usable = abs(value) <= -LAST if isinstance(value, int) else value.tzinfo is not None
        return (value, UUID(last)) if usable else None
    except ValueError:
        return None
