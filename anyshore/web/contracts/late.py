"""A late delivery in words: how late it is, how that is counted, and what comes off."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anyshore.contracts.rules.clauses.acting.late_penalty import NotTheirs
from anyshore.kit.money import Money
from anyshore.payments.queries.late import Late
from anyshore.plumbing import formats


@dataclass(frozen=True, slots=True)
class LateWords:
    """``how`` says what is counted and what comes of it in one line, ``notes`` what is left out, let pass or cannot be
    given back. ``off`` is what comes off; ``taken`` where it was."""

    how: str
    notes: tuple[str, ...]
    off: Money
    handed_in: bool
    taken: bool


def late_words(late: Late | None) -> LateWords | None:
    """What the page says about a milestone that is late; None where none is."""
    if late is None:
        return None
    return LateWords(_how(late), tuple(_notes(late)), late.off, late.handed_in, late.taken)


def _how(late: Late) -> str:
    rule, days = late.rule, late.delay.days
    given = {
        "late": ngettext("%(count)s day late", "%(count)s days late", days) % {"count": days},
        "rate": _rate(late),
        "cap": formats.percent_text(rule.cap_bps),
        "sum": formats.money_text(late.counted),
        "grace": ngettext("%(count)s day of grace", "%(count)s days of grace", rule.grace_days)
        % {"count": rule.grace_days},
    }
    if not late.counted:
        if rule.grace_days >= days:
            return _("%(late)s, within %(grace)s: nothing comes off yet.") % given
        return _("%(late)s, %(rate)s: nothing comes off yet.") % given
    if rule.grace_days:
        return _("%(late)s, %(rate)s after %(grace)s, at most %(cap)s: %(sum)s less.") % given
    return _("%(late)s, %(rate)s, at most %(cap)s: %(sum)s less.") % given


def _rate(late: Late) -> str:
    share = {"share": formats.percent_text(late.rule.rate_bps)}
    return (_("%(share)s a day") if late.rule.period == "day" else _("%(share)s for each full week")) % share


def _notes(late: Late) -> list[str]:
    told = [_left_out(why, days) for why, days in late.delay.left_out]
    if late.waived:
        told.append(_("Of it %(sum)s is let pass.") % {"sum": formats.money_text(late.waived)})
    if late.off < late.left:
        sums = {"sum": formats.money_text(late.off)}
        told.append(_("No more than what was still held can come off: %(sum)s.") % sums)
    return told


def _left_out(why: NotTheirs, days: int) -> str:
    words = {
        NotTheirs.LOOKED_AT: ngettext(
            "%(count)s more day is not counted: an earlier hand-in was in review.",
            "%(count)s more days are not counted: an earlier hand-in was in review.",
            days,
        ),
        NotTheirs.NOT_PAID_IN: ngettext(
            "%(count)s more day is not counted: the money was not paid in yet.",
            "%(count)s more days are not counted: the money was not paid in yet.",
            days,
        ),
        NotTheirs.ON_HOLD: ngettext(
            "%(count)s more day is not counted: the operator held the money.",
            "%(count)s more days are not counted: the operator held the money.",
            days,
        ),
        NotTheirs.FREED: ngettext(
            "%(count)s more day is not counted: it was force majeure.",
            "%(count)s more days are not counted: it was force majeure.",
            days,
        ),
        NotTheirs.SUSPENDED: ngettext(
            "%(count)s more day is not counted: the work stood still, because a payment was late.",
            "%(count)s more days are not counted: the work stood still, because a payment was late.",
            days,
        ),
    }
    return words[why] % {"count": days}
