"""Defects of accepted work: reported in time, put right, struck off, or waiting for their client."""

from __future__ import annotations

from collections.abc import Callable

from anyshore.delivery.actions.put_defect_right import put_defect_right
from anyshore.delivery.actions.strike_defect import strike_defect
from anyshore.demo.play import Story
from anyshore.demo.work import Work
from anyshore.payments.actions.list_defect import list_defect


def under_warranty(done: Callable[[Work], Story]) -> Callable[[Work], Story]:
    """A fate that goes on after its end: each of the plot's ``defects`` is reported of the first milestone; the client
    strikes off those that were put right, but for the last, at which it has not looked yet."""

    def story(work: Work) -> Story:
        yield from done(work)
        last = len(work.plot.defects) - 1
        for place, (words, note) in enumerate(work.plot.defects):
            yield work.later(work.client, 1)
            given = {"milestone_id": work.milestones[0], "words": words}
            defect = work.stage.do(list_defect, work.client, work.at, **given)
            yield work.later(work.provider, 1)
            work.stage.do(put_defect_right, work.provider, work.at, defect_id=defect.id, words=note)
            if place < last:
                yield work.later(work.client, 1)
                work.stage.do(strike_defect, work.client, work.at, defect_id=defect.id, words="Yes, that was it.")

    return story
