"""The index of all published providers, kept in this process and current at every question.

It is read from the tables once. Where that takes longer than a page may, it happens beside the requests, in a thread
that the web server starts (``begin``), and until it is done there is no index: whoever asks answers from the tables.
What changes meanwhile is not lost, because the mark of ``plumbing.changes`` is set before the first row is read. From
then on every question asks first what has changed since (one statement) and reads those providers anew, so that a
changed profile is found at once, in every process. The verbs that change what is known of an organisation say so in
their own transaction.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from threading import Lock, Thread
from time import monotonic
from typing import Any, Final
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from anyshore.catalogue.models import Profile, ProfileLanguage, ProfileSkill, Standing
from anyshore.catalogue.rules.matching.asked import LEVELS, Offered, words_held
from anyshore.catalogue.rules.matching.index import Index
from anyshore.catalogue.rules.matching.joining import joined
from anyshore.catalogue.rules.matching.segment import Segment, segment_of
from anyshore.kit.places import Hours, Place
from anyshore.parties.rules import ANYONE, ORGANISATION, VerificationState
from anyshore.plumbing import changes

CHUNK: Final = 5000
AT_ONCE: Final = 2000
"""So many providers are read within the question itself: that takes less than a second."""
PAUSE_SECONDS: Final = 30
"""After a building that failed, the next is not begun earlier."""

logger = logging.getLogger(__name__)

COLUMNS: Final = (
    "organisation_id", "id", "headline", "about", "rate_minor", "rate_currency", "available_from",
    "organisation__kind", "organisation__country", "organisation__timezone", "organisation__day_starts",
    "organisation__day_ends", "organisation__verification", "published_at",
)  # fmt: skip


class _Shelf:
    """The one index of this process."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.index: Index | None = None
        self.mark: changes.Mark | None = None
        self.builder: Thread | None = None
        self.not_before = 0.0

    def current(self) -> Index | None:
        """The index with everything that is committed, and what one's own transaction has done so far; None while it
        is being built."""
        with self.lock:
            if self.index is not None and self.mark is not None:
                changed, mark = changes.since(ORGANISATION.kind, self.mark)
                if mark.database == self.mark.database:
                    index = self.index.changed(read(changed)) if changed else self.index
                    self.index, self.mark = index, mark
                    return index
            self.index = None
            if _few():
                self.index, self.mark = _built()
                return self.index
            self._begin()
            return None

    def begin(self) -> None:
        """Let it be built beside the requests."""
        with self.lock:
            if self.index is None:
                self._begin()

    def _begin(self) -> None:
        if (self.builder is None or not self.builder.is_alive()) and monotonic() >= self.not_before:
            self.builder = Thread(target=self._build, name="index of providers", daemon=True)
            self.builder.start()

    def _build(self) -> None:
        try:
            index, mark = _built()
            with self.lock:
                if self.index is None:
                    self.index, self.mark = index, mark
        except Exception:
            self.not_before = monotonic() + PAUSE_SECONDS
            logger.exception("The index of providers could not be built; it is tried again.")
        finally:
            connection.close()


_shelf = _Shelf()


def index() -> Index | None:
    """All published providers as they are now; None while they are still being read for the first time."""
    return _shelf.current()


def begin() -> None:
    """Begin to read them, so that the first question finds them there: for a server that starts."""
    _shelf.begin()


def _few() -> bool:
    return len(published().order_by().values_list("pk")[: AT_ONCE + 1]) <= AT_ONCE


def _built() -> tuple[Index, changes.Mark]:
    """The mark first: what changes while the tables are read is read again."""
    mark = changes.mark(ORGANISATION.kind)
    return Index(_everybody(), {}), mark


def published() -> QuerySet[Profile]:
    """Everybody whom the index holds."""
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
        rows = published().order_by("organisation_id")
        found = list((rows.filter(organisation_id__gt=after) if after else rows).values_list(*COLUMNS)[:CHUNK])
        if not found:
            return
        after = found[-1][0]
        yield offered(found)


def read(ids: Iterable[UUID]) -> dict[UUID, Offered | None]:
    """These providers as they are now; None for one that is not published."""
    found = list(published().filter(organisation_id__in=list(ids)).values_list(*COLUMNS))
    now: dict[UUID, Offered | None] = dict.fromkeys(ids)
    return now | {one.id: one for one in offered(found)}


def offered(rows: list[tuple[Any, ...]]) -> list[Offered]:
    """Profiles, read by ``COLUMNS``, as matching sees them; three queries."""
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
            verified=row[12] == VerificationState.VERIFIED,
            published_at=row[13],
        )
        for row in rows
    ]


def _grouped(pairs: Iterable[tuple[UUID, str]]) -> dict[UUID, list[str]]:
    found: dict[UUID, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found
