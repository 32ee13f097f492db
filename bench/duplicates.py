"""``python -m bench.duplicates``: sketching a proposal, and finding what is like it among 10,000.

Printed against the time of reading the same texts once, word by word, which is what comparing without sketches costs.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable

from anyshore.sourcing.rules.duplicates import common, estimates, sketch, sketches

COUNT, WORDS, GOAL_MS = 10_000, 300, 100


def _texts() -> list[str]:
    random.seed(7)
    known = [f"word{place}" for place in range(4_000)]
    base = random.choices(known, k=WORDS)
    made = [" ".join(random.choices(known, k=WORDS)) for _ in range(COUNT - 1)]
    return [" ".join(base), *made[:-1], " ".join(base[:200] + random.choices(known, k=100))]


def _timed(run: Callable[[], object]) -> float:
    started = time.perf_counter()
    run()
    return 1_000 * (time.perf_counter() - started)


def main() -> int:
    """Print the three times and their ratio; 1 if finding takes longer than its goal."""
    texts = _texts()
    one = _timed(lambda: sketch(texts[0]))
    stored = [sketch(text) for text in texts]
    table = sketches(stored)
    find = min(_timed(lambda: estimates(stored[0], table)) for _ in range(5))
    read = _timed(lambda: [common(texts[0], [text]) for text in texts[: COUNT // 20]]) * 20
    like = [place for place, guess in enumerate(estimates(stored[0], table)) if guess >= 0.1]
    print(f"sketch a text of {WORDS} words: {one:.1f} ms")
    print(f"find what is like it among {COUNT:,}: {find:.1f} ms, goal {GOAL_MS} ms; found {like}")
    print(f"comparing with all word by word: {read:,.0f} ms, {read / find:,.0f} times as long")
    return int(find > GOAL_MS or like != [0, COUNT - 1])


if __name__ == "__main__":
    sys.exit(main())
