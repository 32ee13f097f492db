"""The lifecycles of work and submissions, the review clock, and what a hand-in may be. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from urllib.parse import urlsplit
from uuid import UUID

from anyshore.contracts.rules import Side
from anyshore.contracts.rules.reading import CONTROLS
from anyshore.kit.consequences import Consequence
from anyshore.kit.errors import Invalid, Refused
from anyshore.kit.lifecycle import Lifecycle
from anyshore.kit.money import Money
from anyshore.kit.workdays import Calendar, working_days_left


class WorkState(StrEnum):
    """Where the work on one milestone stands."""

    TO_DO = "to_do"
    IN_REVIEW = "in_review"
    CHANGES_ASKED = "changes_asked"
    ACCEPTED = "accepted"
    STOPPED = "stopped"


WORK = Lifecycle(
    "work",
    {
        (WorkState.TO_DO, "submit"): WorkState.IN_REVIEW,
        (WorkState.CHANGES_ASKED, "submit"): WorkState.IN_REVIEW,
        (WorkState.IN_REVIEW, "ask_for_changes"): WorkState.CHANGES_ASKED,
        (WorkState.IN_REVIEW, "withdraw"): WorkState.TO_DO,
        (WorkState.IN_REVIEW, "accept"): WorkState.ACCEPTED,
        (WorkState.TO_DO, "stop"): WorkState.STOPPED,
        (WorkState.CHANGES_ASKED, "stop"): WorkState.STOPPED,
        (WorkState.IN_REVIEW, "stop"): WorkState.STOPPED,
    },
)


class SubmissionState(StrEnum):
    """Where one submission stands."""

    IN_REVIEW = "in_review"
    CHANGES_ASKED = "changes_asked"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


SUBMISSION = Lifecycle(
    "submission",
    {
        (SubmissionState.IN_REVIEW, "ask_for_changes"): SubmissionState.CHANGES_ASKED,
        (SubmissionState.IN_REVIEW, "accept"): SubmissionState.ACCEPTED,
        (SubmissionState.IN_REVIEW, "withdraw"): SubmissionState.WITHDRAWN,
        (SubmissionState.IN_REVIEW, "close"): SubmissionState.CLOSED,
    },
)


class AcceptedBy(StrEnum):
    """Who accepted: a person of the client, or the client's silence at the stated instant."""

    PERSON = "person"
    SILENCE = "silence"


class NotLive(Refused):
    """The agreement does not run (yet, or any more); ``state`` is where it stands."""

    code = "agreement_not_live"


class ReviewOver(Refused):
    """The review ended at ``since`` and silence has accepted: nothing else can be said any more."""

    code = "review_over"


class ReviewPausedNow(Refused):
    """The review stands still since ``since``, because the money is on hold."""

    code = "review_paused"


LEAST_AFTER_A_PAUSE = timedelta(hours=48)
"""A review that was paused runs on with what was left of it, and at least this long."""
MOST_LINKS, LONGEST_LINK, LONGEST_NOTE = 20, 2_000, 20_000


@dataclass(frozen=True, slots=True)
class Review:
    """A submission under review, as far as silence goes. ``amount`` is what its acceptance is worth."""

    submission_id: UUID
    milestone: str
    position: int
    amount: Money
    review_until: datetime
    paused_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ReviewClock:
    """A review clock as a page shows it: so many working days in all, so many gone by."""

    submission_id: UUID
    started_at: datetime
    review_until: datetime
    days_total: int
    days_used: int
    extended: bool
    paused: bool
    over: bool
    zone: str


def silence(reviews: Iterable[Review]) -> list[Consequence]:
    """What silence does: every submission in review is accepted at its instant, unless its clock is paused."""
    return [
        Consequence(
            at=one.review_until,
            code="delivery.accepted_by_silence",
            side=Side.CLIENT,
            params={
                "submission_id": one.submission_id,
                "milestone": one.milestone,
                "position": one.position,
                "amount_minor": one.amount.minor,
                "currency": one.amount.currency,
            },
        )
        for one in sorted(reviews, key=lambda one: (one.review_until, one.position))
        if one.paused_at is None
    ]


def review_is_over(review_until: datetime, paused_at: datetime | None, at: datetime) -> bool:
    """Whether silence has accepted by ``at``: the stated instant itself is too late for any other answer."""
    return paused_at is None and at >= review_until


def resumed_until(review_until: datetime, paused_at: datetime, at: datetime) -> datetime:
    """The end of a review that was paused at ``paused_at`` and runs on from ``at``."""
    return at + max(review_until - paused_at, LEAST_AFTER_A_PAUSE)


def clock_of(
    review: Review, *, started_at: datetime, days: int, extended: bool, at: datetime, calendar: Calendar
) -> ReviewClock:
    """The clock of a review of so many working ``days`` as it stands at ``at``."""
    total = days * 2 if extended else days
    left = working_days_left(review.paused_at or at, review.review_until, calendar)
    over = review_is_over(review.review_until, review.paused_at, at)
    return ReviewClock(
        submission_id=review.submission_id,
        started_at=started_at,
        review_until=review.review_until,
        days_total=total,
        days_used=total if over else max(0, total - left),
        extended=extended,
        paused=review.paused_at is not None,
        over=over,
        zone=calendar.zone,
    )


def next_side(state: WorkState) -> Side | None:
    """Whose turn it is."""
    return {
        WorkState.TO_DO: Side.PROVIDER,
        WorkState.CHANGES_ASKED: Side.PROVIDER,
        WorkState.IN_REVIEW: Side.CLIENT,
    }.get(state)


def may_ask_again(revisions: int, allowed: int | None) -> bool:
    """Whether one more round of changes is within what was agreed; None: rounds are not counted."""
    return allowed is None or revisions < allowed


def checked_note(field: str, words: str) -> str:
    """Words of a hand-in or an answer, at most 20,000 characters; a control in them becomes a space."""
    said = CONTROLS.sub(" ", words.replace("\r\n", "\n")).strip()
    if len(said) > LONGEST_NOTE:
        raise Invalid(field=field, reason="length", longest=LONGEST_NOTE)
    return said


def checked_links(links: Sequence[str]) -> list[str]:
    """At most 20 web addresses, http or https, each with a host and at most 2,000 long; Invalid otherwise."""
    found = [link.strip() for link in links if link.strip()]
    if len(found) > MOST_LINKS:
        raise Invalid(field="links", reason="length", longest=MOST_LINKS)
    if not all(_is_web_address(link) for link in found):
        raise Invalid(field="links", reason="address")
    return found


def _is_web_address(link: str) -> bool:
    if len(link) > LONGEST_LINK or any(sign.isspace() for sign in link) or CONTROLS.search(link):
        return False
    try:
        parts = urlsplit(link)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def checked_criterion(criteria: Sequence[str], position: int) -> str:
    """The acceptance criterion at ``position`` (from 0); Invalid if there is none."""
    if not 0 <= position < len(criteria):
        raise Invalid(field="criterion", reason="range", high=len(criteria) - 1)
    return criteria[position]
