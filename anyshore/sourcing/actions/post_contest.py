"""Post a contest."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.sourcing.actions.publish_request import publish_request
from anyshore.sourcing.actions.save_request import save_request
from anyshore.sourcing.models import Contest, Prize, Request
from anyshore.sourcing.rules.contests import ContestTerms, checked
from anyshore.sourcing.rules.states import RequestKind
from anyshore.sourcing.rules.terms import RequestTerms


@action
def post_contest(
    *, actor: Actor, terms: RequestTerms, contest: ContestTerms, file_ids: tuple[UUID, ...] = (), at: datetime
) -> Request:
    """A contest is open: providers enter as often as it allows until its end, then the client gives the prizes by a
    day.

    The budget is the sum of the prizes. If nobody is chosen by that day, it lapses, or where the prizes are guaranteed
    they are shared. Those who may bind the client may. Refused: no prize (PrizesMissing), one higher than the one
    before (OutOfRange), whatever save_request and publish_request refuse.
    """
    good = checked(contest)
    whole = replace(terms, kind=str(RequestKind.CONTEST), budget_minor=sum(good.prizes))
    request = save_request(actor=actor, terms=whole, file_ids=file_ids, at=at)
    Contest.objects.create(
        request=request, guaranteed=good.guaranteed, blind=good.blind, most_entries=good.most_entries
    )
    Prize.objects.bulk_create(
        Prize(request=request, place=place, amount_minor=amount) for place, amount in enumerate(good.prizes, start=1)
    )
    publish_request(actor=actor, request_id=request.id, at=at)
    request.refresh_from_db()
    if good.guaranteed and request.decide_until is not None:
        subject = ("request", request.id)
        deadlines.stop(subject=subject, verb="sourcing.lapse_request", at=at)
        deadlines.start(
            verb="contracts.settle_contest",
            subject=subject,
            due_at=request.decide_until,
            at=at,
            args={"request_id": request.id},
        )
    return request
