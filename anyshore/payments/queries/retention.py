"""What is kept back of accepted work for defects: for pages, for verbs under their lock, and as silence sees it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from anyshore.contracts.rules.clauses.acting.retention import Retention as Rule
from anyshore.contracts.rules.clauses.chosen import Chosen, rule_in
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.kit.workdays import add_calendar_days
from anyshore.parties.queries import calendar
from anyshore.payments.models import Retention
from anyshore.payments.queries.purse import Part, Purse, purse_of_milestone
from anyshore.payments.rules.silence import KeptBack


@dataclass(frozen=True, slots=True)
class KeptRow:
    """What is (or was) kept back of one milestone. ``claim`` is what the client asks back for a ``defect``."""

    milestone_id: UUID
    state: str
    kept: Money
    released: Money
    refunded: Money
    fee: Money
    pays_at: datetime
    defect: str
    claim: Money
    reported_at: datetime | None
    reasons: str
    settled_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether it is still kept back."""
        return self.settled_at is None

    @property
    def as_silence_sees_it(self) -> KeptBack | None:
        """What happens by itself; None where nothing does."""
        return KeptBack(self.kept, self.pays_at) if self.state == "kept" else None


def kept_of_milestone(actor: Actor, milestone_id: UUID) -> tuple[Retention, Purse]:
    """Lock the agreement of a milestone, if the actor sees it, and load what is kept back of it. NotFound
    otherwise."""
    purse = purse_of_milestone(actor, milestone_id)
    found: Retention | None = Retention.objects.filter(milestone_id=milestone_id).first()
    if found is None:
        raise NotFound()
    return found, purse


@dataclass(frozen=True, slots=True)
class Waiting:
    """What is kept back and can still be kept for a defect: what is, or else would be, asked of it, and the words."""

    claim: Money
    words: str


def kept_that_waits(actor: Actor, milestone_id: UUID, at: datetime) -> Waiting | None:
    """What is kept back of a milestone whose day has not come at ``at``, or for which a defect was reported before,
    under the agreement's lock; None where nothing is. NotFound for a milestone that the actor does not see."""
    purse = purse_of_milestone(actor, milestone_id)
    found: Retention | None = Retention.objects.filter(milestone_id=milestone_id, settled_at=None).first()
    if found is None or (found.reported_at is None and at >= found.pays_at):
        return None
    return Waiting(purse.deal.money(found.claim_minor or found.kept_minor), found.defect)


def kept_rows(purse: Purse, clauses: Iterable[Chosen]) -> Mapping[UUID, KeptRow]:
    """What is kept back, and was, by milestone; none without the clause, and without asking."""
    if rule_in(clauses, Rule) is None:
        return {}
    money = purse.deal.money
    return {
        row.milestone_id: KeptRow(
            milestone_id=row.milestone_id,
            state=str(row.state),
            kept=money(row.kept_minor),
            released=money(row.released_minor),
            refunded=money(row.refunded_minor),
            fee=money(row.fee_minor),
            pays_at=row.pays_at,
            defect=row.defect,
            claim=money(row.claim_minor),
            reported_at=row.reported_at,
            reasons=row.reasons,
            settled_at=row.settled_at,
        )
        for row in Retention.objects.filter(agreement_id=purse.deal.agreement_id)
    }


def to_keep(purse: Purse, part: Part, off_minor: int, clauses: Iterable[Chosen]) -> int:
    """What the acceptance of a milestone keeps back of its price, less what comes off it for a delay and by service
    credits: at most what is held after that."""
    rule = rule_in(clauses, Rule)
    if rule is None:
        return 0
    kept = rule.held_back(purse.deal.money(part.amount_minor - off_minor)).minor
    return min(kept, max((part.held_minor if part.is_held else part.amount_minor) - off_minor, 0))


def pays_at(purse: Purse, clauses: Iterable[Chosen], accepted_at: datetime) -> datetime:
    """The instant at which what is kept back of something accepted then is paid: the end of its day where the client
    sits."""
    rule = rule_in(clauses, Rule)
    assert rule is not None
    return add_calendar_days(accepted_at, rule.days, calendar(purse.deal.client_id).zone)


def kept_for_mail(milestone_id: UUID) -> tuple[UUID, str, Money]:
    """The agreement, the title and the sum of what is kept back of a milestone."""
    row = Retention.objects.select_related("agreement", "milestone").get(milestone_id=milestone_id)
    return row.agreement_id, row.milestone.title, Money(row.kept_minor, row.agreement.currency)
