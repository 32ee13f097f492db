"""Proposals that wait for their own organisation's people: whether they must, and reads for verbs, pages and mails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from anyshore.approvals.queries.needed import Needed, approval_needed, has_rules
from anyshore.approvals.queries.own import OwnApproval, acting_for, own_approval
from anyshore.approvals.rules import Kind
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Invalid, NotFound
from anyshore.kit.money import Money
from anyshore.parties.queries import Reader, readers_of
from anyshore.parties.rules import Right
from anyshore.plumbing import files
from anyshore.plumbing.files import AttachedFile
from anyshore.plumbing.state import lock_root
from anyshore.sourcing.models import HeldProposal, Proposal, Request
from anyshore.sourcing.policies import may_drop_held, may_hold_proposal
from anyshore.sourcing.queries.taking import completed_for
from anyshore.sourcing.rules.held import SUBJECT, HeldState, ProposalUnapproved, signed_hash
from anyshore.sourcing.rules.offers import ProposalTerms, read_content
from anyshore.sourcing.rules.states import RequestKind


def own_rule(actor: Actor, request: Request, price_minor: int) -> Needed | None:
    """The rule of the actor's own organisation that holds for a proposal of this price, asked by the actor; None where
    nobody need agree, or nothing is priced."""
    if request.kind == RequestKind.RFI:
        return None
    amount = Money(price_minor, request.currency)
    return approval_needed(actor.acting_organisation, Kind.CONTRACT, amount, asked_by_id=actor.person_id)


def must_be_approved(
    actor: Actor, request: Request, terms: ProposalTerms, proposal: Proposal | None = None, version: int = 0
) -> None:
    """Refuse completed terms that the provider's own people must agree to first and that do not go out as they were
    held and agreed to (ProposalUnapproved)."""
    needed = own_rule(actor, request, terms.price_minor)
    if needed is None:
        return
    agreed = HeldProposal.objects.filter(
        request=request, provider_id=actor.acting_organisation, state=HeldState.SENT, hash=signed_hash(terms),
        proposal=proposal, revises=version,
    )  # fmt: skip
    if not agreed.exists():
        raise ProposalUnapproved(needed=needed.needed)


def must_ask_own(actor: Actor, request_id: UUID, terms: ProposalTerms, *, at: datetime) -> bool:
    """Whether the actor's own people must agree to these terms before they go out; what cannot be taken anyway is
    refused where it is sent."""
    request = Request.objects.visible_to(actor).filter(pk=request_id).first()
    try:
        price = completed_for(request, terms, at).price_minor if request else 0
    except Invalid:
        return False
    return request is not None and own_rule(actor, request, price) is not None


def asks_own(actor: Actor) -> bool:
    """Whether the actor's organisation has rules under which a proposal may have to be agreed to first."""
    return actor.organisation_id is not None and has_rules(actor, Kind.CONTRACT)


def locked_held_proposal(actor: Actor, held_id: UUID) -> tuple[Request, HeldProposal]:
    """What waits, read after its request, the root of both, was locked; NotFound for another organisation's."""
    request_id = HeldProposal.objects.visible_to(actor).filter(pk=held_id).values_list("request_id", flat=True).first()
    if request_id is None:
        raise NotFound()
    request: Request = lock_root(Request.objects.all(), request_id)
    held: HeldProposal = lock_root(HeldProposal.objects.visible_to(actor), held_id)
    return request, held


def held_on(request_id: UUID, provider_id: UUID) -> HeldProposal | None:
    """What a provider holds on a request that is locked already."""
    found: HeldProposal | None = HeldProposal.objects.filter(
        request_id=request_id, provider_id=provider_id, state=HeldState.HELD
    ).first()
    return found


def author_of(held: HeldProposal) -> Actor:
    """Who signed it, acting for the provider with the role they have now; none if they left."""
    return acting_for(held.author_id, held.provider_id)


def approval_of(held: HeldProposal, request: Request) -> OwnApproval:
    """What the provider's rules say about it, asked by its author."""
    needed = own_rule(author_of(held), request, held.price_minor)
    return own_approval(needed, held.provider_id, (SUBJECT, held.id), held.hash)


@dataclass(frozen=True, slots=True)
class HeldProposalRow:
    """A proposal that waits, in a list. ``proposal`` is the number of the one that it became, or would follow; 0 where
    there is none."""

    id: UUID
    request_number: int
    title: str
    client: str
    price: Money
    author: str
    at: datetime
    state: str
    proposal: int
    revises: int


@dataclass(frozen=True, slots=True)
class HeldProposalView:
    """What waits as its own organisation sees it. ``may`` holds the reader's verbs: send, ask, drop."""

    row: HeldProposalRow
    terms: ProposalTerms
    files: list[AttachedFile]
    refusal: Mapping[str, Any]
    approval: OwnApproval
    may: frozenset[str]

    @property
    def parts(self) -> list[tuple[str, date | None, Money]]:
        """Its milestones, where they are more than one: what, when, how much."""
        found = [
            (one.title, one.due_on, Money(one.amount_minor, self.row.price.currency)) for one in self.terms.milestones
        ]
        return found if len(found) > 1 else []

    @property
    def step(self) -> str:
        """Where it stands: sent, dropped, overtaken, or, while it waits, waits, free (nobody need agree any more) or
        back (with its author)."""
        if self.row.state != HeldState.HELD:
            return self.row.state
        if not self.approval.missing:
            return "free"
        standing = self.approval.standing
        return "waits" if standing and standing.waits else "back"


def held_proposals(actor: Actor) -> list[HeldProposalRow]:
    """Those of the actor's organisation that wait, the newest first."""
    rows = HeldProposal.objects.visible_to(actor).filter(state=HeldState.HELD)
    return [_row(one) for one in rows.select_related(*_BESIDE).order_by("-at", "-id")]


def held_back(actor: Actor) -> list[tuple[HeldProposalRow, datetime | None]]:
    """What the actor signed and that waits for nobody else: it came back, or nobody need agree any more. Each with
    the end of the request's time for proposals."""
    rows = HeldProposal.objects.visible_to(actor).filter(state=HeldState.HELD, author_id=actor.person_id)
    found = [(one, approval_of(one, one.request)) for one in rows.select_related(*_BESIDE).order_by("at")]
    return [
        (_row(one), one.request.proposals_until)
        for one, approval in found
        if not (approval.missing and approval.standing and approval.standing.waits)
    ]


def held_by(actor: Actor, request_id: UUID) -> HeldProposalRow | None:
    """What the actor's organisation holds on a request."""
    rows = HeldProposal.objects.visible_to(actor).filter(state=HeldState.HELD, request_id=request_id)
    found = rows.select_related(*_BESIDE).first()
    return _row(found) if found else None


def held_proposal(actor: Actor, held_id: UUID) -> HeldProposalView:
    """One of the actor's own organisation; NotFound otherwise."""
    found = HeldProposal.objects.visible_to(actor).filter(pk=held_id).select_related(*_BESIDE).first()
    if found is None:
        raise NotFound()
    approval, is_held = approval_of(found, found.request), found.state == HeldState.HELD
    waits, binds = bool(approval.standing and approval.standing.waits), may_hold_proposal(actor, found)
    may = {
        "send": is_held and binds and not approval.missing,
        "ask": is_held and binds and approval.missing and not waits and found.author_id == actor.person_id,
        "drop": is_held and may_drop_held(actor, found),
    }
    return HeldProposalView(
        row=_row(found),
        terms=read_content(found.terms),
        files=files.of((SUBJECT, found.id))[SUBJECT, found.id],
        refusal=found.refusal,
        approval=approval,
        may=frozenset(verb for verb, can in may.items() if can),
    )


@dataclass(frozen=True, slots=True)
class ToldHeldProposal:
    """What waited as mails name it; ``author`` is empty where they have left."""

    title: str
    client: str
    author: tuple[Reader, ...]


def told_held_proposal(held_id: UUID) -> ToldHeldProposal:
    """What waited, with this id."""
    one = HeldProposal.objects.select_related("request__client").get(pk=held_id)
    people = readers_of(one.provider_id, Right.VIEW)
    author = tuple(reader for reader in people if reader.person_id == one.author_id)
    return ToldHeldProposal(one.request.title, one.request.client.name, author)


def proposal_went_out(subject_id: UUID) -> bool:
    """Whether what an approval was asked about is with the client."""
    return bool(HeldProposal.objects.filter(pk=subject_id, state=HeldState.SENT).exists())


_BESIDE = ("request__client", "author", "proposal")


def _row(one: HeldProposal) -> HeldProposalRow:
    return HeldProposalRow(
        id=one.id,
        request_number=one.request.number,
        title=one.request.title,
        client=one.request.client.name,
        price=Money(one.price_minor, one.currency),
        author=one.author.name,
        at=one.at,
        state=str(one.state),
        proposal=one.proposal.number if one.proposal else 0,
        revises=one.revises,
    )
