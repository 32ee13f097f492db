"""Talks because of hardship: for their page, for verbs under their lock, for mails."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.models import Agreement, AgreementVersion, HardshipTalks
from anyshore.contracts.queries.clauses import clauses_of
from anyshore.contracts.queries.loading import locked_agreement, signed_at_of
from anyshore.contracts.rules import LIVE, Side
from anyshore.contracts.rules.clauses.acting.changing import Hardship
from anyshore.contracts.rules.clauses.chosen import rule_in
from anyshore.contracts.rules.hardship import NoHardship, TalksState, change_bps
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.kit.workdays import local_day
from anyshore.parties.queries import calendar

OPEN = (TalksState.TALKING, TalksState.FAILED)
"""The states in which something can still be agreed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TalksRow:
    """One talk. ``changed_bps`` is by how much the cost of ``cost_side`` has changed, down is negative. ``settled_by``
    says what both have agreed, the other side has said so too once it is ``agreed``."""

    id: UUID
    side: Side
    cost_side: Side
    words: str
    before: Money
    now: Money
    changed_bps: int
    since_on: date
    threshold_bps: int
    end_days: int
    state: TalksState
    by: str
    at: datetime
    until: datetime
    settled_by: str
    settlement: str
    settled_at: datetime | None
    over_at: datetime | None

    @property
    def is_open(self) -> bool:
        """Whether something can still be agreed."""
        return self.state in OPEN

    def has_failed(self, at: datetime) -> bool:
        """Whether its days are over and nothing was agreed, also while the clock has not come to it."""
        return self.state is TalksState.FAILED or (self.state is TalksState.TALKING and at >= self.until)


@dataclass(frozen=True, slots=True)
class TalksPage:
    """All talks of one agreement, newest first, and the rule of its clause, None where it has none."""

    rule: Hardship | None
    rows: tuple[TalksRow, ...]

    def row(self, talks_id: UUID) -> TalksRow:
        """One of them; NotFound otherwise."""
        found = next((one for one in self.rows if one.id == talks_id), None)
        if found is None:
            raise NotFound()
        return found

    def talking(self, at: datetime) -> TalksRow | None:
        """The talks that run."""
        return next((one for one in self.rows if one.state is TalksState.TALKING and at < one.until), None)


def talks_with_agreement_locked(actor: Actor, talks_id: UUID) -> tuple[HardshipTalks, Agreement]:
    """Talks under their agreement, which is locked first; NotFound if the actor does not see it."""
    visible = HardshipTalks.objects.visible_to(actor).filter(pk=talks_id)
    owner = visible.values_list("agreement_id", flat=True).first()
    if owner is None:
        raise NotFound()
    agreement = locked_agreement(actor, owner)
    return visible.get(), agreement


def hardship_rule(agreement: Agreement) -> Hardship:
    """The rule of an agreement that runs; NoHardship where it does not run or has no such clause."""
    found = rule_in(clauses_of(agreement), Hardship)
    if found is None or agreement.state not in LIVE:
        raise NoHardship()
    return found


def open_talks(agreement_id: UUID) -> HardshipTalks | None:
    """The talks of an agreement that run or have failed, if there are any."""
    rows = HardshipTalks.objects.filter(agreement_id=agreement_id, state__in=OPEN).order_by("-at")
    found: HardshipTalks | None = rows.first()
    return found


def last_signed_on(agreement: Agreement) -> date:
    """The day on which both last signed, where the client sits: that of the version in force."""
    rows = AgreementVersion.objects.filter(agreement=agreement, number=agreement.version)
    signed_at = signed_at_of(agreement)
    at: datetime = max(signed_at, rows.values_list("at", flat=True).first() or signed_at)
    return local_day(at, calendar(agreement.client_id).zone)


def talks_page(actor: Actor, agreement_id: UUID) -> TalksPage:
    """The talks of an agreement that the actor sees and both signed; NotFound, also where it has no such clause and
    nobody asked."""
    agreement = Agreement.objects.visible_to(actor).filter(pk=agreement_id, signed_at__isnull=False).first()
    if agreement is None:
        raise NotFound()
    rule = rule_in(clauses_of(agreement), Hardship)
    rows = HardshipTalks.objects.filter(agreement=agreement).select_related("author").order_by("-at", "-id")
    found = TalksPage(rule, tuple(_row(one, agreement.currency) for one in rows))
    if rule is None and not found.rows:
        raise NotFound()
    return found


def talks_told(talks_id: UUID) -> tuple[UUID, datetime, int] | None:
    """The agreement of talks that run, until when, and the days of the notice; None where they run no more."""
    row = HardshipTalks.objects.filter(pk=talks_id, state=TalksState.TALKING, agreement__state__in=LIVE).first()
    return (row.agreement_id, row.until, row.end_days) if row else None


def _row(one: HardshipTalks, currency: str) -> TalksRow:
    before, now = Money(one.before_minor, currency), Money(one.now_minor, currency)
    return TalksRow(
        id=one.pk,
        side=Side(one.side),
        cost_side=Side(one.cost_side),
        words=one.words,
        before=before,
        now=now,
        changed_bps=change_bps(before, now),
        since_on=one.since_on,
        threshold_bps=one.threshold_bps,
        end_days=one.end_days,
        state=TalksState(one.state),
        by=one.author.name,
        at=one.at,
        until=one.until,
        settled_by=one.settled_by,
        settlement=one.settlement,
        settled_at=one.settled_at,
        over_at=one.over_at,
    )
