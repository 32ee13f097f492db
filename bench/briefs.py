"""``python -m bench.briefs``: what the rules of the brief score find in 133 real posts of paid work."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from statistics import quantiles

from anyshore.sourcing.rules.brief import Written, brief_score, points_for

POSTS = Path(__file__).parents[1] / "tests" / "data" / "real_work" / "posts.json"


def main() -> int:
    """Print the distribution of the scores and how often each point is named; 1 if the rules tell nothing apart."""
    posts = json.loads(POSTS.read_text())
    found = [
        brief_score(Written(title=post["title"], brief=post["brief"], category="programming", has_budget=True))
        for post in posts
    ]
    scores = [one.score for one in found]
    low, middle, high = quantiles(scores, n=4)
    print(
        f"{len(posts)} posts: lowest {min(scores)}, quartiles {low:.0f} {middle:.0f} {high:.0f}, highest {max(scores)}"
    )
    for tens, count in sorted(Counter(score // 10 for score in scores).items()):
        print(f"  {10 * tens:3} to {10 * tens + 9:3}: {count:3} {'#' * count}")
    named = Counter(point for one in found for point in one.named)
    for point in points_for("programming"):
        print(f"  {point:12} {named[point]:3} of {len(posts)}")
    return int(len(set(scores)) < 4)


if __name__ == "__main__":
    sys.exit(main())
