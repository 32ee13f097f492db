"""Matching among very many providers, against plain posting lists in NumPy in the same run.

``python -m bench.matching [--providers N …] [--requests N]``: 100,000 and 1,000,000 providers unless told otherwise,
both judged by the same goals. Timed is the list itself, as the limit's is: who stands in it, with which score, who was
drawn; the reasons of the twenty are the page's. Each is run five times and its median counts. Printed are the 50th and
99th percentile of a list of twenty as ratios to the limit, how good the lists are (nDCG@20 against the known truth),
memory, and how soon a changed profile is found. A request's skills are read from its words before the clock runs, as
the product reads them when a request is saved. Exits with 1 below a goal.
"""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace
from typing import Any

import numpy as np

from anyshore.catalogue.rules.matching.index import Index
from bench.crowd import Asked, Plain, market, requests

P50_MOST, P99_MOST, NDCG_LEAST = 4.0, 10.0, 0.98
SIZES, TIMES = (100_000, 1_000_000), 5
FIRST = 20


def main(arguments: list[str] | None = None) -> int:
    """Measure and print each size; return 0 if the goals are reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--providers", type=int, nargs="+", default=SIZES)
    parser.add_argument("--requests", type=int, default=200)
    given = parser.parse_args(arguments)
    return max(_measured(providers, given.requests) for providers in given.providers)


def _measured(providers: int, asking: int) -> int:
    there, asked = market(providers, 1), requests(asking, 2)
    plain, index = Plain(there), Index(there.segment, {})
    index.first(asked[0].wanted, FIRST)
    taken: dict[str, list[float]] = {"plain": [], "ours": []}
    good = []
    for one in asked:
        taken["plain"].append(_timed(lambda one=one: plain.first(one)))
        taken["ours"].append(_timed(lambda one=one: index.first(one.wanted, FIRST)))
        good.append(_ndcg(plain, index, one))
    return _print(providers, taken, float(np.mean(good)), index)


def _timed(run: Any) -> float:
    best = []
    for _ in range(TIMES):
        start = time.perf_counter()
        run()
        best.append(time.perf_counter() - start)
    return 1000 * sorted(best)[TIMES // 2]


def _ndcg(plain: Plain, index: Index, asked: Asked) -> float:
    """How near the list's gain, discounted by place, comes to the best that there could be."""
    rows, counts = plain.relevant(asked)
    gains = dict(zip(map(int, rows), map(float, counts), strict=True))
    listed = index.first(asked.wanted, FIRST).found
    got = [gains.get(index.large.row_of(one.id) or 0, 0.0) for one in listed]
    best = sorted(gains.values(), reverse=True)[:FIRST]
    ideal = _discounted(best)
    return _discounted(got) / ideal if ideal else 1.0


def _discounted(gains: list[float]) -> float:
    return float(sum(gain / np.log2(place + 2) for place, gain in enumerate(gains)))


def _fresh(index: Index) -> float:
    """Milliseconds until a changed profile is found: the change applied, and the list with it."""
    one = index.large.offered(len(index.large) // 2)
    other = replace(one, rate_minor=1, skills=("logo-design",), score=100, score_low=99)
    wanted = requests(1, 3)[0].wanted
    start = time.perf_counter()
    found = index.changed({one.id: other}).first(replace(wanted, skills=("logo-design",), gap_most=None, words=()), 5)
    taken = 1000 * (time.perf_counter() - start)
    if other.id not in {row.id for row in found.found}:
        raise AssertionError("a changed profile is not found")
    return taken


def _print(providers: int, taken: dict[str, list[float]], ndcg: float, index: Index) -> int:
    p50, p99 = ({name: float(np.percentile(times, part)) for name, times in taken.items()} for part in (50, 99))
    ratios = p50["ours"] / p50["plain"], p99["ours"] / p99["plain"]
    sys.stdout.write(
        f"matching among {providers:,}: p50 {ratios[0]:.2f}x (goal at most {P50_MOST:.0f}x; {p50['ours']:.1f} ms against"
        f" {p50['plain']:.1f}), p99 {ratios[1]:.2f}x (goal at most {P99_MOST:.0f}x; {p99['ours']:.1f} ms against"
        f" {p99['plain']:.1f}) of plain posting lists; nDCG@{FIRST} {ndcg:.4f} (goal {NDCG_LEAST});"
        f" {index.large.bytes_held / 2**20:.0f} MB; a changed profile is found in {_fresh(index):.1f} ms\n"
    )
    quick = ratios[0] <= P50_MOST and ratios[1] <= P99_MOST
    return 0 if quick and ndcg >= NDCG_LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
