"""Let both sides review each other."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.kit.ids import new_id
from anyshore.kit.workdays import add_calendar_days
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.reviews.events import ReviewsOpened
from anyshore.reviews.models import Window
from anyshore.reviews.policies import may_open_window
from anyshore.reviews.queries import lock_window_of
from anyshore.reviews.rules import WINDOW_DAYS


@action
def open_window(*, actor: Actor, agreement_id: UUID, at: datetime) -> Window:
    """Both sides may review for 14 days, to the later of the two ends of that day.

    Inner: exits opens it when an agreement that was paid ends between unrelated parties. Again is a no-op.
    """
    agreement, window = lock_window_of(actor, agreement_id)
    if not may_open_window(actor, agreement):
        raise Forbidden()
    if window is not None:
        return window
    zones = {calendar(party_id).zone for party_id in (agreement.client_id, agreement.provider_id)}
    closes_at = max(add_calendar_days(at, WINDOW_DAYS, zone) for zone in zones)
    window = Window.objects.create(id=new_id(), agreement_id=agreement_id, opened_at=at, closes_at=closes_at)
    deadlines.start(
        verb="reviews.show_reviews",
        subject=("review_window", window.pk),
        due_at=closes_at,
        at=at,
        args={"window_id": window.pk},
    )
    told = ReviewsOpened(agreement_id=agreement_id, window_id=window.pk, closes_at=closes_at.isoformat(), at=at)
    tell(told, actor=actor)
    return window
