"""What the clauses of an agreement do to its money, gathered for its page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.kit.consequences import Consequence
from anyshore.payments.queries.credits import lowered_milestones, open_minor
from anyshore.payments.queries.late import Late, late_parts
from anyshore.payments.queries.purse import Part, Purse
from anyshore.payments.queries.retention import KeptRow, kept_rows, pays_at, to_keep
from anyshore.payments.rules.silence import KeptBack, silence_of_kept


@dataclass(frozen=True, slots=True)
class Beside:
    """What is late, and what is kept back, by milestone, under these clauses; and what open credits would take off the
    next payment at most, in minor units, and whose price they ``lowered``."""

    clauses: Sequence[Chosen] = ()
    late: Mapping[UUID, Late] = field(default_factory=dict)
    kept: Mapping[UUID, KeptRow] = field(default_factory=dict)
    credit_minor: int = 0
    lowered: Set[UUID] = frozenset()

    def credited(self, part: Part, late: Late | None) -> int:
        """What the acceptance of a milestone, if it is the next payment, would give back as credits, in minor
        units."""
        return min(self.credit_minor, self.bears(part, late))

    def bears(self, part: Part, late: Late | None) -> int:
        """What credits can take off the price of a milestone at most, in minor units."""
        whole = part.held_minor if part.is_held else part.amount_minor
        return max(whole - (late.off.minor if late else 0), 0)

    def to_keep(self, purse: Purse, part: Part, late: Late | None, credit_minor: int | None = None) -> int:
        """What the acceptance of a milestone would keep back, in minor units, once credits have taken so much."""
        credit = self.credited(part, late) if credit_minor is None else credit_minor
        return to_keep(purse, part, (late.off.minor if late else 0) + credit, self.clauses)

    @property
    def keeps_back(self) -> bool:
        """Whether a clause keeps something back."""
        return any(one.key == "retention" for one in self.clauses)

    def kept_by(self, purse: Purse, position: int, credit_minor: int) -> int:
        """The same of the milestone at a position."""
        part = next(one for one in purse.parts.values() if one.position == position)
        return self.to_keep(purse, part, self.late.get(part.milestone_id), credit_minor)


NOTHING_BESIDE = Beside()


def beside(purse: Purse, clauses: Sequence[Chosen], *, at: datetime, claimed: bool = False) -> Beside:
    """What the clauses do to the money of an agreement as it stands at ``at``. ``claimed``: it has claims."""
    own = purse.deal.agreement_id
    credited = claimed or any(one.key == "service_levels" for one in clauses)
    coming_off = (open_minor(own), lowered_milestones(own)) if credited else (0, frozenset[UUID]())
    return Beside(clauses, late_parts(purse, clauses, at=at), kept_rows(purse, clauses), *coming_off)


def silence_of_clauses(purse: Purse, found: Beside, accepted: Mapping[UUID, datetime]) -> list[Consequence]:
    """What is kept back is released on its day; so is what will be kept back of the milestones that silence accepts at
    the instants ``accepted``."""
    told = {key: one for key, row in found.kept.items() if (one := row.as_silence_sees_it)}
    for milestone_id, at in accepted.items():
        part = purse.part(milestone_id)
        minor = found.to_keep(purse, part, found.late.get(milestone_id))
        if minor or (found.credit_minor and found.keeps_back):
            told[milestone_id] = KeptBack(purse.deal.money(minor), pays_at(purse, found.clauses, at))
    return silence_of_kept(told.values(), (purse.part(key).title for key in told))
