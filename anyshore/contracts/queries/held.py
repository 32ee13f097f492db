"""Reads of held offers: for the page of one, the list of those that wait, and the actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model

from anyshore.approvals.models import Approval
from anyshore.catalogue.queries.held import package_went_out
from anyshore.catalogue.rules import held as packages
from anyshore.contracts.models import Agreement, HeldOffer
from anyshore.contracts.policies import may_drop_held, may_offer
from anyshore.contracts.queries.approving import AwardApproval, version_approval
from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.held import HeldState
from anyshore.contracts.rules.terms import ends_at
from anyshore.contracts.rules.versions import seal
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.parties.queries import Reader, actor_for, calendar, readers_of
from anyshore.parties.rules import Right
from anyshore.plumbing.state import lock_root
from anyshore.sourcing.queries.held import proposal_went_out
from anyshore.sourcing.rules.held import SUBJECT


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A held offer in a list. ``what`` it is: an ``offer`` that nothing came before, a ``draft`` to be offered, a
    ``counter``-offer, a ``renewal`` until ``renews_to``."""

    id: UUID
    number: int
    title: str
    other: str
    side: Side
    value: Money
    author: str
    at: datetime
    state: HeldState
    what: str
    renews_to: date | None


@dataclass(frozen=True, slots=True)
class HeldView:
    """A held offer as its own side sees it. ``approval`` is asked as by its author; ``may_send``: nobody need agree
    any more, or they have and it could not go out before."""

    row: HeldRow
    content: Content
    text: str
    why: str
    refusal: dict[str, Any]
    approval: AwardApproval
    is_author: bool
    may_drop: bool
    may_send: bool
    may_ask: bool

    @property
    def held(self) -> bool:
        """Whether it still waits."""
        return self.row.state == HeldState.HELD

    @property
    def came_back(self) -> bool:
        """Whether it waits for its author, and for nobody else."""
        standing = self.approval.standing
        return self.held and self.approval.missing and not (standing and standing.waits)


def held_offers(actor: Actor) -> list[HeldRow]:
    """The offers of the actor's organisation that have not gone out, the newest first."""
    rows = HeldOffer.objects.visible_to(actor).filter(state=HeldState.HELD).select_related("other", "author")
    return [_row(one) for one in rows.order_by("-at", "-id")]


def held_back(actor: Actor) -> list[tuple[HeldRow, datetime | None]]:
    """What the actor signed and that waits for nobody else: it came back, or nobody need agree any more. Each with
    when it comes too late, where something bounds it."""
    rows = HeldOffer.objects.visible_to(actor).filter(state=HeldState.HELD, author_id=actor.person_id)
    found = [(one, held_approval(one)) for one in rows.select_related("other", "author", "agreement").order_by("at")]
    return [
        (_row(one), decided_by(one))
        for one, approval in found
        if not (approval.missing and approval.standing and approval.standing.waits)
    ]


def held_view(actor: Actor, held_id: UUID) -> HeldView:
    """One held offer of the actor's organisation; NotFound otherwise."""
    found = HeldOffer.objects.visible_to(actor).filter(pk=held_id).select_related("other", "author").first()
    if found is None:
        raise NotFound()
    content = Content.from_json(found.content)
    approval = held_approval(found)
    waits = bool(approval.standing and approval.standing.waits)
    is_held, free = found.state == HeldState.HELD, not approval.missing
    return HeldView(
        row=_row(found),
        content=content,
        text=seal(content, found.before).text,
        why=found.why,
        refusal=found.refusal,
        approval=approval,
        is_author=found.author_id == actor.person_id,
        may_drop=is_held and may_drop_held(actor, found),
        may_send=is_held and free and may_offer(actor),
        may_ask=is_held and not free and not waits and found.author_id == actor.person_id and may_offer(actor),
    )


def held_on(actor: Actor, agreement_id: UUID) -> HeldRow | None:
    """The counter-offer of the actor's organisation on this agreement that has not gone out, if there is one."""
    rows = HeldOffer.objects.visible_to(actor).filter(agreement_id=agreement_id, state=HeldState.HELD)
    found = rows.select_related("other", "author").first()
    return _row(found) if found else None


def held_about(organisation_id: UUID, agreement_id: UUID, fingerprint: str) -> UUID | None:
    """The offer that an approval of this content was asked about, where it still waits."""
    rows = HeldOffer.objects.filter(organisation_id=organisation_id, about=agreement_id, hash=fingerprint)
    return rows.filter(state=HeldState.HELD).values_list("id", flat=True).first()


def went_out(approval_id: UUID) -> bool:
    """Whether what an approval was asked about was held, an offer, a proposal or a package, and went out by itself."""
    rows = Approval.objects.filter(pk=approval_id)
    told = rows.filter(subject_kind="agreement").values_list("organisation_id", "subject_id", "fingerprint").first()
    if told is None:
        kind, subject_id = rows.values_list("subject_kind", "subject_id").get()
        out = {SUBJECT: proposal_went_out, packages.SUBJECT: package_went_out}
        return kind in out and out[kind](subject_id)
    held = HeldOffer.objects.filter(organisation_id=told[0], about=told[1], hash=told[2], state=HeldState.SENT)
    return bool(held.exists())


@dataclass(frozen=True, slots=True)
class ToldHeld:
    """A held offer as mails name it; ``author`` is empty where they have left."""

    title: str
    other: str
    value: Money
    author: tuple[Reader, ...]


def told_held(held_id: UUID) -> ToldHeld:
    """The held offer with this id."""
    one = HeldOffer.objects.select_related("other").get(pk=held_id)
    people = readers_of(one.organisation_id, Right.VIEW)
    author = tuple(reader for reader in people if reader.person_id == one.author_id)
    return ToldHeld(one.title, one.other.name, Money(one.value_minor, one.currency), author)


def locked_held(actor: Actor, held_id: UUID) -> HeldOffer:
    """A held offer with its agreement, if it answers one, both locked, the agreement first; NotFound otherwise."""
    found = HeldOffer.objects.visible_to(actor).filter(pk=held_id).values_list("agreement_id", flat=True).first()
    if found:
        lock_root(Agreement.objects.all(), found)
    held: HeldOffer = lock_root(HeldOffer.objects.visible_to(actor), held_id)
    return held


def locked_holds(agreement_id: UUID) -> list[HeldOffer]:
    """What either side holds about an agreement that is locked already."""
    rows = HeldOffer.objects.filter(about=agreement_id, state=HeldState.HELD)
    return list(rows.select_for_update(of=("self",)).order_by("id"))


def held_approval(held: HeldOffer) -> AwardApproval:
    """What the rules of its organisation say about a held offer, asked by its author."""
    content = Content.from_json(held.content)
    return version_approval(
        author_of(held),
        Side(held.side),
        agreement_id=held.about,
        version_hash=held.hash,
        amount=content.value,
        under_id=content.under.id if content.under else None,
    )


def decided_by(held: HeldOffer) -> datetime | None:
    """Until when those who are asked may answer at the latest: what is on the table lapses then, or what is to be
    renewed ends; None where neither bounds it."""
    table = held.agreement
    if table is not None and held.renews_to is not None and table.ends_on is not None:
        return ends_at(table.ends_on, calendar(table.client_id).zone)
    return table.answer_until if table else None


def author_of(held: HeldOffer) -> Actor:
    """Who signed a held offer, as they act for its organisation now; without a role where they have left it."""
    people = get_user_model().objects.filter(pk=held.author_id)
    found = actor_for(people.first(), held.organisation_id)
    here = found.organisation_id == held.organisation_id
    return found if here else Actor(found.kind, held.author_id, held.organisation_id)


def master_stands(content: Content) -> bool:
    """Whether what a held statement of work stands under still runs; true where it stands under none."""
    if content.under is None:
        return True
    return bool(Agreement.objects.filter(pk=content.under.id, state__in=LIVE).exists())


def _row(one: HeldOffer) -> HeldRow:
    return HeldRow(
        id=one.id,
        number=one.number,
        title=one.title,
        other=one.other.name,
        side=Side(one.side),
        value=Money(one.value_minor, one.currency),
        author=one.author.name,
        at=one.at,
        state=HeldState(one.state),
        what=_what(one),
        renews_to=one.renews_to,
    )


def _what(one: HeldOffer) -> str:
    if one.renews_to is not None:
        return "renewal"
    if one.agreement_id is None:
        return "offer"
    return "counter" if one.before else "draft"
