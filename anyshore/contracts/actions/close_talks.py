"""Let an agreement that ends have no talks any more."""

from __future__ import annotations

from datetime import datetime

from anyshore.contracts.actions.fail_talks import fail_talks
from anyshore.contracts.models import Agreement, HardshipTalks
from anyshore.contracts.queries.hardship import open_talks
from anyshore.contracts.rules.hardship import TalksState
from anyshore.kit.actor import Actor
from anyshore.parties.rules import CLOCK
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.state import move


@action
def close_talks(*, actor: Actor, agreement: Agreement, at: datetime) -> HardshipTalks | None:
    """Talks about its terms are overtaken by the end of the agreement; those whose days are over by then have failed
    before. None where there are none.

    Inner: exits ends agreements. For verbs that have locked the agreement and permitted the actor. Refused: nothing.
    """
    found = open_talks(agreement.pk)
    if found is None:
        return None
    deadlines.stop(subject=("hardship_talks", found.pk), at=at)
    if found.state == TalksState.TALKING and at >= found.until:
        fail_talks(actor=CLOCK, talks_id=found.pk, at=found.until)
        found.refresh_from_db()
    move(found, "overtake", actor=actor, at=at, write={"over_at": at})
    return found
