"""Reads of reviews, and what an organisation's standing is made of."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q

from anyshore.catalogue.models import Standing
from anyshore.contracts.models import Agreement
from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.rules import AgreementState, Side
from anyshore.delivery.models import Submission
from anyshore.delivery.rules import SubmissionState
from anyshore.kit.actor import Actor
from anyshore.kit.consequences import Consequence
from anyshore.kit.errors import NotFound
from anyshore.payments.queries.owed import is_paid
from anyshore.payments.rails import rail
from anyshore.reviews.models import Review, Window
from anyshore.reviews.policies import may_write, side_of
from anyshore.reviews.rules import OpenWindow, Score, WindowState, score_of, silence


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One review as it may be read. ``side`` is the side that wrote it."""

    id: UUID
    side: str
    by_name: str
    by_slug: str
    about_name: str
    about_slug: str
    score: int
    words: str
    at: datetime
    reply: str
    replied_at: datetime | None
    agreement_title: str
    category: str


@dataclass(frozen=True, slots=True)
class WindowRow:
    """The reviews after one agreement as one side sees them: ``theirs`` is empty until both are shown."""

    id: UUID
    state: str
    closes_at: datetime
    shown_at: datetime | None
    mine: ReviewRow | None
    theirs: ReviewRow | None
    may_write: bool
    waits_for_payment: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """What an organisation's standing on one side is made of, beside its score."""

    contracts: int
    on_time: int
    delivered: int


def window_of(actor: Actor, agreement_id: UUID) -> WindowRow | None:
    """The review window of an agreement that the actor sees; None where none was opened."""
    window = Window.objects.visible_to(actor).filter(agreement_id=agreement_id).select_related("agreement").first()
    if window is None:
        return None
    side = side_of(actor, window.agreement)
    seen = {row.side: _row(row) for row in _read(Review.objects.visible_to(actor).filter(window=window))}
    mine = seen.get(str(side)) if side else None
    return WindowRow(
        id=window.pk,
        state=window.state,
        closes_at=window.closes_at,
        shown_at=window.shown_at,
        mine=mine,
        theirs=seen.get(str(side.other)) if side else None,
        may_write=window.state == WindowState.OPEN and mine is None and may_write(actor, window.agreement),
        waits_for_payment=not is_paid_for(window.agreement),
    )


def reviews_about(organisation_id: UUID, limit: int = 20) -> tuple[ReviewRow, ...]:
    """The shown reviews about an organisation, newest first. Public."""
    rows = Review.objects.shown().filter(about_id=organisation_id).order_by("-at", "-id")[:limit]
    return tuple(_row(row) for row in _read(rows))


def score(organisation_id: UUID, side: Side) -> Score | None:
    """An organisation's public score on one side, from every shown review that it got there. Public."""
    rows = Review.objects.shown().filter(about_id=organisation_id, side=str(side.other))
    return score_of(rows.values_list("by_id", "score"))


def silence_of(actor: Actor, agreement_id: UUID) -> list[Consequence]:
    """What silence does to the reviews after one agreement that the actor sees."""
    window = Window.objects.visible_to(actor).filter(agreement_id=agreement_id, state=WindowState.OPEN).first()
    if window is None:
        return []
    written = set(Review.objects.filter(window=window).values_list("side", flat=True))
    missing = tuple(str(side) for side in Side if str(side) not in written)
    return silence(OpenWindow(closes_at=window.closes_at, missing=missing))


def agreement_of_window(window_id: UUID) -> tuple[UUID, frozenset[str]]:
    """The agreement of a review window, and the sides that have not reviewed."""
    window = Window.objects.get(pk=window_id)
    written = set(Review.objects.filter(window=window).values_list("side", flat=True))
    return window.agreement_id, frozenset(str(side) for side in Side if str(side) not in written)


# --------------------------------------------------------------------------------------------- what the verbs load


def lock_window_of(actor: Actor, agreement_id: UUID) -> tuple[Agreement, Window | None]:
    """Lock the agreement, then load its window, if there is one."""
    agreement = locked_agreement(actor, agreement_id)
    window: Window | None = Window.objects.filter(agreement_id=agreement_id).first()
    return agreement, window


def lock_window(actor: Actor, window_id: UUID) -> tuple[Agreement, Window]:
    """Lock a window's agreement, then load the window. NotFound for one that the actor does not see."""
    found = Window.objects.visible_to(actor).filter(pk=window_id).values_list("agreement_id", flat=True).first()
    if found is None:
        raise NotFound()
    agreement = locked_agreement(actor, found)
    return agreement, Window.objects.get(pk=window_id)


def lock_review(actor: Actor, review_id: UUID) -> tuple[Agreement, Review]:
    """Lock a review's agreement, then load the review with its window. NotFound for one not to be seen."""
    visible = Review.objects.visible_to(actor).filter(pk=review_id)
    found = visible.values_list("window__agreement_id", flat=True).first()
    if found is None:
        raise NotFound()
    agreement = locked_agreement(actor, found)
    return agreement, visible.select_related("window").get()


def written_in(window_id: UUID) -> list[Review]:
    """The reviews of one window."""
    return list(Review.objects.filter(window_id=window_id).order_by("side"))


def is_paid_for(agreement: Agreement) -> bool:
    """Whether money has really gone to the provider: where the parties pay each other, one payment was confirmed."""
    return not rail(agreement.rail).PROMISES or is_paid(agreement.pk)


def lock_standing(organisation_id: UUID, side: Side, at: datetime) -> None:
    """Lock the row of an organisation's standing, made if need be: what is read after this stays true until it is
    written."""
    empty = Standing(organisation_id=organisation_id, side=str(side), changed_at=at)
    Standing.objects.bulk_create([empty], ignore_conflicts=True)
    rows = Standing.objects.filter(organisation_id=organisation_id, side=str(side))
    rows.select_for_update().values_list("pk").get()


def facts_of(organisation_id: UUID, side: Side) -> Facts:
    """Contracts that were completed or ended; for a provider also the accepted
    milestones that had a day, and how many of them were handed in by that day."""
    over = (AgreementState.COMPLETED, AgreementState.ENDED)
    own = Q(client_id=organisation_id) if side is Side.CLIENT else Q(provider_id=organisation_id)
    contracts = Agreement.objects.filter(own, state__in=over).count()
    if side is Side.CLIENT:
        return Facts(contracts=contracts, on_time=0, delivered=0)
    handed_in = Submission.objects.filter(
        agreement__provider_id=organisation_id,
        state=SubmissionState.ACCEPTED,
        work__milestone__due_on__isnull=False,
    )
    counted = handed_in.aggregate(
        delivered=Count("pk"), on_time=Count("pk", filter=Q(at__date__lte=F("work__milestone__due_on")))
    )
    return Facts(contracts=contracts, on_time=counted["on_time"], delivered=counted["delivered"])


def _read(rows: Any) -> Any:
    return rows.select_related("by", "about", "window__agreement")


def _row(row: Review) -> ReviewRow:
    return ReviewRow(
        id=row.pk,
        side=row.side,
        by_name=row.by.name,
        by_slug=row.by.slug,
        about_name=row.about.name,
        about_slug=row.about.slug,
        score=row.score,
        words=row.words,
        at=row.at,
        reply=row.reply,
        replied_at=row.replied_at,
        agreement_title=row.window.agreement.title,
        category=row.window.agreement.category,
    )
