"""Drafts: the one of a number for its page, those that are being written, and loading one under its agreement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max, OuterRef, Q, Subquery

from anyshore.contracts.models import Agreement, AgreementDraft, DraftEdit, HeldOffer
from anyshore.contracts.policies import may_offer, side_of, suggesting_side
from anyshore.contracts.rules import AgreementState, Side
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.drafts import DraftChanged, whole_hash
from anyshore.contracts.rules.held import HeldState
from anyshore.contracts.rules.suggestions import Change
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.plumbing.state import lock_root


@dataclass(frozen=True, slots=True)
class EditRow:
    """One edit as the history shows it. ``undone``: another edit undid it."""

    number: int
    change: Change
    side: Side
    author: str
    at: datetime
    undoes: int | None
    undone: bool


@dataclass(frozen=True, slots=True)
class DraftPage:
    """A draft as its reader sees it. ``is_open``: it is still being written; ``mine``: the reader's side began it;
    ``may`` holds the verbs that the reader may do now: ``edit``, ``share``, ``offer``, ``discard``."""

    id: UUID
    number: int
    state: AgreementState
    side: Side
    client: str
    provider: str
    content: Content
    shared_at: datetime | None
    discarded_at: datetime | None
    mine: bool
    edits: tuple[EditRow, ...]
    may: frozenset[str]

    @property
    def other(self) -> str:
        """The other side's name."""
        return self.provider if self.side is Side.CLIENT else self.client


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft in a list."""

    number: int
    title: str
    other: str
    shared: bool
    changed_at: datetime


def draft_page(actor: Actor, number: int) -> DraftPage:
    """The draft of that number with its history; NotFound where the actor does not see it. What its author's side
    wrote before it was shared is theirs alone to read."""
    rows = AgreementDraft.objects.visible_to(actor).filter(agreement__number=number)
    draft = rows.select_related("agreement__client", "agreement__provider").first()
    if draft is None:
        raise NotFound()
    agreement = draft.agreement
    side = side_of(actor, agreement)
    assert side is not None
    mine = agreement.drafted_by_id == actor.organisation_id
    edits = _edits(agreement.id, None if mine else draft.shared_at)
    return DraftPage(
        id=agreement.id,
        number=agreement.number,
        state=AgreementState(agreement.state),
        side=side,
        client=agreement.client.name,
        provider=agreement.provider.name,
        content=Content.from_json(draft.content),
        shared_at=draft.shared_at,
        discarded_at=draft.discarded_at,
        mine=mine,
        edits=edits,
        may=_may(actor, draft, mine=mine),
    )


def is_draft(actor: Actor, number: int) -> bool:
    """Whether that number is of a draft that the actor sees and that nobody has offered yet."""
    rows = AgreementDraft.objects.visible_to(actor).filter(agreement__number=number)
    return bool(rows.filter(agreement__state=AgreementState.DRAFT).exists())


def is_written(actor: Actor, agreement_id: UUID) -> bool:
    """Whether it is a draft that the actor sees and that nobody has offered yet."""
    rows = AgreementDraft.objects.visible_to(actor).filter(agreement_id=agreement_id)
    return bool(rows.filter(agreement__state=AgreementState.DRAFT).exists())


def drafts_of(actor: Actor) -> list[DraftRow]:
    """The drafts that the actor's organisation writes, alone or with others, the one last changed in front."""
    rows = AgreementDraft.objects.visible_to(actor).open().select_related("agreement__client", "agreement__provider")
    return [_row(actor, one) for one in rows.order_by("-changed_at", "-id")[:50]]


def drafts_waiting(actor: Actor) -> list[DraftRow]:
    """Shared drafts that the other side changed last, or began: the actor's side reads, writes on or offers. One that
    its own people have been asked about does not wait."""
    last = DraftEdit.objects.filter(agreement=OuterRef("agreement")).order_by("-number").values("side")[:1]
    rows = (
        AgreementDraft.objects.visible_to(actor).open().filter(shared_at__isnull=False).annotate(last=Subquery(last))
    )
    asked = HeldOffer.objects.visible_to(actor).filter(state=HeldState.HELD).values("about")
    found = rows.exclude(agreement_id__in=asked).select_related("agreement__client", "agreement__provider")
    return [_row(actor, one) for one in found.order_by("changed_at", "id") if _is_theirs(actor, one)]


def _is_theirs(actor: Actor, one: Any) -> bool:
    """Whether the other side was the last to write; who began it, where nobody has changed it."""
    if one.last:
        return bool(one.last != side_of(actor, one.agreement))
    return bool(one.agreement.drafted_by_id != actor.organisation_id)


def draft_locked(actor: Actor, agreement_id: UUID) -> AgreementDraft:
    """A draft with its agreement, which is locked first; NotFound where the actor does not see it."""
    seen = AgreementDraft.objects.visible_to(actor).filter(agreement_id=agreement_id)
    agreement: Agreement = lock_root(Agreement.objects.filter(pk__in=seen.values("agreement_id")), agreement_id)
    found: AgreementDraft | None = AgreementDraft.objects.filter(agreement_id=agreement_id).first()
    if found is None:
        raise NotFound()
    found.agreement = agreement
    return found


def must_be_the_draft(agreement: Agreement, content: Content) -> None:
    """Refuse what a draft does not say any more, or one that was given up (DraftChanged)."""
    found = AgreementDraft.objects.filter(agreement=agreement, discarded_at=None).first()
    if found is None or whole_hash(Content.from_json(found.content)) != whole_hash(content):
        raise DraftChanged()


def next_edit(agreement_id: UUID) -> int:
    """The number of the next edit of a locked draft."""
    last = DraftEdit.objects.filter(agreement_id=agreement_id).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def edit_of(agreement_id: UUID, number: int) -> DraftEdit:
    """One edit of a locked draft that nobody has undone; NotFound otherwise."""
    rows = DraftEdit.objects.filter(agreement_id=agreement_id)
    found = rows.filter(number=number).first()
    if found is None or rows.filter(undoes=number).exists():
        raise NotFound()
    return found


def _edits(agreement_id: UUID, since: datetime | None) -> tuple[EditRow, ...]:
    seen = Q(agreement_id=agreement_id) if since is None else Q(agreement_id=agreement_id, at__gte=since)
    rows = list(DraftEdit.objects.filter(seen).select_related("author").order_by("-number"))
    undone = {one.undoes for one in rows if one.undoes}
    return tuple(
        EditRow(one.number, one.change, Side(one.side), one.author.name, one.at, one.undoes, one.number in undone)
        for one in rows
    )


def _may(actor: Actor, draft: AgreementDraft, *, mine: bool) -> frozenset[str]:
    if draft.discarded_at is not None or draft.agreement.state != AgreementState.DRAFT:
        return frozenset()
    commits = may_offer(actor)
    verbs = {
        "edit": suggesting_side(actor, draft.agreement) is not None,
        "share": mine and commits and draft.shared_at is None,
        "offer": commits,
        "discard": mine and commits,
    }
    return frozenset(verb for verb, allowed in verbs.items() if allowed)


def _row(actor: Actor, one: AgreementDraft) -> DraftRow:
    agreement = one.agreement
    other = agreement.provider if agreement.client_id == actor.organisation_id else agreement.client
    return DraftRow(agreement.number, agreement.title, other.name, one.shared_at is not None, one.changed_at)
