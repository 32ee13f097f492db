"""Reads of contests: prizes and entries as each reader sees them, and what the verbs load."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.parties.queries import organisations
from anyshore.plumbing import files, pictures
from anyshore.plumbing.files import AttachedFile
from anyshore.plumbing.pictures import PictureFile
from anyshore.plumbing.state import lock_root
from anyshore.sourcing.models import Contest, Entry, EntryComment, Prize, Request
from anyshore.sourcing.queries.offered import OfferedMilestone, OfferedWork
from anyshore.sourcing.rules.contests import SIGN_DAYS, EntryState, PrizeTaken
from anyshore.sourcing.rules.refusals import RequestNotOpen
from anyshore.sourcing.rules.states import RequestState


@dataclass(frozen=True, slots=True)
class PrizeRow:
    """A prize, and the number of the entry that won it."""

    id: UUID
    place: int
    amount: Money
    entry_number: int | None


@dataclass(frozen=True, slots=True)
class CommentRow:
    """What one of the two said about an entry."""

    who: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """An entry. ``provider`` is empty for a rival until it is over; ``rating`` and ``finalist`` are for client and
    author."""

    id: UUID
    number: int
    provider: str
    provider_slug: str
    mine: bool
    text: str
    state: str
    rating: int | None
    finalist: bool
    won: Money | None
    reason: str
    at: datetime
    pictures: tuple[PictureFile, ...]
    files: tuple[AttachedFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContestView:
    """A contest as its page shows it. ``left`` is how many entries the reader may still make; the contract on a prize
    waits ``sign_days`` for the client."""

    request_id: UUID
    guaranteed: bool
    blind: bool
    most_entries: int
    extended: bool
    prizes: list[PrizeRow]
    entries: list[EntryRow]
    left: int
    sign_days: int = SIGN_DAYS.days


def contest_view(actor: Actor, number: int) -> ContestView:
    """The contest of a request that the actor may see. NotFound where it is none."""
    request = Request.objects.visible_to(actor).filter(number=number).first()
    contest = Contest.objects.filter(request=request).first() if request else None
    if request is None or contest is None:
        raise NotFound()
    rows = list(Entry.objects.visible_to(actor).filter(request=request).select_related("request").order_by("number"))
    own = sum(row.provider_id == actor.organisation_id and row.state == EntryState.ENTERED for row in rows)
    return ContestView(
        request_id=request.id,
        guaranteed=contest.guaranteed,
        blind=contest.blind,
        most_entries=contest.most_entries,
        extended=contest.extended_at is not None,
        prizes=prize_rows(request),
        entries=_rows(actor, rows),
        left=max(0, contest.most_entries - own),
    )


def prize_rows(request: Request) -> list[PrizeRow]:
    """The prizes of a contest, the highest first."""
    rows = Prize.objects.filter(request=request).order_by("place")
    found = rows.values_list("id", "place", "amount_minor", "entry__number")
    return [PrizeRow(row[0], row[1], Money(row[2], request.currency), row[3]) for row in found]


def _rows(actor: Actor, rows: list[Entry]) -> list[EntryRow]:
    named = organisations({row.provider_id for row in rows})
    attached = files.of(*(("entry", row.id) for row in rows))
    found = []
    for row in rows:
        inside = actor.organisation_id in (row.provider_id, row.request.client_id)
        shown = inside or row.request.state != "open"
        art, others = pictures.sorted_out(attached["entry", row.id])
        found.append(
            EntryRow(
                id=row.id,
                number=row.number,
                provider=named[row.provider_id].name if shown else "",
                provider_slug=named[row.provider_id].slug if shown else "",
                mine=row.provider_id == actor.organisation_id,
                text=row.text,
                state=row.state,
                rating=row.rating if inside else None,
                finalist=inside and row.finalist_at is not None,
                won=Money(row.won_minor, row.request.currency) if row.won_minor else None,
                reason=row.reason if inside else "",
                at=row.at,
                pictures=art,
                files=others,
            )
        )
    return found


def entry_view(actor: Actor, entry_id: UUID) -> tuple[int, EntryRow, list[CommentRow]]:
    """The number of the request, one entry, and what client and author said about it; nothing of that for rivals."""
    entry = Entry.objects.visible_to(actor).select_related("request").filter(pk=entry_id).first()
    if entry is None:
        raise NotFound()
    said: list[CommentRow] = []
    if actor.organisation_id in (entry.provider_id, entry.request.client_id):
        rows = EntryComment.objects.filter(entry=entry).order_by("at", "id")
        said = [CommentRow(*row) for row in rows.values_list("organisation__name", "text", "at")]
    return entry.request.number, _rows(actor, [entry])[0], said


def locked_entry(actor: Actor, entry_id: UUID) -> tuple[Request, Entry]:
    """An entry the actor may see, read after its request was locked."""
    request_id = Entry.objects.visible_to(actor).filter(pk=entry_id).values_list("request_id", flat=True).first()
    if request_id is None:
        raise NotFound()
    request: Request = lock_root(Request.objects.all(), request_id)
    return request, Entry.objects.get(pk=entry_id)


def contest_of(request: Request) -> Contest | None:
    """What makes this request a contest, if it is one."""
    return Contest.objects.filter(request=request).first()


def is_contest(request_id: UUID) -> bool:
    """Whether this request has prizes."""
    return Contest.objects.filter(request_id=request_id).exists()


def is_guaranteed(request_id: UUID) -> bool:
    """Whether the prizes of this request are guaranteed."""
    return Contest.objects.filter(request_id=request_id, guaranteed=True).exists()


def open_prizes(request: Request) -> list[Prize]:
    """The prizes that no entry has won."""
    return list(Prize.objects.filter(request=request, entry=None).order_by("place"))


def standing_entries(request: Request) -> list[Entry]:
    """The entries that could be chosen now, in their order."""
    return list(Entry.objects.filter(request=request, state=EntryState.ENTERED).order_by("number"))


def may_read_entry(actor: Actor, entry_id: UUID) -> bool:
    """Whether the actor sees this entry, and so its files."""
    return Entry.objects.visible_to(actor).filter(pk=entry_id).exists()


def prize_on_offer(request: Request, prize_id: UUID) -> Prize:
    """A prize that an entry of this contest may be given. Refused: a contest that is not open (RequestNotOpen), a
    prize of another contest (NotFound) or one that is given (PrizeTaken)."""
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    prize = Prize.objects.filter(pk=prize_id, request=request).first()
    if prize is None:
        raise NotFound()
    if prize.entry_id is not None:
        raise PrizeTaken()
    return prize


def offered_entry(entry_id: UUID, *, prize_minor: int | None = None, at: datetime) -> OfferedWork:
    """An entry as the agreement on its prize is drafted: what it won, or the prize that it is to win, is the price of
    its source files and rights."""
    one = Entry.objects.select_related("request").get(pk=entry_id)
    request, won = one.request, prize_minor or one.won_minor or 0
    title = _title_of(one)
    return OfferedWork(
        request_id=request.id,
        proposal_id=one.id,
        client_id=request.client_id,
        provider_id=one.provider_id,
        author_id=one.author_id,
        title=title,
        brief=request.brief,
        category=request.category,
        unit=request.unit,
        currency=request.currency,
        price_minor=won,
        text=one.text or title,
        finishes_on=None,
        sent_at=one.at,
        expires_at=at + SIGN_DAYS,
        version=1,
        milestones=(OfferedMilestone(1, title, won, None, ()),),
    )


def won_entry(request_id: UUID, provider_id: UUID, title: str) -> UUID | None:
    """The entry of a provider that won in a contest and whose agreement was drafted under this title, if any."""
    rows = Entry.objects.select_related("request").filter(request_id=request_id, provider_id=provider_id)
    return next((one.id for one in rows.filter(state=EntryState.CHOSEN) if _title_of(one) == title), None)


def _title_of(entry: Entry) -> str:
    return f"{entry.request.title} #{entry.number}"[:160]


@dataclass(frozen=True, slots=True)
class ToldEntry:
    """An entry as mails name it."""

    number: int
    provider_id: UUID
    client_id: UUID
    request_id: UUID
    reason: str
    won: Money | None


def told_entry(entry_id: UUID) -> ToldEntry:
    """The entry with this id."""
    one = Entry.objects.select_related("request").get(pk=entry_id)
    won = Money(one.won_minor, one.request.currency) if one.won_minor else None
    return ToldEntry(one.number, one.provider_id, one.request.client_id, one.request_id, one.reason, won)


def entrants(request_id: UUID) -> list[UUID]:
    """The organisations with an entry that stands."""
    rows = Entry.objects.filter(request_id=request_id, state=EntryState.ENTERED).order_by("provider_id")
    return list(rows.values_list("provider_id", flat=True).distinct())
