"""Who fits: the index of all published providers, kept in this process and current at every question.

It is read from the tables once, at the first question. From then on every question asks first what has changed since
(``plumbing.changes``, one statement) and reads those providers anew, so that a changed profile is found at once, in
every process. The
verbs that change what is known of an organisation say so in their own transaction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet

from anyshore.catalogue.models import Profile, ProfileLanguage, ProfileSkill, Standing
from anyshore.catalogue.queries.lists import provider_rows
from anyshore.catalogue.queries.profiles import ProviderRow
from anyshore.catalogue.rules.matching.asked import LEVELS, Offered, Wanted, words_held
from anyshore.catalogue.rules.matching.formula import Judged, judge
from anyshore.catalogue.rules.matching.index import Index
from anyshore.catalogue.rules.matching.joining import joined
from anyshore.catalogue.rules.matching.segment import Segment, segment_of
from anyshore.kit.actor import Actor
from anyshore.kit.places import Hours, Place
from anyshore.parties.rules import ANYONE, ORGANISATION
from anyshore.plumbing import changes

CHUNK: Final = 5000

_COLUMNS: Final = (
    "organisation_id", "id", "headline", "about", "rate_minor", "rate_currency", "available_from",
    "organisation__kind", "organisation__country", "organisation__timezone", "organisation__day_starts",
    "organisation__day_ends",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FitRow:
    """A provider at a place of the list, judged by the formula. ``drawn``: it stands there by the newcomers' share."""

    place: int
    provider: ProviderRow
    offered: Offered
    judged: Judged
    drawn: bool


@dataclass(frozen=True, slots=True)
class Fit:
    """The first providers for what is wanted; ``passed`` pass every filter, of ``all`` that are published."""

    rows: tuple[FitRow, ...]
    passed: int
    all: int


class _Shelf:
    """The one index of this process."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.index: Index | None = None
        self.mark: changes.Mark | None = None

    def current(self) -> Index:
        """The index with everything that is committed, and what one's own transaction has done so far."""
        with self.lock:
            if self.index is not None and self.mark is not None:
                changed, mark = changes.since(ORGANISATION.kind, self.mark)
                if mark.database == self.mark.database:
                    index = self.index.changed(_read(changed)) if changed else self.index
                    self.index, self.mark = index, mark
                    return index
            mark = changes.mark(ORGANISATION.kind)
            self.index, self.mark = Index(_everybody(), {}), mark
            return self.index


_shelf = _Shelf()


def index() -> Index:
    """All published providers as they are now."""
    return _shelf.current()


def who_fits(actor: Actor, wanted: Wanted, *, limit: int) -> Fit:
    """The first providers that the actor may see, each with the reasons that add up to its score."""
    now = index()
    ranked = now.first(wanted, limit)
    rows = provider_rows(actor, [one.offered.id for one in ranked.found])
    listed = tuple(
        FitRow(place, rows[one.offered.id], one.offered, judge(wanted, one.offered), one.drawn)
        for place, one in enumerate(ranked.found, start=1)
        if one.offered.id in rows
    )
    return Fit(listed, ranked.passed, len(now))


def _published() -> QuerySet[Profile]:
    rows: QuerySet[Profile] = Profile.objects.visible_to(ANYONE).filter(organisation__state="active")
    return rows


def _everybody() -> Segment:
    """All published providers, read in chunks so that no row is in memory twice."""
    parts = [segment_of(chunk) for chunk in _chunks()] or [segment_of(())]
    while len(parts) > 1:
        pairs = [parts[place : place + 2] for place in range(0, len(parts), 2)]
        parts = [joined(*pair) if len(pair) == 2 else pair[0] for pair in pairs]
    return parts[0]


def _chunks() -> Iterator[list[Offered]]:
    after: UUID | None = None
    while True:
        rows = _published().order_by("organisation_id")
        found = list((rows.filter(organisation_id__gt=after) if after else rows).values_list(*_COLUMNS)[:CHUNK])
        if not found:
            return
        after = found[-1][0]
        yield _offered(found)


def _read(ids: Iterable[UUID]) -> dict[UUID, Offered | None]:
    """These providers as they are now; None for one that is not published."""
    found = list(_published().filter(organisation_id__in=list(ids)).values_list(*_COLUMNS))
    now: dict[UUID, Offered | None] = dict.fromkeys(ids)
    return now | {one.id: one for one in _offered(found)}


def _offered(rows: list[tuple[Any, ...]]) -> list[Offered]:
    owners = {row[1]: row[0] for row in rows}
    skills = _grouped(ProfileSkill.objects.filter(profile__in=list(owners)).values_list("profile_id", "skill"))
    spoken = ProfileLanguage.objects.filter(profile__in=list(owners)).values_list("profile_id", "language", "level")
    languages: dict[UUID, dict[str, int]] = {}
    for profile_id, code, level in spoken:
        languages.setdefault(profile_id, {})[code] = LEVELS.get(level, 0)
    known = Standing.objects.filter(organisation_id__in=list(owners.values()), side="provider")
    scores = {row[0]: row[1:] for row in known.values_list("organisation_id", "score", "score_low")}
    return [
        Offered(
            id=row[0],
            seat=Place(row[8], row[9], Hours(row[10], row[11])),
            is_person=row[7] == "individual",
            skills=tuple(skills.get(row[1], ())),
            words=words_held(row[2], row[3]),
            rate_minor=row[4],
            currency=row[5] if row[4] is not None else "",
            languages=languages.get(row[1], {}),
            available_from=row[6],
            score=scores.get(row[0], (None, None))[0],
            score_low=scores.get(row[0], (None, None))[1],
        )
        for row in rows
    ]


def _grouped(pairs: Iterable[tuple[UUID, str]]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
