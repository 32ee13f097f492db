"""Assigning 10,000 tasks to 50,000 providers, against an optimal solver, greedy and first come in the same run.

``python -m bench.assigning [--tasks N] [--providers N]``. Each task has twenty providers who could do it, drawn with
rates that differ as rates do; a provider takes one to three tasks. The optimum is OR-Tools' min-cost flow. Printed are
the gap to it (goal at most 0.1 %), the times, and what the two plain ways lose. Exits with 1 above the goal.
"""

from __future__ import annotations

import argparse
import sys
import time
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from anyshore.sourcing.rules.assigning import NOBODY, assign

Array = NDArray[Any]

GAP_MOST = 0.001
CHOICES = 20
UNPLACED = 10_000_000
"""What a task left over counts as in every contender."""


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and return 0 if the goal is reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tasks", type=int, default=10_000)
    parser.add_argument("--providers", type=int, default=50_000)
    given = parser.parse_args(arguments)
    pairs = _pairs(given.tasks, given.providers)
    start = time.perf_counter()
    ours = _total(assign(*pairs), pairs)
    taken = time.perf_counter() - start
    start = time.perf_counter()
    best = _optimum(given.tasks, *pairs)
    other = time.perf_counter() - start
    gap = ours / best - 1
    greedy, first = (_total(_one_by_one(pairs, by_cost=by_cost), pairs) / best - 1 for by_cost in (True, False))
    sys.stdout.write(
        f"assigning {given.tasks:,} tasks to {given.providers:,} providers: {100 * gap:.4f} % above the optimum (goal at"
        f" most {100 * GAP_MOST:.1f} %), in {taken:.2f} s against {other:.2f} s of OR-Tools; the cheapest pair first"
        f" loses {100 * greedy:.1f} %, first come {100 * first:.1f} %\n"
    )
    return 0 if gap <= GAP_MOST else 1


def _pairs(tasks: int, providers: int) -> tuple[Array, Array, Array, list[int]]:
    rng = np.random.default_rng(1)
    rates = np.exp(rng.normal(8.0, 0.4, providers))
    sizes = rng.integers(1, 20, tasks)
    drawn = np.sort(rng.integers(0, providers, (tasks, CHOICES)), axis=1)
    costs = np.round(rates[drawn] * sizes[:, None] * np.exp(rng.normal(0, 0.1, drawn.shape))).astype(np.int64)
    task = np.repeat(np.arange(tasks), CHOICES)
    return task, drawn.reshape(-1), costs.reshape(-1), rng.integers(1, 4, providers).tolist()


def _total(given: list[int], pairs: tuple[Array, Array, Array, list[int]]) -> int:
    """What an assignment costs, after seeing that it is one."""
    tasks, providers, costs, capacities = pairs
    if (np.bincount([one for one in given if one != NOBODY], minlength=len(capacities)) > capacities).any():
        raise AssertionError("a provider has more than it takes")
    cheapest: dict[tuple[int, int], int] = {}
    for task, provider, cost in zip(tasks.tolist(), providers.tolist(), costs.tolist(), strict=True):
        cheapest[task, provider] = min(cost, cheapest.get((task, provider), cost))
    return sum(UNPLACED if one == NOBODY else cheapest[task, one] for task, one in enumerate(given))


def _optimum(count: int, tasks: Array, providers: Array, costs: Array, capacities: list[int]) -> int:
    flow, many = SimpleMinCostFlow(), len(capacities)
    source, sink = count + many, count + many + 1
    flow.add_arcs_with_capacity_and_unit_cost(tasks, count + providers, np.ones(len(tasks)), costs)
    numbers = np.arange(count)
    flow.add_arcs_with_capacity_and_unit_cost(np.full(count, source), numbers, np.ones(count), np.zeros(count))
    flow.add_arcs_with_capacity_and_unit_cost(numbers, np.full(count, sink), np.ones(count), np.full(count, UNPLACED))
    flow.add_arcs_with_capacity_and_unit_cost(
        count + np.arange(many), np.full(many, sink), np.array(capacities), np.zeros(many)
    )
    flow.set_nodes_supplies(np.array([source, sink]), np.array([count, -count]))
    if flow.solve() != flow.OPTIMAL:
        raise AssertionError("no optimum was found")
    return int(flow.optimal_cost())


def _one_by_one(pairs: tuple[Array, Array, Array, list[int]], *, by_cost: bool) -> list[int]:
    """The two plain ways: the cheapest pair of all first, or each task in its turn the cheapest that is left."""
    tasks, providers, costs, capacities = pairs
    order = np.lexsort((tasks, costs)) if by_cost else np.lexsort((costs, tasks))
    left, given = list(capacities), [NOBODY] * (int(tasks[-1]) + 1)
    for pair in order.tolist():
        task, provider = int(tasks[pair]), int(providers[pair])
        if given[task] == NOBODY and left[provider] > 0:
            given[task] = provider
            left[provider] -= 1
    return given


if __name__ == "__main__":
    sys.exit(main())
