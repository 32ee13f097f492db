"""Post a request again that ended without an award."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.sourcing.actions.save_request import save_request
from anyshore.sourcing.models import Request
from anyshore.sourcing.models.parts import read_request
from anyshore.sourcing.policies import may_repost_request
from anyshore.sourcing.queries.loading import locked_request
from anyshore.sourcing.rules.states import ENDED


@action
def repost_request(*, actor: Actor, request_id: UUID, at: datetime) -> Request:
    """A draft of the client's holds what the request held, files too, with fresh dates: none that has passed is kept.

    Those who work for its client may. The request itself, its proposals and its questions stay as they ended. Refused:
    one that neither lapsed nor was closed (NotAllowed).
    """
    ended = locked_request(actor, request_id)
    if not may_repost_request(actor, ended):
        raise Forbidden()
    if ended.state not in ENDED:
        raise NotAllowed(kind="request", state=ended.state, verb="repost")
    terms = read_request(ended)
    wanted_on = terms.wanted_on if terms.wanted_on is not None and terms.wanted_on > at.date() else None
    draft = save_request(actor=actor, terms=replace(terms, proposals_until=None, wanted_on=wanted_on), at=at)
    files.copy(("request", ended.id), to=("request", draft.id), actor=actor, at=at)
    return draft
