"""How often does an automatic order of reading put first the proposal that the client really chose?

The 13 real posts with proposals in tests/data/real_work: for each the chosen one is known. Compared are equal weights,
weights fitted on the other posts only (leave one out: what the product's weights are worth), first come, and chance,
whose expected values are exact. Intervals: Wilson's at 95 % for the share, a seeded bootstrap over
posts for the mean reciprocal rank. No goal: the result is what it is, and docs/algorithms/triage.md tells it.
"""

from __future__ import annotations

import itertools
import json
import random
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, cached_property
from math import sqrt
from pathlib import Path
from uuid import UUID

from anyshore.sourcing.rules.triage import Offered, Sign, ordered, signs_of

POSTS = Path(__file__).parent.parent / "tests/data/real_work/posts.json"
ASKED = ("re-state the problem", "root cause of that problem", "changes do you think we should make")
"""What that client asks every bidder to answer, as the headings of its template have it."""
STEPS = (0, 1, 2)
RESAMPLED = 10_000
Z = 1.96


@dataclass(frozen=True)
class Post:
    """A post: what was wanted, the proposals in the order in which they came, and the chosen one."""

    wanted: str
    offers: tuple[Offered, ...]
    chosen: UUID

    @cached_property
    def signs(self) -> Mapping[UUID, Mapping[Sign, float]]:
        """The signs of each proposal, looked at once."""
        return signs_of(self.wanted, self.offers)

    def rank(self, weights: Mapping[Sign, int]) -> int:
        """At which place the chosen one stands."""
        return 1 + [row.id for row in ordered(self.signs, weights)].index(self.chosen)

    @property
    def came(self) -> int:
        """As the how manieth the chosen one came."""
        return 1 + [one.id for one in self.offers].index(self.chosen)


@cache
def posts() -> list[Post]:
    """The posts that have proposals."""
    found = [one for one in json.loads(POSTS.read_text(encoding="utf-8")) if one.get("proposals")]
    return [
        Post(
            f"{one['title']}\n{one['brief']}",
            tuple(Offered(UUID(int=row["proposal"]), *_parted(row["text"])) for row in one["proposals"]),
            UUID(int=one["chosen_proposal"]),
        )
        for one in found
    ]


def _parted(text: str) -> tuple[str, tuple[str, ...]]:
    """What stands under the headings of the template is the answers, the rest is the text."""
    rest, answers = text, []
    for heading in ASKED:
        found = re.search(
            rf"^#+[^\n]*{heading}[^\n]*\n(.*?)(?=^#+ |\Z)", rest, re.DOTALL | re.IGNORECASE | re.MULTILINE
        )
        answers.append(found[1].strip() if found else "")
        rest = rest.replace(found[0], "") if found else rest
    return rest, tuple(answers)


def fitted(others: list[Post]) -> dict[Sign, int]:
    """The weights with the best mean reciprocal rank on these posts; of equals the one nearest to equal weights."""
    grid = [dict(zip(Sign, steps, strict=True)) for steps in itertools.product(STEPS, repeat=len(Sign)) if any(steps)]
    grid.sort(key=lambda weights: max(weights.values()) - min(weights.values()))
    return max(grid, key=lambda weights: _mrr([one.rank(weights) for one in others]))


def _mrr(ranks: list[int]) -> float:
    return sum(1 / rank for rank in ranks) / len(ranks)


def wilson(hits: int, count: int) -> tuple[float, float]:
    """Wilson's interval at 95 %."""
    p = hits / count
    middle, scale = p + Z * Z / (2 * count), 1 + Z * Z / count
    reach = Z * sqrt(p * (1 - p) / count + Z * Z / (4 * count * count))
    return (middle - reach) / scale, (middle + reach) / scale


def resampled(ranks: list[int]) -> tuple[float, float]:
    """The middle 95 % of the mean reciprocal rank over posts drawn again with replacement."""
    rng = random.Random(1)
    means = sorted(_mrr(rng.choices(ranks, k=len(ranks))) for _ in range(RESAMPLED))
    return means[round(0.025 * RESAMPLED)], means[round(0.975 * RESAMPLED)]


@cache
def results() -> dict[str, list[int]]:
    """For each order the ranks of the chosen ones."""
    found = posts()
    return {
        "equal weights": [one.rank(dict.fromkeys(Sign, 1)) for one in found],
        "fitted on the others": [one.rank(fitted([other for other in found if other is not one])) for one in found],
        "first come": [one.came for one in found],
    }


def chance() -> tuple[Fraction, Fraction]:
    """What an order by chance expects: the share of hits and the mean reciprocal rank."""
    sizes = [len(one.offers) for one in posts()]
    harmonic = [sum(Fraction(1, place) for place in range(1, size + 1)) / size for size in sizes]
    return sum(Fraction(1, size) for size in sizes) / len(sizes), sum(harmonic, Fraction(0)) / len(sizes)


def main() -> int:
    """Print what came of it."""
    for name, ranks in results().items():
        hits = sum(rank == 1 for rank in ranks)
        low, high = wilson(hits, len(ranks))
        least, most = resampled(ranks)
        sys.stdout.write(
            f"triage, {name}: the chosen one first in {hits} of {len(ranks)} ({hits / len(ranks):.2f}, {low:.2f} to"
            f" {high:.2f}); mean reciprocal rank {_mrr(ranks):.2f} ({least:.2f} to {most:.2f}); ranks {ranks}\n"
        )
    first, reciprocal = chance()
    sys.stdout.write(f"triage, by chance: expected {float(first):.2f} and {float(reciprocal):.2f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
