"""What the domains above ask: whether an approval is needed, of whom, and whether this very content has one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.approvals.models import Approval, Rule, Seat
from anyshore.approvals.queries.settings import Person, live_rules, people_of, rates_of
from anyshore.approvals.rules import Answer, ApprovalState, Threshold, governing, together
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.plumbing.deadlines import Subject


@dataclass(frozen=True, slots=True)
class Needed:
    """The rule that holds for a sum: so many of these people must agree. The one who asks is not among them."""

    rule_id: UUID
    above: Money
    needed: int
    people: tuple[Person, ...]
    order: str
    answer_days: int

    @property
    def names(self) -> list[str]:
        """The people by name."""
        return [one.name for one in self.people]

    @property
    def short_of(self) -> int:
        """How many people the group lacks without the one who asks."""
        return max(self.needed - len(self.people), 0)


@dataclass(frozen=True, slots=True)
class Standing:
    """The newest approval of a subject, and whether it was asked about the content at hand. ``names`` are those who
    agreed or are asked, ``left`` those who have not answered."""

    id: UUID
    state: str
    same: bool
    answer_until: datetime
    names: list[str]
    left: list[str]

    @property
    def holds(self) -> bool:
        """Whether the content at hand is approved."""
        return self.same and self.state == ApprovalState.APPROVED

    @property
    def waits(self) -> bool:
        """Whether the content at hand waits for an answer."""
        return self.same and self.state == ApprovalState.ASKED


def approval_needed(
    organisation_id: UUID,
    kind: str,
    amount: Money | None,
    *,
    beside: Sequence[Money] = (),
    asked_by_id: UUID | None = None,
) -> Needed | None:
    """The rule under which this organisation must approve a sum of this kind, or None.

    ``amount`` None is a sum that is not known; what stands ``beside`` it counts with it. ``asked_by_id`` is left out
    of those who may agree.
    """
    rules = {row.id: row for row in live_rules(organisation_id).filter(kind=kind)}
    if not rules:
        return None
    held = [Threshold(row.id, Money(row.above_minor, row.currency)) for row in rules.values()]
    rates = rates_of(organisation_id)
    chosen = governing(held, together(amount, beside, rates) if amount is not None else None, rates)
    return _needed(rules[chosen], asked_by_id) if chosen else None


def has_rules(actor: Actor, kind: str) -> bool:
    """Whether the actor's organisation has a rule of this kind at all."""
    return live_rules(actor.acting_organisation).filter(kind=kind).exists()


def _needed(rule: Rule, asked_by_id: UUID | None) -> Needed:
    people = people_of(rule.group_id, rule.organisation_id)
    return Needed(
        rule_id=rule.id,
        above=Money(rule.above_minor, rule.currency),
        needed=rule.needed,
        people=tuple(one for one in people if one.id != asked_by_id),
        order=rule.order,
        answer_days=rule.answer_days,
    )


def is_approved(subject: Subject, fingerprint: str) -> bool:
    """Whether exactly this content of this subject was approved."""
    kind, subject_id = subject
    return Approval.objects.filter(
        subject_kind=kind, subject_id=subject_id, fingerprint=fingerprint, state=ApprovalState.APPROVED
    ).exists()


def standing_of(organisation_id: UUID, kind: str, subject: Subject, fingerprint: str) -> Standing | None:
    """What became of the question of this kind about a subject: the approval of this very content, else the newest."""
    subject_kind, subject_id = subject
    rows = Approval.objects.filter(
        organisation_id=organisation_id, rule__kind=kind, subject_kind=subject_kind, subject_id=subject_id
    )
    found = list(rows.order_by("-at", "-id").values_list("id", "state", "fingerprint", "answer_until"))
    if not found:
        return None
    row = next((one for one in found if one[2] == fingerprint and one[1] == ApprovalState.APPROVED), found[0])
    seats = Seat.objects.filter(approval_id=row[0]).order_by("position")
    if row[1] == ApprovalState.APPROVED:
        names = seats.filter(answer="approved").values_list("answered_by__name", flat=True)
    else:
        names = seats.values_list("person__name", flat=True)
    left = seats.filter(answer=Answer.WAITING).values_list("person__name", flat=True)
    return Standing(row[0], row[1], row[2] == fingerprint, row[3], list(names), list(left))
