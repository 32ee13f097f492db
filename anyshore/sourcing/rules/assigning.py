"""The best assignment of many tasks to providers who each take only so many: as many tasks as can be, at the least
cost.

Exact and deterministic: shortest augmenting paths (R. Jonker and A. Volgenant, "A shortest augmenting path algorithm
for dense and sparse linear assignment problems", Computing 38, 1987), with capacities. The start is greedy, over
arrays; each task that found its cheapest provider full is then placed along the cheapest chain of moves. Costs are
whole numbers, so nothing is rounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

NOBODY: Final = -1


def assign(tasks: Array, providers: Array, costs: Array, capacities: Sequence[int]) -> list[int]:
    """For each task the provider it is given to, or NOBODY.

    The three arrays hold one possible pair each, sorted by task, tasks being numbered from 0 without a gap up to the
    last that has a pair; a cost is a whole number of 0 or more. ``capacities`` is how many tasks each provider takes.
    Raises ValueError for a negative cost or pairs out of order.
    """
    if len(costs) and (int(costs.min()) < 0 or bool((np.diff(tasks) < 0).any())):
        raise ValueError("costs are 0 or more, and pairs are sorted by task")
    search = _Search(tasks, providers, costs, capacities)
    for task in search.start():
        search.place(task)
    return [NOBODY if one == search.nobody else one for one in search.given]


class _Search:
    """What is given to whom so far, with the price of a place at each full provider.

    Kept true throughout: every task stands with a provider at which its cost plus price is least. ``nobody`` is one
    more provider, with room for all, who is dearer than any chain of moves.
    """

    def __init__(self, tasks: Array, providers: Array, costs: Array, capacities: Sequence[int]) -> None:
        count = int(tasks[-1]) + 1 if len(tasks) else 0
        self.starts = np.searchsorted(tasks, np.arange(count + 1)).tolist()
        self.to, self.cost = providers.tolist(), costs.tolist()
        self.arrays = tasks, costs
        self.nobody = len(capacities)
        self.free = [*capacities, count]
        self.price = [0] * len(self.free)
        self.given = [NOBODY] * count
        self.paid = [0] * count
        self.has: list[list[int]] = [[] for _ in self.free]
        self.unplaced = (count + 1) * (max(self.cost, default=0) + 1)

    def start(self) -> list[int]:
        """Give each task to its cheapest provider, first come, as long as there is room; return those left over."""
        tasks, costs = self.arrays
        order = np.lexsort((np.arange(len(tasks)), costs, tasks))
        first = order[np.searchsorted(tasks[order], np.unique(tasks))]
        left = [task for task in range(len(self.given)) if self.starts[task] < self.starts[task + 1]]
        for pair in first.tolist():
            task, provider = int(tasks[pair]), self.to[pair]
            if self.free[provider] > 0:
                self._give(task, provider, self.cost[pair])
        return [task for task in left if self.given[task] == NOBODY]

    def _give(self, task: int, provider: int, cost: int) -> None:
        self.given[task], self.paid[task] = provider, cost
        self.has[provider].append(task)
        self.free[provider] -= 1

    def place(self, task: int) -> None:
        """Place one task along the cheapest chain of moves that ends where there is room."""
        best: dict[int, int] = {}
        came: dict[int, tuple[int, int]] = {}
        heap: list[tuple[int, int]] = []
        self._reach(task, 0, best, came, heap)
        done: dict[int, int] = {}
        while heap:
            far, provider = heappop(heap)
            if provider in done:
                continue
            if self.free[provider] > 0:
                self._settle(done, far)
                self._move(provider, came)
                return
            done[provider] = far
            for other in self.has[provider]:
                self._reach(other, far - self.paid[other] - self.price[provider], best, came, heap)

    def _reach(
        self, task: int, far: int, best: dict[int, int], came: dict[int, tuple[int, int]], heap: list[tuple[int, int]]
    ) -> None:
        """What it costs in all to move a task to each of its other providers."""
        first, last = self.starts[task], self.starts[task + 1]
        reached = zip([*self.to[first:last], self.nobody], [*self.cost[first:last], self.unplaced], strict=True)
        for provider, cost in reached:
            total = far + cost + self.price[provider]
            if provider not in best or total < best[provider]:
                best[provider] = total
                came[provider] = task, cost
                heappush(heap, (total, provider))

    def _settle(self, done: dict[int, int], far: int) -> None:
        """Raise the price at every full provider that was passed, so that nobody would rather stand there."""
        for provider, reached in done.items():
            self.price[provider] += far - reached

    def _move(self, provider: int, came: dict[int, tuple[int, int]]) -> None:
        while True:
            task, cost = came[provider]
            before = self.given[task]
            if before != NOBODY:
                self.has[before].remove(task)
                self.free[before] += 1
            self._give(task, provider, cost)
            if before == NOBODY:
                return
            provider = before


def worth(price: int, fit: int) -> int:
    """What a price counts as, given a fit in tenths of 100: a full fit counts as it is, none half as much again."""
    return price * (3000 - fit) // 2000
