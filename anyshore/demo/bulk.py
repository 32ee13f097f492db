"""Two batches: manuals that were offered to two translators at once, and product texts that are still being
planned."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from anyshore.contracts.actions.draft_batch import draft_batch
from anyshore.contracts.actions.plan_batch import plan_batch
from anyshore.contracts.actions.send_batch import send_batch
from anyshore.contracts.queries.batches import batch_view
from anyshore.contracts.rules.batches import BatchProvider, BatchTask, digest_of
from anyshore.demo.play import Story
from anyshore.demo.stage import Stage
from anyshore.sourcing.actions.save_request import save_request
from anyshore.sourcing.rules.terms import RequestTerms

CLIENT: Final = "tolhuis"
MANUALS: Final = (("Manual of the Lumo reading lamp", 6), ("Manual of the Lumo ceiling lamp", 9))
"""Drafts of requests, with their size in hours."""

MORE: Final = (("Safety sheet of the transformer", 3), ("Warranty card, all lamps", 2))
TEXTS: Final = (("Product text: Lumo Mini", 2), ("Product text: Lumo Kade", 2), ("Product text: Lumo Tuin", 3))
TRANSLATORS: Final = (("lingua", 3, 5_200), ("wieringa", 2, 5_800))
"""Who may get manuals, how many, and what an hour costs in minor units."""


def sent(stage: Stage) -> Story:
    """Two drafts and two more tasks become offers; the drafts are used."""
    diary = stage.diary("batch manuals", stage.end - timedelta(days=5))
    yield diary.on(stage.calendars[CLIENT], 3)
    numbers = []
    for title, _hours in MANUALS:
        terms = RequestTerms(title=title, currency="EUR", brief="From Dutch into German, in our layout.")
        numbers.append(stage.do(save_request, CLIENT, diary.at, terms=terms).number)
    yield diary.minutes(8, 20)
    tasks = [BatchTask(title=title, size=hours, request=n) for (title, hours), n in zip(MANUALS, numbers, strict=True)]
    tasks += [BatchTask(title=title, size=hours) for title, hours in MORE]
    made = stage.do(draft_batch, CLIENT, diary.at, title="Manuals in German", currency="EUR", tasks=tasks)
    lines = [BatchProvider(stage.house(who), most, rate) for who, most, rate in TRANSLATORS]
    stage.do(plan_batch, CLIENT, diary.at, batch_id=made.id, version=1, providers=lines)
    yield diary.minutes(5, 15)
    seen = batch_view(stage.actors[CLIENT], made.id, at=diary.at)
    digest = (
        seen.proposed.digest
        if seen.proposed
        else digest_of((one.place, one.provider.id, one.price.minor) for one in seen.sent)
    )
    stage.do(send_batch, CLIENT, diary.at, batch_id=made.id, digest=digest, fee_bps=stage.fee_bps, rail=stage.rail)


def planned(stage: Stage) -> Story:
    """A plan that waits: one provider takes two of three texts."""
    diary = stage.diary("batch texts", stage.end - timedelta(days=4))
    yield diary.on(stage.calendars[CLIENT], 1)
    tasks = [BatchTask(title=title, size=hours) for title, hours in TEXTS]
    made = stage.do(draft_batch, CLIENT, diary.at, title="Product texts, spring", currency="EUR", tasks=tasks)
    yield diary.minutes(4, 12)
    lines = [BatchProvider(stage.house("dijkstra"), 2, 6_400)]
    stage.do(plan_batch, CLIENT, diary.at, batch_id=made.id, version=1, providers=lines)
