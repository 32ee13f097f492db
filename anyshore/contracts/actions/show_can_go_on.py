"""Show that the provider can go on with a service that the client runs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.contracts.events import ProviderCanGoOn
from anyshore.contracts.models import StepInWord
from anyshore.contracts.policies import may_answer_step_in
from anyshore.contracts.queries.step_ins import step_in_with_agreement_locked
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.content import checked_needed
from anyshore.contracts.rules.step_in import STEP_IN, NoStepIn, StepInState, must_be_run
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.parties.queries import calendar
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def show_can_go_on(
    *, actor: Actor, step_in_id: UUID, words: str, file_ids: Sequence[UUID] = (), at: datetime
) -> StepInWord:
    """The client reads it with its files, and gives the service back: by the clause it does so once the provider shows
    that it can go on. Nothing goes back by it alone.

    The provider's people who work, as often as they have something to show. Refused: others (Forbidden), no words
    (Invalid), a service that the client does not run (NotBegun), that went back (ServiceWentBackAlready, NotAllowed),
    an agreement that does not run (NoStepIn).
    """
    found, agreement = step_in_with_agreement_locked(actor, step_in_id)
    if actor.person_id is None or not may_answer_step_in(actor, agreement):
        raise Forbidden()
    said = checked_needed("words", words)
    if agreement.state not in LIVE:
        raise NoStepIn()
    must_be_run(found.state, found.last_on, calendar(agreement.client_id).zone, at)
    STEP_IN.after(StepInState(found.state), "give_back")
    found.ready_at = at
    found.save(update_fields=["ready_at"])
    made = StepInWord.objects.create(
        step_in=found, ready=True, disputes=False, words=said, author_id=actor.person_id, at=at
    )
    files.attach(subject=("step_in_word", made.pk), file_ids=file_ids, actor=actor, at=at)
    told = ProviderCanGoOn(agreement_id=agreement.pk, step_in_id=step_in_id, what=found.what, words=said, at=at)
    tell(told, actor=actor)
    return made
