"""Show both reviews at once."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from anyshore.contracts.rules import Side
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Refused
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move
from anyshore.reviews.actions.update_standing import update_standing
from anyshore.reviews.events import ReviewsShown
from anyshore.reviews.queries import lock_window, written_in

if TYPE_CHECKING:
    from anyshore.reviews.models import Window


class NotYet(Refused):
    """A review is still missing and the window is open until ``until``."""

    code = "not_yet"


@action
def show_reviews(*, actor: Actor, window_id: UUID, at: datetime) -> Window:
    """What was written is public and counts in the scores; nothing can be written any more.

    The clock when the window closes, or whoever writes the second review. Refused: before both.
    """
    agreement, window = lock_window(actor, window_id)
    written = written_in(window_id)
    if len(written) < len(Side) and at < window.closes_at:
        raise NotYet(until=window.closes_at)
    move(window, "show", actor=actor, at=at, write={"shown_at": at})
    deadlines.stop(subject=("review_window", window_id), at=at)
    tell(ReviewsShown(agreement_id=agreement.pk, window_id=window_id, count=len(written), at=at), actor=actor)
    for review in sorted(written, key=lambda one: one.about_id):
        update_standing(actor=actor, organisation_id=review.about_id, side=Side(review.side).other, at=at)
    return window
