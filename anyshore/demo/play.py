"""The play: many stories told at once, in the order of time."""

from __future__ import annotations

import heapq
from collections.abc import Generator, Iterable
from datetime import datetime
from typing import TypeAlias

from anyshore.demo.stage import Stage

Story: TypeAlias = Generator[datetime, None, None]
"""Yields the instant of its next step, and takes it when it is resumed."""


def play(stage: Stage, stories: Iterable[Story]) -> None:
    """Tell all ``stories`` until the stage's end; what would come later is left open, as it is in life."""
    queue: list[tuple[datetime, int, Story]] = []
    for order, story in enumerate(stories):
        _queue(queue, order, story)
    while queue and queue[0][0] < stage.end:
        at, order, story = heapq.heappop(queue)
        stage.reach(at)
        _queue(queue, order, story)
    stage.reach(stage.end)


def _queue(queue: list[tuple[datetime, int, Story]], order: int, story: Story) -> None:
    at = next(story, None)
    if at is not None:
        heapq.heappush(queue, (at, order, story))
