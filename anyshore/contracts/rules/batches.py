"""Many small tasks at once: what a client plans, and whom each task would go to. Pure.

Each possible pair has a price, the provider's rate times the task's size, and a fit by the formula of matching. Of all
assignments that respect capacity, the most one pays, filters and what was fixed by hand, the one is proposed that
places the most tasks and of those costs least, a bad fit counting as a higher price (sourcing.rules.assigning.worth).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from typing import Any
from uuid import UUID

import numpy as np

from anyshore.kit.lifecycle import Lifecycle
from anyshore.kit.money import MAX_MINOR
from anyshore.sourcing.rules.assigning import NOBODY, assign, worth

TASKS_MOST, PROVIDERS_MOST, CAPACITY_MOST, SIZE_MOST = 200, 50, 200, 1_000_000


class BatchState(StrEnum):
    """Where a batch stands."""

    DRAFT = "draft"
    SENT = "sent"
    DISCARDED = "discarded"


BATCH = Lifecycle(
    "batch",
    {(BatchState.DRAFT, "send"): BatchState.SENT, (BatchState.DRAFT, "discard"): BatchState.DISCARDED},
)


class Left(StrEnum):
    """Why nobody is proposed for a task, the plainest reason that is true."""

    NOBODY = "nobody"
    FORBIDDEN = "forbidden"
    FIT = "fit"
    PRICE = "price"
    FULL = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchTask:
    """A task: ``size`` in whatever is paid by, ``most_minor`` the most that is paid for it in all, ``request`` the
    number of the draft request that it is, 0 for none."""

    title: str
    skill: str = ""
    size: int = 1
    due_on: date | None = None
    most_minor: int | None = None
    request: int = 0


@dataclass(frozen=True, slots=True)
class BatchProvider:
    """A provider who takes up to ``capacity`` tasks at ``rate_minor`` for each unit of size."""

    id: UUID
    capacity: int
    rate_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The plan: tasks by their place, providers, and what was fixed by hand."""

    currency: str
    tasks: tuple[BatchTask, ...]
    providers: tuple[BatchProvider, ...] = ()
    pinned: Mapping[int, UUID] = field(default_factory=dict)
    forbidden: frozenset[tuple[int, UUID]] = frozenset()

    def to_json(self) -> dict[str, Any]:
        """The plan as plain values."""
        return {
            "currency": self.currency,
            "tasks": [
                [
                    one.title,
                    one.skill,
                    one.size,
                    one.due_on.isoformat() if one.due_on else "",
                    one.most_minor,
                    *((one.request,) if one.request else ()),
                ]
                for one in self.tasks
            ],
            "providers": [[str(one.id), one.capacity, one.rate_minor] for one in self.providers],
            "pinned": {str(place): str(one) for place, one in sorted(self.pinned.items())},
            "forbidden": sorted([place, str(one)] for place, one in self.forbidden),
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Batch:
        """Read what ``to_json`` wrote."""
        return cls(
            currency=data["currency"],
            tasks=tuple(
                BatchTask(
                    title=title,
                    skill=skill,
                    size=size,
                    due_on=date.fromisoformat(due) if due else None,
                    most_minor=most,
                    request=request[0] if request else 0,
                )
                for title, skill, size, due, most, *request in data["tasks"]
            ),
            providers=tuple(BatchProvider(UUID(one), capacity, rate) for one, capacity, rate in data["providers"]),
            pinned={int(place): UUID(one) for place, one in data["pinned"].items()},
            forbidden=frozenset((place, UUID(one)) for place, one in data["forbidden"]),
        )

    def with_providers(self, providers: Sequence[BatchProvider]) -> Batch:
        """The plan with these providers; what was fixed about others is forgotten."""
        there = {one.id for one in providers}
        return replace(
            self,
            providers=tuple(providers),
            pinned={place: one for place, one in self.pinned.items() if one in there},
            forbidden=frozenset(pair for pair in self.forbidden if pair[1] in there),
        )

    def ruled(self, place: int, provider: UUID, ruling: str) -> Batch:
        """The plan with one thing fixed by hand: ``pin``, ``forbid``, or ``free`` for neither."""
        pinned = {at: one for at, one in self.pinned.items() if at != place}
        forbidden = self.forbidden - {(place, provider)}
        if ruling == "pin":
            pinned[place] = provider
        if ruling == "forbid":
            forbidden |= {(place, provider)}
        return replace(self, pinned=pinned, forbidden=forbidden)


@dataclass(frozen=True, slots=True)
class Placed:
    """A task with a provider, what it would cost in minor units, and the fit in tenths (None where a pin
    overrides)."""

    place: int
    provider_id: UUID
    price_minor: int
    fit: int | None
    pinned: bool


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A task without one, and why."""

    place: int
    why: Left


@dataclass(frozen=True, slots=True)
class Proposed:
    """The best assignment."""

    placed: tuple[Placed, ...]
    unplaced: tuple[Unplaced, ...]

    @property
    def total_minor(self) -> int:
        """What everything placed costs."""
        return sum(one.price_minor for one in self.placed)

    @property
    def digest(self) -> str:
        """Tells this assignment from any other, so that what is sent is what was seen."""
        return digest_of((one.place, one.provider_id, one.price_minor) for one in self.placed)


def digest_of(placed: Iterable[tuple[int, UUID, int]]) -> str:
    """The digest of an assignment: of each task its place, its provider and its price in minor units, in order."""
    return sha256(";".join(f"{place} {who} {minor}" for place, who, minor in placed).encode()).hexdigest()


Fits = Mapping[tuple[int, UUID], int | None]
"""For each pair the fit in tenths, None where a filter of matching keeps the provider out."""


def propose(batch: Batch, fits: Fits) -> Proposed:
    """The best assignment of a plan. The same plan and fits always give the same one."""
    pairs = [
        (place, number, worth(price_of(task, one), fits.get((place, one.id)) or 0))
        for place, task in enumerate(batch.tasks)
        for number, one in enumerate(batch.providers)
        if _may(batch, place, one, fits)
    ]
    tasks, numbers, costs = (np.array([pair[n] for pair in pairs], dtype=np.int64) for n in range(3))
    given = assign(tasks, numbers, costs, [one.capacity for one in batch.providers])
    given += [NOBODY] * (len(batch.tasks) - len(given))
    placed = [_placed(batch, fits, place, number) for place, number in enumerate(given) if number != NOBODY]
    unplaced = [Unplaced(place, _why(batch, fits, place)) for place, number in enumerate(given) if number == NOBODY]
    return Proposed(tuple(placed), tuple(unplaced))


def price_of(task: BatchTask, provider: BatchProvider) -> int:
    """The rate times the size."""
    return provider.rate_minor * task.size


def _may(batch: Batch, place: int, provider: BatchProvider, fits: Fits) -> bool:
    """Whether this pair is possible. A pin decides alone, but for the most that is paid and what no sum may pass."""
    if not _affordable(batch.tasks[place], provider):
        return False
    if place in batch.pinned:
        return batch.pinned[place] == provider.id
    return (place, provider.id) not in batch.forbidden and fits.get((place, provider.id)) is not None


def _affordable(task: BatchTask, provider: BatchProvider) -> bool:
    return price_of(task, provider) <= (MAX_MINOR // 10**4 if task.most_minor is None else task.most_minor)


def _placed(batch: Batch, fits: Fits, place: int, number: int) -> Placed:
    provider = batch.providers[number]
    price = price_of(batch.tasks[place], provider)
    return Placed(place, provider.id, price, fits.get((place, provider.id)), place in batch.pinned)


def _why(batch: Batch, fits: Fits, place: int) -> Left:
    """What it is that keeps everybody from a task."""
    there = list(batch.providers)
    if place in batch.pinned:
        there = [one for one in there if one.id == batch.pinned[place]]
    steps: tuple[tuple[Left, Callable[[BatchProvider], bool]], ...] = (
        (Left.NOBODY, lambda one: True),
        (Left.FIT, lambda one: place in batch.pinned or fits.get((place, one.id)) is not None),
        (Left.FORBIDDEN, lambda one: place in batch.pinned or (place, one.id) not in batch.forbidden),
        (Left.PRICE, lambda one: _affordable(batch.tasks[place], one)),
    )
    for why, passes in steps:
        there = [one for one in there if passes(one)]
        if not there:
            return why
    return Left.FULL
