"""Reads of proposals: a provider's own, one as its page shows it, and what an award hands to the contract."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from anyshore.conversations.queries import thread_about
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.parties.queries import OrganisationRow, organisations
from anyshore.plumbing import files
from anyshore.plumbing.files import AttachedFile
from anyshore.sourcing.models import Proposal, ProposalAnswer, ProposalMilestone, ProposalVersion
from anyshore.sourcing.models.parts import read_offer
from anyshore.sourcing.queries.blind import letters_of, masked
from anyshore.sourcing.queries.duplicates import Sameness, said_to_it, sameness
from anyshore.sourcing.queries.lot_rows import BundleRow, LotRow, lot_rows
from anyshore.sourcing.queries.outcome import Outcome, outcome_of
from anyshore.sourcing.queries.requests import PAGE, Page
from anyshore.sourcing.queries.team_shares import ShareRow, teams_of
from anyshore.sourcing.rules.clocks import hear_by
from anyshore.sourcing.rules.offers import ProposalTerms
from anyshore.sourcing.rules.states import ProposalState


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalRow:
    """A proposal in its bidder's list. ``outdated``: the request has a newer version than the one it answers.

    ``hear_by`` is when the bidder knows the outcome at the latest.
    """

    id: UUID
    number: int
    state: str
    request_id: UUID
    request_number: int
    request_state: str
    title: str
    client: OrganisationRow
    price: Money
    finishes_on: date | None
    sent_at: datetime
    expires_at: datetime
    hear_by: datetime
    decided_at: datetime | None
    version: int
    outdated: bool
    reason_code: str
    reason_detail: str
    reason: str


@dataclass(frozen=True, slots=True)
class MilestoneRow:
    """A part of the work with its price and what it is accepted by."""

    position: int
    title: str
    amount: Money
    due_on: date | None
    criteria: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """A screening question and its answer."""

    question_id: UUID
    question: str
    text: str


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version of a proposal: its price, finishing day and the instant it was signed."""

    number: int
    price: Money
    finishes_on: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalView:
    """A proposal as its page shows it to its two sides; ``thread_id`` is their conversation about it.

    ``same`` tells which other texts it is like, ``said_to_it`` what its author says to that.
    ``letter`` stands for the bidder while names are hidden from the client; ``outcome`` is for the bidder of a tender.
    ``team`` is everybody of the team that the bidder leads, itself first; empty where it bids alone.
    """

    row: ProposalRow
    provider: OrganisationRow
    author: str
    text: str
    milestones: list[MilestoneRow]
    answers: list[AnswerRow]
    files: list[AttachedFile]
    versions: list[VersionRow]
    shortlisted: bool
    is_client: bool
    same: list[Sameness]
    said_to_it: str
    thread_id: UUID | None
    letter: str
    binding: bool
    lots: list[LotRow]
    bundles: list[BundleRow]
    outcome: Outcome | None
    team: list[ShareRow]


def my_proposals(actor: Actor, *, after: str = "", limit: int = PAGE) -> Page[ProposalRow]:
    """The proposals of the actor's own organisation, the newest first."""
    if actor.organisation_id is None:
        return Page([])
    rows = Proposal.objects.filter(provider_id=actor.organisation_id)
    try:
        rows = rows.filter(id__lt=UUID(after)) if after else rows
    except ValueError:
        return Page([])
    found = list(rows.select_related("request").order_by("-id")[: limit + 1])
    following = found[limit - 1].id.hex if len(found) > limit else ""
    return Page(proposal_rows(found[:limit]), following)


def proposal_rows(found: list[Proposal]) -> list[ProposalRow]:
    """Rows for proposals that came with their requests, in their order."""
    clients = organisations({one.request.client_id for one in found})
    return [_row(one, clients[one.request.client_id]) for one in found]


def _row(one: Proposal, client: OrganisationRow) -> ProposalRow:
    return ProposalRow(
        id=one.id,
        number=one.number,
        state=one.state,
        request_id=one.request_id,
        request_number=one.request.number,
        request_state=one.request.state,
        title=one.request.title,
        client=client,
        price=Money(one.price_minor, one.request.currency),
        finishes_on=one.finishes_on,
        sent_at=one.sent_at,
        expires_at=one.expires_at,
        hear_by=hear_by(one.expires_at, one.request.decide_until),
        decided_at=one.decided_at,
        version=one.version,
        outdated=one.state == ProposalState.SENT and one.request_version < one.request.version,
        reason_code=one.reason_code,
        reason_detail=one.reason_detail,
        reason=one.reason,
    )


def letter_of(proposal: Proposal) -> str:
    """The letter under which the client sees the bidder, while names are hidden."""
    rivals = list(Proposal.objects.filter(request_id=proposal.request_id))
    return letters_of(proposal.request, rivals).get(proposal.id, "")


def proposal_view(actor: Actor, number: int) -> ProposalView:
    """One proposal by its number, for its bidder and for the request's client. NotFound for everybody else."""
    found = Proposal.objects.visible_to(actor).select_related("request", "author").filter(number=number).first()
    if found is None:
        raise NotFound()
    subject = ("proposal", found.id)
    is_client = actor.organisation_id != found.provider_id
    letter = letter_of(found) if is_client else ""
    lots, bundles = lot_rows(found)
    return ProposalView(
        row=proposal_rows([found])[0],
        provider=masked(organisations([found.provider_id])[found.provider_id], letter),
        author="" if letter else found.author.name,
        text=found.text,
        milestones=milestones_of([found])[found.id],
        answers=answers_of([found.id])[found.id],
        files=files.of(subject)[subject],
        versions=_versions(found),
        shortlisted=found.shortlisted_at is not None,
        is_client=actor.organisation_id == found.request.client_id,
        same=(same := [] if letter else sameness([found])[found.id]),
        said_to_it=said_to_it(found.id) if same else "",
        thread_id=None if letter else thread_about(actor, subject),
        letter=letter,
        binding=found.binding,
        lots=lots,
        bundles=bundles,
        outcome=outcome_of(found.id),
        team=team_shown(found, masked_by=letter),
    )


def team_shown(proposal: Proposal, *, masked_by: str) -> list[ShareRow]:
    """The team of a proposal, the lead first; while names are hidden, the client reads nobody's."""
    return [] if masked_by else teams_of([proposal]).get(proposal.id, [])


def milestones_of(proposals: list[Proposal]) -> dict[UUID, list[MilestoneRow]]:
    """The milestones of proposals that came with their requests, by proposal."""
    found: dict[UUID, list[MilestoneRow]] = {one.id: [] for one in proposals}
    currency = {one.id: one.request.currency for one in proposals}
    for part in ProposalMilestone.objects.filter(proposal_id__in=list(found)).order_by("position"):
        amount = Money(part.amount_minor, currency[part.proposal_id])
        lines = tuple(part.criteria.splitlines())
        found[part.proposal_id].append(MilestoneRow(part.position, part.title, amount, part.due_on, lines))
    return found


def answers_of(proposal_ids: list[UUID]) -> dict[UUID, list[AnswerRow]]:
    """The answers to the screening questions, by proposal."""
    found: dict[UUID, list[AnswerRow]] = {one: [] for one in proposal_ids}
    rows = ProposalAnswer.objects.filter(proposal_id__in=proposal_ids).order_by("question__position")
    for row in rows.values_list("proposal_id", "question_id", "question__text", "text"):
        found[row[0]].append(AnswerRow(row[1], row[2], row[3]))
    return found


def _versions(proposal: Proposal) -> list[VersionRow]:
    rows = ProposalVersion.objects.filter(proposal=proposal).order_by("-number")
    currency = proposal.request.currency
    return [
        VersionRow(one.number, Money(one.content["price_minor"], currency), one.content["finishes_on"] or "", one.at)
        for one in rows
    ]


def proposal_terms(actor: Actor, number: int) -> tuple[UUID, int, ProposalTerms]:
    """The id, version and terms of one of the actor's own proposals, for the form that revises it."""
    own = Proposal.objects.filter(provider_id=actor.organisation_id, number=number)
    found = own.first() if actor.organisation_id else None
    if found is None:
        raise NotFound()
    return found.id, found.version, read_offer(found)
