"""Say anew what is expected of an event of force majeure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.events import MajeureUpdated
from anyshore.contracts.models import MajeureEvent
from anyshore.contracts.policies import may_tell_of_majeure
from anyshore.contracts.queries.majeure import majeure_rule, majeure_with_agreement_locked
from anyshore.contracts.rules.majeure import OPEN, checked_expected, checked_words
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def update_majeure(
    *,
    actor: Actor,
    event_id: UUID,
    words: str,
    expected_on: date | None = None,
    file_ids: Sequence[UUID] = (),
    at: datetime,
) -> MajeureEvent:
    """What its side expects now stands in place of what it said before, which the trail keeps.

    The side that reported it, its people who work. Refused: others (Forbidden), an event that does not go on
    (NotAllowed), an agreement that is over (NoMajeure), no words (Invalid), a day before its first (ExpectedTooEarly).
    """
    found, agreement = majeure_with_agreement_locked(actor, event_id)
    if not may_tell_of_majeure(actor, agreement, found.side):
        raise Forbidden()
    if found.state not in OPEN:
        raise NotAllowed(kind="majeure", state=str(found.state), verb="update")
    majeure_rule(agreement)
    checked_expected(expected_on, began_on=found.began_on)
    found.words, found.expected_on, found.updated_at = checked_words("words", words), expected_on, at
    found.save(update_fields=["words", "expected_on", "updated_at"])
    files.attach(subject=("majeure", event_id), file_ids=file_ids, actor=actor, at=at)
    told = MajeureUpdated(
        agreement_id=agreement.pk, event_id=event_id, side=found.side, event=found.kind, words=found.words,
        expected_on=expected_on, at=at,
    )  # fmt: skip
    tell(told, actor=actor)
    return found
