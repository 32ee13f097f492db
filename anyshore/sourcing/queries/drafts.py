"""Reads of drafts of proposals: an organisation's own, and nobody else's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.parties.queries import OrganisationRow, organisations
from anyshore.plumbing import files
from anyshore.plumbing.files import AttachedFile
from anyshore.plumbing.state import lock_root
from anyshore.sourcing.models import Proposal, ProposalDraft, Request, ScreeningQuestion
from anyshore.sourcing.queries.requests import shown_state
from anyshore.sourcing.rules.drafts import Written, answered, in_currency, read
from anyshore.sourcing.rules.states import ProposalState, RequestState

KIND = "proposal_draft"
"""What files of a draft hang on."""

PROPOSED, HIDDEN, DECIDED = "proposed", "hidden", "decided"
"""Why a draft cannot be sent, beside the states of its request: a proposal was sent meanwhile, the request is shown to
the invited alone and one is not, or the proposal that it would revise was declined or awarded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A draft in its organisation's list. ``over``: why it cannot be sent any more, empty while it can.

    ``proposal`` is the number of the proposal that was sent on the same request, 0 where there is none; ``revises``
    the version of it that the draft would follow, 0 for a first proposal.
    """

    id: UUID
    version: int
    request_id: UUID
    request_number: int
    title: str
    client: OrganisationRow
    published_at: datetime | None
    proposals_until: datetime | None
    price: Money | None
    author: str
    changed_at: datetime
    outdated: bool
    over: str
    proposal: int
    revises: int


@dataclass(frozen=True, slots=True)
class DraftView:
    """A draft with what is written in it. ``repriced``: sums are gone, as the request's currency is another one now.

    ``answers`` are those to what the client asks, by question; ``lost`` those to what it asks no longer.
    """

    row: DraftRow
    written: Written
    files: list[AttachedFile]
    repriced: bool
    answers: dict[str, str]
    lost: list[tuple[str, str]]


def my_drafts(actor: Actor, *, at: datetime) -> list[DraftRow]:
    """The drafts of the actor's own organisation: those that can be sent first, the soonest to end first."""
    found = list(ProposalDraft.objects.visible_to(actor).select_related("request", "author"))
    rows = _rows(found, actor, at)
    return sorted(rows, key=lambda row: (bool(row.over), row.proposals_until or row.changed_at, row.id))


def my_draft(actor: Actor, draft_id: UUID, *, at: datetime) -> DraftView:
    """One of the drafts of the actor's own organisation; NotFound for everybody else."""
    found = ProposalDraft.objects.visible_to(actor).select_related("request", "author").filter(pk=draft_id).first()
    if found is None:
        raise NotFound()
    return _view(found, actor, at)


def draft_on(actor: Actor, request_id: UUID, *, at: datetime) -> DraftView | None:
    """What the actor's organisation has written for this request so far."""
    rows = ProposalDraft.objects.visible_to(actor).select_related("request", "author")
    found = rows.filter(request_id=request_id).first()
    return None if found is None else _view(found, actor, at)


def locked_draft(actor: Actor, draft_id: UUID) -> ProposalDraft:
    """The draft if it is the actor's organisation's, read after its request, the root, was locked."""
    rows = ProposalDraft.objects.visible_to(actor)
    request_id = rows.filter(pk=draft_id).values_list("request_id", flat=True).first()
    if request_id is None:
        raise NotFound()
    lock_root(Request.objects.all(), request_id)
    found: ProposalDraft | None = rows.filter(pk=draft_id).first()
    if found is None:
        raise NotFound()
    return found


def draft_in_question(draft_id: UUID) -> ProposalDraft:
    """A draft for its clock, read after its request, the root, was locked; NotFound where it is gone."""
    request_id = ProposalDraft.objects.filter(pk=draft_id).values_list("request_id", flat=True).first()
    if request_id is None:
        raise NotFound()
    lock_root(Request.objects.all(), request_id)
    found: ProposalDraft | None = ProposalDraft.objects.select_related("request").filter(pk=draft_id).first()
    if found is None:
        raise NotFound()
    return found


def provider_of_draft(draft_id: UUID) -> UUID | None:
    """Whose draft it is, for mails; None where it is gone."""
    return ProposalDraft.objects.filter(pk=draft_id).values_list("provider_id", flat=True).first()


def draft_of(request: Request, provider_id: UUID) -> ProposalDraft | None:
    """The one draft of a provider on a request."""
    return ProposalDraft.objects.filter(request=request, provider_id=provider_id).first()


def questions_of(request_id: UUID) -> list[str]:
    """The words of the questions that every proposal on the request answers, in their order."""
    rows = ScreeningQuestion.objects.filter(request_id=request_id).order_by("position")
    return list(rows.values_list("text", flat=True))


def _view(found: ProposalDraft, actor: Actor, at: datetime) -> DraftView:
    written, subject = read(found.written), (KIND, found.id)
    usable = in_currency(written, found.request.currency)
    questions = questions_of(found.request_id)
    return DraftView(
        row=_rows([found], actor, at)[0],
        written=usable,
        files=files.of(subject)[subject],
        repriced=usable != written,
        answers=dict(answered(written, questions, asked=True)),
        lost=answered(written, questions, asked=False),
    )


def _rows(found: list[ProposalDraft], actor: Actor, at: datetime) -> list[DraftRow]:
    ids = [one.request_id for one in found]
    clients = organisations({one.request.client_id for one in found})
    seen = set(Request.objects.visible_to(actor).filter(id__in=ids).values_list("id", flat=True))
    sent = Proposal.objects.filter(request_id__in=ids, provider_id=actor.organisation_id)
    numbers = {one.request_id: one for one in sent}
    return [
        DraftRow(
            id=one.id,
            version=one.version,
            request_id=one.request_id,
            request_number=one.request.number,
            title=one.request.title,
            client=clients[one.request.client_id],
            published_at=one.request.published_at,
            proposals_until=one.request.proposals_until,
            price=read(one.written).get("price"),
            author=one.author.name,
            changed_at=one.changed_at,
            outdated=one.request_version < one.request.version,
            over=_behind(one, numbers.get(one.request_id)) or _over(one.request, at, shown=one.request_id in seen),
            proposal=numbers[one.request_id].number if one.request_id in numbers else 0,
            revises=one.revises,
        )
        for one in found
    ]


def _behind(draft: ProposalDraft, sent: Proposal | None) -> str:
    """Why a proposal that was sent leaves no room for the draft: it came meanwhile, or nothing follows it."""
    if sent is None:
        return ""
    if draft.revises != sent.version:
        return PROPOSED
    return DECIDED if sent.state in (ProposalState.DECLINED, ProposalState.AWARDED) else ""


def _over(request: Request, at: datetime, *, shown: bool) -> str:
    state = shown_state(request, at)
    if state == RequestState.OPEN:
        return "" if shown else HIDDEN
    return state
