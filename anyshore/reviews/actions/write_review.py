"""Review the other side."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.rules import Side
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, Refused
from anyshore.kit.ids import new_id
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.reviews.actions.show_reviews import show_reviews
from anyshore.reviews.events import ReviewWritten
from anyshore.reviews.models import Review
from anyshore.reviews.policies import may_write, side_of
from anyshore.reviews.queries import is_paid_for, lock_window_of, written_in
from anyshore.reviews.rules import SCORE_MAX, WORDS_MAX, WindowState

if TYPE_CHECKING:
    from anyshore.contracts.models import Agreement
    from anyshore.reviews.models import Window


class NoWindow(Refused):
    """The agreement runs, was not paid, or its parties are related: there is nothing to review."""

    code = "no_window"


class WindowClosed(Refused):
    """The time for reviews is over; ``since`` is when it ended."""

    code = "window_closed"


class AlreadyReviewed(Refused):
    """This side has written its review."""

    code = "already_reviewed"


class NotPaidYet(Refused):
    """The parties pay each other, and no payment was confirmed yet."""

    code = "not_paid_yet"


class ScoreOutOfRange(Invalid):
    """A score is a whole number from ``low`` to ``high``."""

    code = "score_out_of_range"


@action
def write_review(*, actor: Actor, agreement_id: UUID, score: int, words: str = "", at: datetime) -> Review:
    """The actor's side has reviewed the other with a score of 0 to 100 and, if it wants, words.

    Either side's people who bind it, once, while the window is open. Nobody else reads it until both have written
    or the window closes; the second review shows both at once. Refused: no window, one that is closed, a second
    review, a score out of range, an agreement of which nothing was paid.
    """
    agreement, window = lock_window_of(actor, agreement_id)
    side = side_of(actor, agreement)
    if side is None or actor.person_id is None or not may_write(actor, agreement):
        raise Forbidden()
    if window is None:
        raise NoWindow()
    written = _must_be_open(window, agreement, side, at)
    if not 0 <= score <= SCORE_MAX:
        raise ScoreOutOfRange(field="score", low=0, high=SCORE_MAX)
    if len(words.strip()) > WORDS_MAX:
        raise Invalid(field="words", reason="too_long", limit=WORDS_MAX)
    review = Review.objects.create(
        id=new_id(),
        window_id=window.pk,
        side=str(side),
        author_id=actor.person_id,
        by_id=agreement.client_id if side is Side.CLIENT else agreement.provider_id,
        about_id=agreement.provider_id if side is Side.CLIENT else agreement.client_id,
        score=score,
        words=words.strip(),
        at=at,
    )
    tell(
        ReviewWritten(agreement_id=agreement_id, window_id=window.pk, review_id=review.pk, side=str(side), at=at),
        actor=actor,
    )
    if written:
        show_reviews(actor=actor, window_id=window.pk, at=at)
    return review


def _must_be_open(window: Window, agreement: Agreement, side: Side, at: datetime) -> list[Review]:
    if window.state != WindowState.OPEN or at >= window.closes_at:
        raise WindowClosed(since=window.shown_at or window.closes_at)
    written = written_in(window.pk)
    if any(one.side == side for one in written):
        raise AlreadyReviewed()
    if not is_paid_for(agreement):
        raise NotPaidYet()
    return written
