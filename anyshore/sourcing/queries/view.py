"""One request as its page shows it: to its client, to a provider, to anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from string import ascii_uppercase
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.consequences import Consequence
from anyshore.kit.errors import NotFound
from anyshore.kit.places import Shoring, shoring
from anyshore.parties.queries import OrganisationRow, organisations
from anyshore.plumbing import files
from anyshore.plumbing.files import AttachedFile
from anyshore.plumbing.shores import near
from anyshore.sourcing import policies
from anyshore.sourcing.models import (
    Criterion,
    Invitation,
    Proposal,
    Question,
    Request,
    ScreeningQuestion,
)
from anyshore.sourcing.queries.blind import are_names_hidden, is_sealed
from anyshore.sourcing.queries.clearance import clearance_of, earlier_brief
from anyshore.sourcing.queries.entitled import entitled
from anyshore.sourcing.queries.proposals import ProposalRow, proposal_rows
from anyshore.sourcing.queries.requests import RequestRow, request_rows
from anyshore.sourcing.queries.teams import is_bound_elsewhere
from anyshore.sourcing.queries.tenders import round_of
from anyshore.sourcing.queries.versions import RequestVersionRow, request_versions
from anyshore.sourcing.rules.clocks import ProposalClock, RequestClock, is_over, silence
from anyshore.sourcing.rules.nda import Clearance
from anyshore.sourcing.rules.scoring import share
from anyshore.sourcing.rules.states import ENDED, ProposalState, Reason, RequestKind, RequestState


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """What proposals are judged by; ``share`` is its part of the whole weight in per cent."""

    id: UUID
    name: str
    guide: str
    weight: int
    kind: str
    share: float
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question and its answer. Who asked is a letter: the first who asked is A.

    ``missed``: the client let ``answer_by`` pass; an answer is still possible.
    """

    id: UUID
    asker: str
    mine: bool
    text: str
    at: datetime
    answer: str
    answered_at: datetime | None
    answer_by: datetime | None
    missed: bool


@dataclass(frozen=True, slots=True)
class InvitationRow:
    """A provider who was asked to propose, and what came of it."""

    provider: OrganisationRow
    at: datetime
    words: str
    declined_at: datetime | None
    proposed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestView:
    """One request. ``may`` names the verbs that this actor may do now; ``bidders`` counts the proposals that stand.

    ``locked_at``: since the first proposal came in, criteria, questions and currency no longer change.

    ``clearance`` (rules.nda) tells how far this reader reads: the brief, what hangs on it, and what changed are left
    out for who has not signed.
    """

    row: RequestRow
    brief: str
    public_summary: str
    clearance: str
    version: int
    locked_at: datetime | None
    close_reason: str
    closed_at: datetime | None
    shoring: Shoring | None
    criteria: list[CriterionRow]
    screening: list[tuple[UUID, str]]
    questions: list[QuestionRow]
    files: list[AttachedFile]
    versions: list[RequestVersionRow]
    invited: list[InvitationRow]
    invitation: InvitationRow | None
    own_proposal: ProposalRow | None
    is_client: bool
    bidders: int
    may: frozenset[str]
    entitled: frozenset[str]
    consequences: list[Consequence]

    @property
    def locked(self) -> bool:
        """Whether a proposal has come in."""
        return self.locked_at is not None

    @property
    def summary(self) -> str:
        """The title and the beginning of the brief in one line, for search engines and previews."""
        return " ".join(f"{self.row.title}. {self.brief or self.public_summary}".split())[:200]


def request_view(actor: Actor, number: int, *, at: datetime) -> RequestView:
    """The request with this number, if the actor may see it; NotFound otherwise."""
    request = Request.objects.visible_to(actor).filter(number=number).first()
    if request is None:
        raise NotFound()
    row = request_rows([request], actor, at)[0]
    proposals = list(Proposal.objects.filter(request=request).select_related("request", "provider"))
    own = next((one for one in proposals if one.provider_id == actor.organisation_id), None)
    is_client = policies.may_compare(actor, request)
    known = [] if are_names_hidden(request) else proposals
    invited = _invitations(request, known)
    own_invitation = next((one for one in invited if one.provider.id == actor.organisation_id), None)
    subject = ("request", request.id)
    read = clearance_of(actor, request)
    full = read is Clearance.FULL
    return RequestView(
        row=row,
        brief=_brief(actor, request, read),
        public_summary=request.summary,
        clearance=str(read),
        version=request.version,
        locked_at=min((one.sent_at for one in proposals), default=None),
        close_reason=request.close_reason,
        closed_at=request.closed_at,
        shoring=_shoring(actor, row.client, at),
        criteria=_criteria(request) if full else [],
        screening=_screening(request) if full else [],
        questions=_questions(request, actor) if full else [],
        files=files.of(subject)[subject] if full else [],
        versions=request_versions(request) if full else [],
        invited=invited if is_client else [],
        invitation=own_invitation,
        own_proposal=proposal_rows([own])[0] if own else None,
        is_client=is_client,
        bidders=sum(one.state == ProposalState.SENT for one in proposals) if is_client else 0,
        may=_may(actor, request, own, at, room=not row.full or own_invitation is not None, full=full),
        entitled=entitled(actor, request),
        consequences=_consequences(request, known if is_client else [own] if own else [], at),
    )


def _brief(actor: Actor, request: Request, read: Clearance) -> str:
    if read is Clearance.EARLIER:
        return earlier_brief(actor, request)
    return request.brief if read is Clearance.FULL else ""


def _may(
    actor: Actor, request: Request, own: Proposal | None, at: datetime, *, room: bool, full: bool
) -> frozenset[str]:
    is_open = request.state == RequestState.OPEN
    contest = request.kind == RequestKind.CONTEST
    taking = is_open and not is_over(request.proposals_until, at)
    first = taking and own is None and round_of(request) == 1
    first = first and not is_bound_elsewhere(request, actor.organisation_id)
    standing = own is not None and own.state == ProposalState.SENT
    again = own is not None and own.state not in (ProposalState.DECLINED, ProposalState.AWARDED)
    again = again and own is not None and own.reason_code != Reason.ROUND
    draft = request.state == RequestState.DRAFT
    verbs = {
        "publish": draft and policies.may_publish_request(actor, request),
        "change_draft": draft and policies.may_change_draft(actor, request),
        "edit": is_open and policies.may_edit_request(actor, request),
        "repost": request.state in ENDED and policies.may_repost_request(actor, request),
        "close": is_open and policies.may_close_request(actor, request),
        "invite": (draft or taking) and policies.may_invite_provider(actor, request),
        "ask_documents": (draft or is_open) and not contest and policies.may_ask_documents(actor, request),
        "answer": is_open and policies.may_answer_question(actor, request),
        "shortlist": is_open and not is_sealed(request) and policies.may_shortlist(actor, request),
        "score": is_open and not is_sealed(request) and policies.may_score(actor, request),
        "decline": is_open and not is_sealed(request) and policies.may_decline_proposal(actor, request),
        "award": is_open
        and request.kind != RequestKind.RFI
        and not is_over(request.decide_until, at)
        and policies.may_award(actor, request),
        "propose": first and full and not contest and room and policies.may_send_proposal(actor, request),
        "draft_proposal": first and full and not contest and policies.may_draft_proposal(actor, request),
        "revise": taking and full and again and (standing or room) and policies.may_send_proposal(actor, request),
        "withdraw": standing and policies.may_send_proposal(actor, request),
        "ask": taking and full and policies.may_ask_question(actor, request),
        "enter": taking and contest and full and policies.may_send_proposal(actor, request),
        "sign_nda": is_open and not full and policies.may_sign_nda(actor, request),
        "decline_to_propose": taking and own is None and policies.may_decline_to_propose(actor, request),
    }
    return frozenset(verb for verb, allowed in verbs.items() if allowed)


def _shoring(actor: Actor, client: OrganisationRow, at: datetime) -> Shoring | None:
    """How far the reader's organisation is from the client: none for strangers and for the client itself."""
    if actor.organisation_id is None or actor.organisation_id == client.id:
        return None
    own = organisations([actor.organisation_id])[actor.organisation_id]
    return shoring(client.seat, own.seat, on=at.date(), person=own.is_person, near=near())


def _criteria(request: Request) -> list[CriterionRow]:
    rows = list(Criterion.objects.filter(request=request).order_by("position"))
    whole = sum(row.weight for row in rows)
    return [
        CriterionRow(row.id, row.name, row.guide, row.weight, row.kind, share(row.weight, whole), tuple(row.anchors))
        for row in rows
    ]


def _screening(request: Request) -> list[tuple[UUID, str]]:
    return list(ScreeningQuestion.objects.filter(request=request).order_by("position").values_list("id", "text"))


def _questions(request: Request, actor: Actor) -> list[QuestionRow]:
    letters: dict[UUID, str] = {}
    rows = []
    for one in Question.objects.filter(request=request).order_by("at", "id"):
        letter = letters.setdefault(one.asker_id, _letter(len(letters)))
        mine = one.asker_id == actor.organisation_id
        missed = one.missed_at is not None and one.answered_at is None
        until = one.answer_by
        rows.append(QuestionRow(one.id, letter, mine, one.text, one.at, one.answer, one.answered_at, until, missed))
    return rows


def _letter(place: int) -> str:
    """A, B … Z, AA, AB …"""
    first, last = divmod(place, 26)
    return (_letter(first - 1) if first else "") + ascii_uppercase[last]


def _invitations(request: Request, proposals: list[Proposal]) -> list[InvitationRow]:
    found = list(Invitation.objects.filter(request=request).order_by("at", "id"))
    providers = organisations({one.provider_id for one in found})
    proposed = {one.provider_id for one in proposals}
    return [
        InvitationRow(providers[one.provider_id], one.at, one.words, one.declined_at, one.provider_id in proposed)
        for one in found
    ]


def _consequences(request: Request, proposals: list[Proposal], at: datetime) -> list[Consequence]:
    if request.proposals_until is None or request.decide_until is None:
        return []
    clock = RequestClock(
        number=request.number,
        state=request.state,
        proposals_until=request.proposals_until,
        decide_until=request.decide_until,
    )
    standing = [
        ProposalClock(number=one.number, state=one.state, provider=one.provider.name, expires_at=one.expires_at)
        for one in proposals
    ]
    return silence(clock, standing, at)
