"""What happened to jobs like this one: price, lateness, changes, disputes and satisfaction, from the instance's own
contracts.

Nothing is said of fewer than ten contracts of five clients, nor where one party stands for too much of them, nor of
the reader's own contracts. Told with a worked table in docs/algorithms/jobs_like_this.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from anyshore.contracts.models import Agreement, Milestone
from anyshore.contracts.rules import AgreementState, MilestoneState, Side
from anyshore.delivery.models import Work
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.payments.models import Hold, Holding
from anyshore.reviews.models import Review
from anyshore.reviews.rules import WindowState

LEAST_CONTRACTS = 10
LEAST_CLIENTS = 5
MOST_OF_ONE_PERCENT = 40
"""No client and no provider may stand for more of a cell."""

LOOKED_AT = 2_000
"""The newest contracts of the kind of work or the size; older ones say little of what comes."""

STEPS = (1, 2, 5)
"""Bands of price begin at 1, 2 and 5 times a power of ten: fixed, so that nobody finds a price by moving a budget."""


@dataclass(frozen=True, slots=True)
class Job:
    """One contract that was completed. ``late`` are days after its last due day, None where none was named;
    ``disputed`` is one whose money was put on hold."""

    client_id: UUID
    provider_id: UUID
    category: str
    unit: str
    price_minor: int
    late: int | None
    changes: int
    score: int | None
    disputed: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """Which jobs: a kind of work, a size and a band of price in minor units; what is empty is not asked."""

    category: str = ""
    unit: str = ""
    band: tuple[int, int] | None = None

    def holds(self, job: Job) -> bool:
        """Whether a job belongs here."""
        fits = (not self.category or job.category == self.category) and (not self.unit or job.unit == self.unit)
        return fits and (self.band is None or self.band[0] <= job.price_minor < self.band[1])


@dataclass(frozen=True, slots=True)
class Spread:
    """What was seen of one thing in ``count`` contracts: the tenth, the median and the ninetieth per cent."""

    low: int
    median: int
    high: int
    count: int


@dataclass(frozen=True, slots=True)
class LikeThis:
    """What can be said. ``cell`` is None, and all else empty, where nothing can."""

    currency: str
    cell: Cell | None = None
    count: int = 0
    clients: int = 0
    price: Spread | None = None
    late: Spread | None = None
    on_time_percent: int | None = None
    changes: Spread | None = None
    unchanged_percent: int | None = None
    disputed_percent: int | None = None
    satisfaction: Spread | None = None

    def money(self, minor: int) -> Money:
        """A price of this cell."""
        return Money(minor, self.currency)


def jobs_like_this(
    actor: Actor, *, category: str, unit: str, currency: str, budget_minor: int | None, at: datetime
) -> LikeThis:
    """The narrowest cell of which something can be said, over contracts that were completed before this month began.

    Cells from narrow to wide: kind of work, size and band of price; kind of work and size; kind of work; size.
    """
    if not category and not unit:
        return LikeThis(currency)
    rows = _completed(actor, category, unit, currency, at.date())
    for cell in cells(category, unit, band_of(budget_minor)):
        found = [job for job in rows if cell.holds(job)]
        if may_be_told(found):
            return told(currency, cell, found)
    return LikeThis(currency)


def cells(category: str, unit: str, band: tuple[int, int] | None) -> Iterator[Cell]:
    """The cells from narrow to wide, none twice."""
    wanted = [Cell(category, unit, band), Cell(category, unit), Cell(category), Cell(unit=unit)]
    yield from dict.fromkeys(cell for cell in wanted if cell.category or cell.unit)


def band_of(budget_minor: int | None) -> tuple[int, int] | None:
    """The fixed band in which a budget lies, from its first amount to below its last; None without a budget."""
    if not budget_minor or budget_minor < 1:
        return None
    power = 10 ** (len(str(budget_minor)) - 1)
    begins = max(step for step in STEPS if step * power <= budget_minor)
    ends = (*STEPS, 10)[STEPS.index(begins) + 1]
    return begins * power, ends * power


def may_be_told(jobs: Sequence[Job]) -> bool:
    """Whether no single party can be told from figures over these jobs."""
    clients, providers = Counter(job.client_id for job in jobs), Counter(job.provider_id for job in jobs)
    if len(jobs) < LEAST_CONTRACTS or len(clients) < LEAST_CLIENTS:
        return False
    largest = max(*clients.values(), *providers.values())
    return largest * 100 <= MOST_OF_ONE_PERCENT * len(jobs)


def told(currency: str, cell: Cell, jobs: Sequence[Job]) -> LikeThis:
    """The figures of a cell; one that only some of its contracts have is told if those alone might be told."""
    like = LikeThis(
        currency,
        cell,
        count=len(jobs),
        clients=len({job.client_id for job in jobs}),
        price=_rounded_price(_spread(jobs, lambda job: job.price_minor)),
        changes=_spread(jobs, lambda job: job.changes),
        unchanged_percent=_percent([job.changes == 0 for job in jobs]),
        disputed_percent=_percent([job.disputed for job in jobs]),
        satisfaction=_spread(jobs, lambda job: job.score),
    )
    late = _spread(jobs, lambda job: job.late)
    dated = [job.late == 0 for job in jobs if job.late is not None]
    return replace(like, late=late, on_time_percent=_percent(dated)) if late else like


def _spread(jobs: Sequence[Job], value: Callable[[Job], int | None]) -> Spread | None:
    known = [(job, found) for job in jobs if (found := value(job)) is not None]
    if not may_be_told([job for job, _found in known]):
        return None
    values = sorted(found for _job, found in known)
    return Spread(quantile(values, 1), quantile(values, 5), quantile(values, 9), len(values))


def quantile(values: Sequence[int], tenth: int) -> int:
    """The value below which so many tenths lie, between the two neighbours, rounded half up.

    Hyndman and Fan's definition 7 (The American Statistician 50, 1996), in whole numbers.
    """
    place, rest = divmod((len(values) - 1) * tenth, 10)
    following = values[min(place + 1, len(values) - 1)]
    return (values[place] * (10 - rest) + following * rest + 5) // 10


def _rounded_price(spread: Spread | None) -> Spread | None:
    """Prices to two significant digits, so that no one contract's own price is read off."""
    if spread is None:
        return None
    low, median, high = (two_digits(value) for value in (spread.low, spread.median, spread.high))
    return Spread(low, median, high, spread.count)


def two_digits(value: int) -> int:
    """A positive whole number to two significant digits, rounded half up."""
    unit: int = pow(10, max(len(str(value)) - 2, 0))
    return (value + unit // 2) // unit * unit


def _percent(flags: Sequence[bool]) -> int:
    """The part that is true, to full tens: finer figures of few contracts would promise too much."""
    return (sum(flags) * 20 + len(flags)) // (2 * len(flags)) * 10 if flags else 0


def _completed(actor: Actor, category: str, unit: str, currency: str, on: date) -> list[Job]:
    """Completed contracts of others, one query. The month that runs is left out: no figure moves with one contract."""
    month = datetime.combine(on.replace(day=1), time(0), UTC)
    kind = Q(category=category) if category else Q()
    size = Q(unit=unit) if unit else Q()
    rows: QuerySet[Agreement] = Agreement.objects.filter(
        kind | size if category and unit else kind & size,
        state=AgreementState.COMPLETED,
        currency=currency,
        ended_at__lt=month,
    )
    if actor.organisation_id is not None:
        rows = rows.exclude(Q(client_id=actor.organisation_id) | Q(provider_id=actor.organisation_id))
    own = {"agreement": OuterRef("pk")}
    kept = Milestone.objects.filter(**own, state=MilestoneState.AGREED)
    found = rows.annotate(
        paid=Coalesce(_one(Holding.objects.filter(milestone__agreement=OuterRef("pk")), Sum("released_minor")), 0),
        due=_one(kept, Max("due_on")),
        done=_one(Work.objects.filter(**own), Max("accepted_at")),
        changes=Coalesce(_one(Work.objects.filter(**own), Sum("revisions")), 0),
        score=_one(
            Review.objects.filter(window__agreement=OuterRef("pk"), window__state=WindowState.SHOWN, side=Side.CLIENT),
            Max("score"),
        ),
        disputed=Exists(Hold.objects.filter(holding__agreement=OuterRef("pk"))),
    ).order_by("-ended_at")
    columns = (
        "client_id",
        "provider_id",
        "category",
        "unit",
        "paid",
        "value_minor",
        "due",
        "done",
        "changes",
        "score",
        "disputed",
    )
    return [_job(*row) for row in found.values_list(*columns)[:LOOKED_AT]]


def _one(rows: QuerySet[Any], figure: Any) -> Subquery:
    """One figure over the rows of each contract."""
    return Subquery(rows.order_by().values(one=Count("pk") * 0).annotate(figure=figure).values("figure")[:1])


def _job(
    client_id: UUID,
    provider_id: UUID,
    category: str,
    unit: str,
    paid: int,
    value: int,
    due: date | None,
    done: datetime | None,
    changes: int,
    score: int | None,
    disputed: bool,  # noqa: FBT001 - a column of the row
) -> Job:
    late = max((done.date() - due).days, 0) if due and done else None
    return Job(client_id, provider_id, category, unit, paid or value, late, changes, score, disputed)
