"""Enter a contest."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Max

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.sourcing.events.entries import EntryMade
from anyshore.sourcing.models import Entry
from anyshore.sourcing.policies import may_send_proposal
from anyshore.sourcing.queries.clearance import must_be_cleared
from anyshore.sourcing.queries.contests import contest_of, standing_entries
from anyshore.sourcing.queries.loading import is_related, locked_request
from anyshore.sourcing.rules.clocks import is_over
from anyshore.sourcing.rules.contests import ENTRY_LIMIT, EntriesUsed, NotAContest
from anyshore.sourcing.rules.documents import FileMissing
from anyshore.sourcing.rules.refusals import OwnRequest, ProposalsClosed, RequestNotOpen
from anyshore.sourcing.rules.states import RequestState
from anyshore.sourcing.rules.terms import text


@action
def enter_contest(
    *, actor: Actor, request_id: UUID, words: str = "", file_ids: tuple[UUID, ...] = (), at: datetime
) -> Entry:
    """The entry stands under its number; it stays its author's, and is the offer to hand over source files and rights
    for the prize it may win.

    Those who may bind a provider may, free of charge, until the end of entries. Refused: the client's own people
    (OwnRequest), a request that is no contest (NotAContest) or not open (RequestNotOpen), too late (ProposalsClosed),
    who has not signed its confidentiality text (NdaUnsigned), no file (FileMissing), more entries at one time than the
    contest allows (EntriesUsed).
    """
    request = locked_request(actor, request_id)
    if is_related(actor, request):
        raise OwnRequest()
    if not may_send_proposal(actor, request):
        raise Forbidden()
    contest = contest_of(request)
    if contest is None:
        raise NotAContest()
    must_be_cleared(actor, request)
    if request.state != RequestState.OPEN:
        raise RequestNotOpen(state=request.state)
    if is_over(request.proposals_until, at):
        raise ProposalsClosed(until=request.proposals_until)
    if not file_ids:
        raise FileMissing(field="files")
    own = [one for one in standing_entries(request) if one.provider_id == actor.organisation_id]
    if len(own) >= contest.most_entries:
        raise EntriesUsed(limit=contest.most_entries)
    last = Entry.objects.filter(request=request).aggregate(last=Max("number"))["last"] or 0
    entry = Entry.objects.create(
        request=request,
        provider_id=actor.acting_organisation,
        author_id=actor.acting_person,
        number=last + 1,
        text=text(words, "words", ENTRY_LIMIT),
        at=at,
    )
    files.attach(subject=("entry", entry.id), file_ids=file_ids, actor=actor, at=at)
    tell(EntryMade(entry_id=entry.id, request_id=request.id, number=entry.number, at=at), actor=actor)
    return entry
