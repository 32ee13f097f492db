"""One piece of work on the stage: what its stories share, and the small steps that many of them take."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from anyshore.catalogue.rules.categories import category
from anyshore.contracts import queries as contracts
from anyshore.conversations.actions.mark_read import mark_read
from anyshore.conversations.actions.post_message import post_message
from anyshore.conversations.queries import thread_about
from anyshore.demo.diary import Diary
from anyshore.demo.play import Story
from anyshore.demo.plots import Bid, Part, Plot
from anyshore.demo.stage import Stage
from anyshore.kit.money import Money, parse, split
from anyshore.kit.workdays import Calendar

NOBODY = UUID(int=0)


@dataclass
class Work:
    """A plot while it happens. ``provider`` and ``price`` are those of the award or the offer."""

    stage: Stage
    plot: Plot
    diary: Diary
    provider: str = ""
    price: Money = field(default_factory=lambda: Money.zero("EUR"))
    request_id: UUID = NOBODY
    request_number: int = 0
    bids: dict[str, UUID] = field(default_factory=dict)
    agreement_id: UUID = NOBODY
    hash: str = ""
    started_on: date = date.min
    milestones: tuple[UUID, ...] = ()
    amounts: tuple[Money, ...] = ()
    dues: tuple[date, ...] = ()
    released: int = 0
    funded: int = 0

    @property
    def at(self) -> datetime:
        """Where this story stands."""
        return self.diary.at

    @property
    def client(self) -> str:
        """Who contracts the work out."""
        return self.plot.client

    @property
    def currency(self) -> str:
        """The currency of the whole."""
        return self.plot.currency or self.stage.currencies[self.client]

    @property
    def unit(self) -> str:
        """Its unit of outsourcing."""
        return self.plot.unit or str(category(self.plot.category).unit)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Its milestones; one where the plot names none."""
        return self.plot.parts or (Part(title=self.plot.title, weight=1, days=self._days()),)

    def _days(self) -> int:
        return next((bid.days for bid in self.plot.bids if bid.who == self.provider), 14)

    def calendar(self, who: str) -> Calendar:
        """The working calendar of one who is on the stage."""
        return self.stage.calendars[who]

    def money(self, text: str) -> Money:
        """An amount as the lists write it."""
        return parse(text, self.currency)

    def later(self, who: str, days: int = 0) -> datetime:
        """The next step, by ``who``, some hours or so many working days on."""
        return self.diary.later(self.calendar(who), days)

    def day_after_start(self, days: int) -> date:
        """A day counted from the award."""
        return self.started_on + timedelta(days=days)

    def today(self, who: str) -> date:
        """The day it is where ``who`` works."""
        return self.at.astimezone(ZoneInfo(self.calendar(who).zone)).date()

    def weekday(self, days: int) -> date:
        """A Monday to Friday so many days after the start, for what is promised."""
        day = self.day_after_start(days)
        return day - timedelta(days=max(day.weekday() - 4, 0))

    def shares(self, price: Money, bid: Bid | None = None) -> tuple[tuple[Part, Money, date], ...]:
        """The milestones of an offer at ``price``, each with its amount and day; a bidder's own pace scales the
        days."""
        amounts = split(price.minor, [part.weight for part in self.parts])
        last = max(part.days for part in self.parts)
        pace = bid.days / last if bid else 1.0
        return tuple(
            (part, Money(amount, price.currency), self.weekday(round(part.days * pace)))
            for part, amount in zip(self.parts, amounts, strict=True)
        )

    def learn_agreement(self) -> None:
        """What an agreement is made of, once it stands."""
        found = contracts.milestones_of(self.agreement_id)
        self.milestones = tuple(one.pk for one in found)
        self.amounts = tuple(Money(one.amount_minor, self.currency) for one in found)
        self.dues = tuple(one.due_on or self.day_after_start(14) for one in found)


def talk(work: Work, phase: int) -> Story:
    """The messages of one phase, each read by the other side: before the first milestone is phase 0, and so on."""
    for line in phases(work)[phase : phase + 1]:
        yield from _say(work, line)


def last_words(work: Work) -> Story:
    """The messages of the last phase; nobody has read the very last of them yet."""
    *lines, last = phases(work)[-1] or ("",)
    yield from _say(work, tuple(lines))
    if last:
        who = _speaker(work, last)
        yield work.diary.on(work.calendar(who), min(work.plot.recent, 3))
        _write(work, last)


def phases(work: Work) -> list[tuple[str, ...]]:
    """The messages, cut at the lines that say ``|``."""
    cut: list[tuple[str, ...]] = [()]
    for line in work.plot.talk:
        if line == "|":
            cut.append(())
        else:
            cut[-1] += (line,)
    return cut


def _say(work: Work, lines: tuple[str, ...]) -> Story:
    for line in lines:
        who = _speaker(work, line)
        other = work.provider if who.split(".")[0] == work.client else work.client
        yield work.later(who)
        thread = _write(work, line)
        yield work.later(other)
        work.stage.do(mark_read, other, work.at, thread_id=thread)


def _speaker(work: Work, line: str) -> str:
    """``c:`` is the client, ``p:`` the provider, anything else one of their people."""
    key = line.partition(":")[0]
    return {"c": work.client, "p": work.provider}.get(key, key)


def _write(work: Work, line: str) -> UUID | None:
    thread = thread_about(work.stage.actors[work.client], ("agreement", work.agreement_id))
    body = line.partition(":")[2].strip()
    work.stage.do(post_message, _speaker(work, line), work.at, thread_id=thread, body=body)
    return thread
