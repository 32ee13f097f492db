"""Begin the next round of a tender: revise and resubmit, or best and final."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, Refused
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.actions.pass_over import pass_over
from anyshore.sourcing.events import RoundBegun
from anyshore.sourcing.models import Lot, Request, Round, Tender
from anyshore.sourcing.policies import may_begin_round
from anyshore.sourcing.queries.loading import live_proposals, locked_request
from anyshore.sourcing.queries.tenders import tender_of
from anyshore.sourcing.rules.clocks import decide_until, is_over
from anyshore.sourcing.rules.refusals import RequestNotOpen
from anyshore.sourcing.rules.scoring import WhyNot
from anyshore.sourcing.rules.states import Reason, RequestState
from anyshore.sourcing.rules.tenders import WORDS_LIMIT, LotState, RoundTerms, StillSealed, later
from anyshore.sourcing.rules.terms import text


class RoundRuns(Refused):
    """Proposals are still taken, until ``until``: a round begins when the one before is over."""

    code = "round_runs"


class NobodyInRound(Invalid):
    """A round needs at least one proposal that stands."""

    code = "nobody_in_round"


@action
def begin_round(*, actor: Actor, request_id: UUID, terms: RoundTerms, left_out: str = "", at: datetime) -> Round:
    """Those named, or all that stand, may revise until an instant; the others are not chosen and told ``left_out``.

    A sealed tender is sealed again until it is opened again, and everybody scores anew. Those who may bind the
    client may. Refused: a plain request (NotATender), one that is over (RequestNotOpen), one still sealed
    (StillSealed), while proposals are taken (RoundRuns), after best and final or an award of a lot (NotAllowed),
    no words (TextMissing), an instant that has passed (NotInFuture), nobody in it (NobodyInRound).
    """
    request = locked_request(actor, request_id)
    if not may_begin_round(actor, request):
        raise Forbidden()
    tender = tender_of(request)
    _must_be_between(request, tender, at)
    live = live_proposals(request)
    chosen = set(terms.proposal_ids) or {one.id for one in live}
    if not chosen or not chosen <= {one.id for one in live}:
        raise NobodyInRound(field="proposals")
    words, until = text(terms.words, "words", WORDS_LIMIT, least=1), later(terms.until, at)
    out = [one for one in live if one.id not in chosen]
    why = text(left_out, "left_out", WORDS_LIMIT, least=1 if out else 0)
    for one in out:
        pass_over(actor=actor, proposal_id=one.id, why=WhyNot(Reason.ROUND), reason=why, at=at)
    tender.round, tender.last_round = tender.round + 1, terms.last
    tender.scoring_closed_at, tender.scoring_reason = None, ""
    tender.save()
    _move_clocks(request, until, at)
    row = Round.objects.create(
        request=request,
        number=tender.round,
        words=words,
        until=until,
        last=terms.last,
        by_id=actor.acting_person,
        at=at,
    )
    tell(RoundBegun(request_id=request.id, number=row.number, until=until, last=row.last, at=at), actor=actor)
    return row


def _must_be_between(request: Request, tender: Tender, at: datetime) -> None:
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    if not is_over(request.proposals_until, at):
        raise RoundRuns(until=request.proposals_until)
    if request.sealed and request.opened_at is None:
        raise StillSealed()
    decided = Lot.objects.filter(request=request).exclude(state=LotState.OPEN).exists()
    if tender.last_round or decided:
        raise NotAllowed(kind="round", state="last", verb="begin")


def _move_clocks(request: Request, until: datetime, at: datetime) -> None:
    """Proposals are taken until ``until`` again, the client decides after that, and what was opened is sealed."""
    request.proposals_until, request.opened_at = until, None
    request.decide_until = decide_until(until, request.unit, calendar(request.client_id))
    request.save(update_fields=["proposals_until", "opened_at", "decide_until"])
    subject = ("request", request.id)
    deadlines.stop(subject=subject, verb="sourcing.lapse_request", at=at)
    deadlines.start(
        verb="sourcing.lapse_request",
        subject=subject,
        due_at=request.decide_until,
        at=at,
        args={"request_id": request.id},
    )
