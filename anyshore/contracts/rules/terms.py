"""The terms of an agreement as data: what the text says, the clocks run by and both sides sign.

The defaults follow the unit of outsourcing (``defaults``); an operator may put other numbers over that table.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from anyshore.contracts.rules import reading
from anyshore.kit.countries import zone as zone_of
from anyshore.kit.errors import Invalid


class UnforeseenRule(StrEnum):
    """The way the parties agreed for what the contract did not foresee, from the shortest to the longest."""

    TALK = "talk"
    """Talk; then either side may end, and work done is paid."""
    EXPERT = "expert"
    """The leads meet; an expert decides; then either side may end."""
    LADDER = "ladder"
    """Meeting, written proposals, cooling-off, expert, end without penalty."""
    SPONSORS = "sponsors"
    """The same ladder with the sponsors above the leads."""


class Payment(StrEnum):
    """How the price is paid."""

    HELD_IN_FULL = "held_in_full"
    HELD_PER_MILESTONE = "held_per_milestone"
    INVOICE = "invoice"


class ExitForm(StrEnum):
    """How much an exit needs."""

    SENTENCE = "sentence"
    LIST = "list"
    PLAN = "plan"
    REHEARSED_PLAN = "rehearsed_plan"
    """A plan that is rehearsed once a year."""


class EndRule(StrEnum):
    """When the agreement ends if nobody ends it before."""

    ON_ACCEPTANCE = "on_acceptance"
    ON_DATE = "on_date"
    OPEN = "open"
    """Without an end date: both sides chose so."""


class Rights(StrEnum):
    """When the rights in the work pass to the client, or under what the client may use it."""

    ON_PAYMENT = "on_payment"
    LICENCE = "licence"
    """They stay with the provider; once it has paid, the client uses the work as the licence in the offer says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Every term of one version. Working days are those of the side that must act; other days are calendar days.

    ``revisions`` None: changes are not counted. ``notice_days`` None: either side may stop before the first
    submission, and after it nobody by notice. ``talk_days``, ``proposal_days`` and ``cooling_days`` are the steps for
    the unforeseen; the last two belong to the ladders. ``payment_days`` is 0 unless work is invoiced. So many
    ``decide_months`` before the end the parties decide what comes next. ``warranty_days`` 0: no warranty beyond the
    law's.
    """

    review_days: int
    revisions: int | None
    change_answer_days: int
    change_impact_first: bool
    unforeseen_rule: UnforeseenRule
    unforeseen_text: str
    talk_days: int
    proposal_days: int | None
    cooling_days: int | None
    notice_days: int | None
    cure_days: int
    cure_payment_days: int
    payment: Payment
    payment_days: int
    purchase_order: bool
    exit_form: ExitForm
    exit_items: tuple[str, ...]
    end_rule: EndRule
    end_on: date | None
    end_months: int | None
    decide_months: int | None
    confidential: bool
    rights: Rights
    warranty_days: int
    governing_law: str

    def __post_init__(self) -> None:
        """Refuse terms that contradict themselves. What is merely not there yet, ``missing`` tells."""
        if (self.end_on is not None) and self.end_rule is EndRule.OPEN:
            raise Invalid(field="end_on", reason="open_ended")
        if (self.payment is Payment.INVOICE) != (self.payment_days > 0):
            raise Invalid(field="payment_days", reason="invoice_only")

    def to_json(self) -> dict[str, object]:
        """The terms as plain JSON values: every field, dates as ISO 8601, sets of choices by their word."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}

    @classmethod
    def from_json(cls, data: object) -> Terms:
        """Read what ``to_json`` wrote. Raises Invalid with the ``field`` and a ``reason``: every field, no other."""
        if not isinstance(data, dict):
            raise Invalid(field="terms", reason="type")
        known = {field.name for field in fields(cls)}
        for name in sorted(known ^ data.keys()):
            raise Invalid(field=name, reason="missing" if name in known else "unknown")
        return cls(**{name: READERS[name](name, data[name]) for name in READERS})

    def missing(self) -> tuple[str, ...]:
        """What must still be agreed before anybody signs: the change mechanism, the exit, and an end."""
        needed = {
            "unforeseen_text": bool(self.unforeseen_text.strip()),
            "exit_items": bool(self.exit_items),
            "end_on": self.end_rule is not EndRule.ON_DATE or self.end_on is not None,
        }
        return tuple(name for name, there in needed.items() if not there)

    def ending(self, on: date | None) -> Terms:
        """The same terms with this last day."""
        return replace(self, end_on=on)


READERS: dict[str, reading.Reader] = {
    "review_days": reading.whole(1, 60),
    "revisions": reading.optional(reading.whole(0, 50)),
    "change_answer_days": reading.whole(1, 60),
    "change_impact_first": reading.yes_or_no,
    "unforeseen_rule": reading.one_of(UnforeseenRule),
    "unforeseen_text": reading.text(2000),
    "talk_days": reading.whole(1, 90),
    "proposal_days": reading.optional(reading.whole(1, 90)),
    "cooling_days": reading.optional(reading.whole(1, 90)),
    "notice_days": reading.optional(reading.whole(1, 730)),
    "cure_days": reading.whole(1, 180),
    "cure_payment_days": reading.whole(1, 180),
    "payment": reading.one_of(Payment),
    "payment_days": reading.whole(0, 120),
    "purchase_order": reading.yes_or_no,
    "exit_form": reading.one_of(ExitForm),
    "exit_items": reading.lines(30, 300),
    "end_rule": reading.one_of(EndRule),
    "end_on": reading.optional(reading.day),
    "end_months": reading.optional(reading.whole(1, 240)),
    "decide_months": reading.optional(reading.whole(1, 60)),
    "confidential": reading.yes_or_no,
    "rights": reading.one_of(Rights),
    "warranty_days": reading.whole(0, 3650),
    "governing_law": reading.text(120),
}
"""How each field is read from JSON, with the range it must keep."""


def ends_at(end_on: date, zone: str) -> datetime:
    """The instant, in UTC, at which the last day ends in ``zone``."""
    return datetime.combine(end_on + timedelta(days=1), time(0), zone_of(zone)).astimezone(UTC)


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, StrEnum):
        return str(value)
    return list(value) if isinstance(value, tuple) else value
