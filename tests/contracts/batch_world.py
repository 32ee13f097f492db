"""A client with a batch of tasks, and two providers for it."""

from __future__ import annotations

from datetime import date

from anyshore.catalogue.actions.publish_profile import publish_profile
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.rules.profiles import ProfileDetails
from anyshore.contracts.actions.draft_batch import draft_batch
from anyshore.contracts.actions.plan_batch import plan_batch
from anyshore.contracts.models import Batch
from anyshore.contracts.queries.batches import batch_view
from anyshore.contracts.rules.batches import BatchProvider, BatchTask
from anyshore.kit.actor import Actor
from tests.factories import NOW, do, make_organisation

TASKS = (
    BatchTask(title="Manual, chapter 1", skill="polish-translation", size=40, due_on=date(2026, 12, 18)),
    BatchTask(title="Manual, chapter 2", skill="polish-translation", size=30, most_minor=400_000),
    BatchTask(title="A logo", skill="logo-design", size=8),
)


def translator(name: str, rate_minor: int = 4_000) -> Actor:
    """A provider with a public profile."""
    owner = make_organisation(name=name, country="PL")[1]
    details = ProfileDetails(
        headline="Polish technical translation",
        about="Safety manuals and contracts from Dutch and English into Polish since 2011.",
        rate_minor=rate_minor,
        rate_currency="EUR",
        skills=(("polish-translation", ""),),
    )
    do(save_profile, owner, details=details)
    do(publish_profile, owner)
    return owner


def drafted(client: Actor | None = None) -> tuple[Batch, Actor]:
    """A batch without providers, and its client."""
    owner = client or make_organisation(name="Tolhuis Lighting")[1]
    return do(draft_batch, owner, title="Manuals", currency="EUR", tasks=TASKS), owner


def planned(*providers: Actor) -> tuple[Batch, Actor]:
    """A batch whose providers take one task each, at EUR 40 and more for one of size."""
    batch, owner = drafted()
    lines = [BatchProvider(one.acting_organisation, 1, 4_000 + 500 * n) for n, one in enumerate(providers)]
    return do(plan_batch, owner, batch_id=batch.id, version=1, providers=lines), owner


def digest(batch: Batch, owner: Actor) -> str:
    """Of the assignment as its page shows it."""
    best = batch_view(owner, batch.id, at=NOW).proposed
    assert best is not None
    return best.digest
