"""Draft a request from a decision to outsource."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.plumbing.actions import action
from anyshore.sourcing.actions.save_request import save_request
from anyshore.sourcing.models import Request
from anyshore.sourcing.rules.terms import RequestTerms
from anyshore.strategy.queries.deciding import must_stand


@action
def draft_from_decision(*, actor: Actor, decision_id: UUID, terms: RequestTerms, at: datetime) -> Request:
    """A draft holds ``terms`` and keeps the decision that it carries out; a decision may have several requests.

    Those who work for the client may. Refused: a decision that is not theirs or does not stand (NotFound), and
    whatever save_request refuses.
    """
    must_stand(actor, decision_id)
    request = save_request(actor=actor, terms=terms, at=at)
    request.decision_id = decision_id
    request.save(update_fields=["decision"])
    return request
