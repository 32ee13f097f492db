"""Edit an open request."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused, Stale
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines, files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events import RequestEdited
from anyshore.sourcing.models import Request
from anyshore.sourcing.models.parts import read_request, write_request
from anyshore.sourcing.policies import may_edit_request
from anyshore.sourcing.queries.clearance import keep_nda
from anyshore.sourcing.queries.contests import is_contest
from anyshore.sourcing.queries.loading import has_proposals, locked_request
from anyshore.sourcing.queries.tenders import round_of
from anyshore.sourcing.queries.versions import drop_files, keep_version
from anyshore.sourcing.rules.clocks import decide_until
from anyshore.sourcing.rules.contests import CONTEST_LOCKED
from anyshore.sourcing.rules.refusals import RequestNotOpen
from anyshore.sourcing.rules.states import RequestState
from anyshore.sourcing.rules.terms import LOCKED, RequestTerms, changed, completed


class TermsLocked(Refused):
    """A proposal is in: ``field`` (criteria, questions, currency or kind) no longer changes; or sealed proposals were
    opened, and a later end would let others answer them."""

    code = "terms_locked"


class NothingChanged(Refused):
    """The terms are those that stand already."""

    code = "nothing_changed"


@action
def edit_request(
    *,
    actor: Actor,
    request_id: UUID,
    version: int,
    terms: RequestTerms,
    file_ids: tuple[UUID, ...] = (),
    drop_ids: tuple[UUID, ...] = (),
    at: datetime,
) -> Request:
    """The open request has a new version with ``terms``, and its bidders are told.

    Those who may bind the client may. ``version`` is the one they looked at; ``drop_ids`` are the attachments that go:
    for good while there is no proposal, else they stay with the version that had them. A later end of proposals moves
    the day of the decision too. Refused: another version (Stale), a request that is not open (RequestNotOpen), terms
    that cannot be taken (rules.terms), criteria, questions, currency or kind once a proposal is in, the end of
    proposals once sealed ones were opened (TermsLocked), and no change at all (NothingChanged).
    """
    request = locked_request(actor, request_id)
    if not may_edit_request(actor, request):
        raise Forbidden()
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    if request.version != version:
        raise Stale(kind="request", version=request.version)
    before = read_request(request)
    standing = {"proposals_until": terms.proposals_until or before.proposals_until, "kind": terms.kind or before.kind}
    after = completed(replace(terms, **standing), at, before)  # type: ignore[arg-type]  # the names are those of the fields
    names = changed(before, after)
    _check_locks(request, names)
    filed = drop_files(request, drop_ids) or bool(file_ids)
    if not names and not filed:
        raise NothingChanged()
    files.attach(subject=("request", request.id), file_ids=file_ids, actor=actor, at=at)
    _write(request, after, names, actor, at)
    said = " ".join((*names, "files") if filed else names)
    tell(RequestEdited(request_id=request.id, version=request.version, fields=said, at=at), actor=actor)
    return request


def _check_locks(request: Request, names: tuple[str, ...]) -> None:
    fixed = next((name for name in names if name in CONTEST_LOCKED), None)
    if fixed and is_contest(request.id):
        raise TermsLocked(field=fixed)
    locked = next((name for name in names if name in LOCKED), None)
    if locked and has_proposals(request):
        raise TermsLocked(field=locked)
    if "proposals_until" in names and (request.opened_at is not None or round_of(request) > 1):
        raise TermsLocked(field="proposals_until")


def _write(request: Request, terms: RequestTerms, names: tuple[str, ...], actor: Actor, at: datetime) -> None:
    moved = {"proposals_until", "unit"} & set(names)
    if moved and terms.proposals_until is not None:
        request.decide_until = decide_until(terms.proposals_until, terms.unit, calendar(request.client_id))
    if "nda" in names:
        request.nda = terms.nda
        keep_nda(request, at=at)
    write_request(request, terms, names)
    request.version += 1
    request.save(update_fields=["version"])
    keep_version(request, terms, author_id=actor.acting_person, at=at)
    if moved and request.decide_until is not None:
        deadlines.stop(subject=("request", request.id), verb="sourcing.lapse_request", at=at)
        deadlines.start(
            verb="sourcing.lapse_request",
            subject=("request", request.id),
            due_at=request.decide_until,
            at=at,
            args={"request_id": request.id},
        )
