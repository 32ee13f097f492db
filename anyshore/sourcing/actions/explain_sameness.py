"""Answer a mark that says a proposal is like others."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import SamenessExplained
from anyshore.sourcing.models import SamenessAnswer
from anyshore.sourcing.policies import may_change_proposal
from anyshore.sourcing.queries.loading import locked_proposal
from anyshore.sourcing.rules.states import ProposalState
from anyshore.sourcing.rules.terms import text

LIMIT = 2_000


@action
def explain_sameness(*, actor: Actor, proposal_id: UUID, words: str, at: datetime) -> SamenessAnswer:
    """The provider's ``words`` stand beside the mark wherever the client sees it; later words take their place.

    Those who may bind the provider may. Refused: no words (TextMissing), a proposal that does not stand (NotAllowed).
    """
    request, proposal = locked_proposal(actor, proposal_id)
    if not may_change_proposal(actor, proposal):
        raise Forbidden()
    if proposal.state != ProposalState.SENT:
        raise NotAllowed(kind="proposal", state=proposal.state, verb="explain")
    given = {"text": text(words, "words", LIMIT, least=1), "author_id": actor.acting_person, "at": at}
    answer, _made = SamenessAnswer.objects.update_or_create(proposal=proposal, defaults=given)
    tell(SamenessExplained(proposal_id=proposal.id, request_id=request.id, at=at), actor=actor)
    return answer
