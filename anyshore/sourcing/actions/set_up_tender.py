"""Set up a tender: how it is opened, who scores, into which lots it falls."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import TenderSetUp
from anyshore.sourcing.models import Evaluator, Opener, Request, Tender
from anyshore.sourcing.models.lots import write_lots
from anyshore.sourcing.policies import may_set_up_tender
from anyshore.sourcing.queries.loading import criteria_of, has_proposals, locked_request
from anyshore.sourcing.queries.tenders import people_of, setup_of, tender_of
from anyshore.sourcing.rules.refusals import RequestNotOpen
from anyshore.sourcing.rules.states import RequestKind, RequestState
from anyshore.sourcing.rules.tenders import SetupLocked, TenderTerms, completed_tender, tender_content

LOCKED = ("sealed", "names_hidden", "split_rule", "tell_rank", "lots")
"""What bidders rely on: it no longer changes once a proposal is in."""


@action
def set_up_tender(*, actor: Actor, request_id: UUID, terms: TenderTerms, at: datetime) -> Tender:
    """The tender is run by ``terms``, and that it is stands on record.

    Those who work for the client may while it is a draft, and those who may bind it once it is open. Refused: a
    plain request (NotATender), one that is over (RequestNotOpen), terms that cannot be taken (rules.tenders), what
    bidders rely on once a proposal is in, the openers once it is open, the evaluators once scoring is closed
    (SetupLocked).
    """
    request = locked_request(actor, request_id)
    if not may_set_up_tender(actor, request):
        raise Forbidden()
    tender = tender_of(request)
    if request.state not in (RequestState.DRAFT, RequestState.OPEN):
        raise RequestNotOpen(state=request.state)
    done = completed_tender(terms, people=people_of(request), criteria=len(criteria_of(request)))
    if request.kind == RequestKind.RFI:
        done = replace(done, lots=())
    before = setup_of(request)
    _check_locks(request, tender, before, done)
    tender.names_hidden, tender.tell_rank, tender.split_rule = done.names_hidden, done.tell_rank, done.split_rule
    tender.reviewer_id = done.reviewer_id
    tender.save()
    request.sealed = done.sealed
    request.save(update_fields=["sealed"])
    _name(request, done)
    if before.lots != done.lots:
        write_lots(request, done.lots)
    tell(TenderSetUp(request_id=request.id, setup=tender_content(done), at=at), actor=actor)
    return tender


def _check_locks(request: Request, tender: Tender, before: TenderTerms, after: TenderTerms) -> None:
    moved = [name for name in TenderTerms.__dataclass_fields__ if getattr(before, name) != getattr(after, name)]
    closed = (
        ("opener_ids", request.opened_at is not None),
        ("evaluator_ids", tender.scoring_closed_at is not None),
    )
    locked = [name for name, holds in closed if holds and name in moved]
    locked += [name for name in LOCKED if name in moved]
    if locked and (locked[0] not in LOCKED or has_proposals(request)):
        raise SetupLocked(field=locked[0])


def _name(request: Request, terms: TenderTerms) -> None:
    """The people named are those of ``terms``; who stays named keeps what they declared."""
    people: tuple[tuple[Any, tuple[UUID, ...]], ...] = ((Evaluator, terms.evaluator_ids), (Opener, terms.opener_ids))
    for model, ids in people:
        rows = model.objects.filter(request=request)
        rows.exclude(person_id__in=ids).delete()
        there = set(rows.values_list("person_id", flat=True))
        model.objects.bulk_create(model(request=request, person_id=one) for one in ids if one not in there)
