"""Say something, for the provider, to a service that the client runs itself."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import StepInAnswered
from anyshore.contracts.models import StepInWord
from anyshore.contracts.policies import may_answer_step_in
from anyshore.contracts.queries.step_ins import step_in_with_agreement_locked
from anyshore.contracts.rules.content import checked_needed
from anyshore.contracts.rules.step_in import NotBegun, StepInState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def answer_step_in(*, actor: Actor, step_in_id: UUID, words: str, disputes: bool = False, at: datetime) -> StepInWord:
    """The provider's word stands beside the announcement: that the failure is not its own (``disputes``), or what it
    has done. It stops nothing: the clause gives no such right.

    The provider's people who work, as long as it was not withdrawn. Refused: others (Forbidden), no words (Invalid),
    an announcement that was withdrawn (NotBegun).
    """
    found, agreement = step_in_with_agreement_locked(actor, step_in_id)
    if actor.person_id is None or not may_answer_step_in(actor, agreement):
        raise Forbidden()
    said = checked_needed("words", words)
    if found.state == StepInState.WITHDRAWN:
        raise NotBegun()
    made = StepInWord.objects.create(
        step_in=found, ready=False, disputes=disputes, words=said, author_id=actor.person_id, at=at
    )
    told = StepInAnswered(
        agreement_id=agreement.pk, step_in_id=step_in_id, what=found.what, words=said, disputes=disputes, at=at
    )
    tell(told, actor=actor)
    return made
