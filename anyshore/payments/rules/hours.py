"""Prepaid hours: what a draw is worth, and until when it is answered. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from anyshore.kit.errors import Invalid, Refused

DRAW_ANSWER_DAYS = 5
"""The client answers a draw within so many of its own working days; silence agrees."""
ANSWERED_BEFORE_THE_END = timedelta(minutes=2)
CLOSED_BEFORE_THE_END = timedelta(minutes=1)
"""A block's last draws are answered, and what the provider keeps is paid, before its agreement comes to its last
day."""
MINUTES_A_DAY = 24 * 60
WORDS_MAX, TICKET_MAX = 300, 60


class BlockTooSmall(Refused):
    """The block has only ``left`` hours that are neither drawn nor waiting for an answer."""

    code = "block_too_small"


class HoursAreDrawn(Refused):
    """A block of prepaid hours is paid by the hours that are drawn from it, never by a hand-in."""

    code = "hours_are_drawn"


class NoBlock(Refused):
    """The agreement is no block of prepaid hours."""

    code = "no_block"


def worth(price_minor: int, minutes: int, drawn: int, more: int) -> int:
    """What ``more`` minutes are worth after ``drawn`` of them: together all minutes are worth the price, to the
    unit."""
    return price_minor * (drawn + more) // minutes - price_minor * drawn // minutes


def checked_minutes(minutes: int) -> int:
    """Minutes of work on one day, 1 to 1440; Invalid otherwise."""
    if not 1 <= minutes <= MINUTES_A_DAY:
        raise Invalid(field="minutes", reason="range", low=1, high=MINUTES_A_DAY)
    return minutes


def answer_until(usual: datetime, ends_at: datetime | None, at: datetime) -> datetime:
    """When silence agrees to a draw: at the ``usual`` instant, or before the agreement's last day is over."""
    return usual if ends_at is None else max(at, min(usual, ends_at - ANSWERED_BEFORE_THE_END))


def hours_text(minutes: int) -> str:
    """Minutes as hours with at most two decimals: 90 is ``1.5``."""
    return f"{minutes / 60:.2f}".rstrip("0").rstrip(".")
