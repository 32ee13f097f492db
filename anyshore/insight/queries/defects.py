"""The list of defects of one agreement for its pages: every defect with its attempts, what each reader may do, and
until when others can be reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.models import Agreement
from anyshore.contracts.policies import side_of
from anyshore.contracts.queries import current_content
from anyshore.contracts.rules import Side
from anyshore.delivery.models import Defect, DefectAttempt, Work
from anyshore.delivery.policies import may_deny_defect, may_put_right, may_report_to_list
from anyshore.delivery.queries.defects import stands_still
from anyshore.delivery.rules.defects import DEFECT, Cover, DefectState, cover_in
from anyshore.insight.queries.contract_defects import waits_for
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.kit.workdays import local_day
from anyshore.parties.models import User
from anyshore.parties.queries import calendar
from anyshore.payments.models import Retention
from anyshore.plumbing import files
from anyshore.plumbing.files import AttachedFile
from anyshore.plumbing.state import moves_of


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of a defect's history. ``verb`` is that of its move, or ``report``; ``who`` is empty for the clock."""

    at: datetime
    verb: str
    who: str
    words: str
    files: tuple[AttachedFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DefectRow:
    """One defect. ``side`` is whose turn it is, None once it is struck off; ``still``: no time runs, since work stands
    still. ``kept`` is what is kept back of its milestone and claimed for defects, None where nothing is. ``may`` holds
    the reader's verbs: right, deny, still, maintain, strike."""

    id: UUID
    number: int
    position: int
    milestone: str
    words: str
    state: DefectState
    author: str
    at: datetime
    cure_days: int | None
    tries: int | None
    tried: int
    asked_at: datetime
    until: datetime | None
    still: bool
    denial: str
    failed_at: datetime | None
    over_at: datetime | None
    side: Side | None
    kept: Money | None
    files: tuple[AttachedFile, ...]
    may: frozenset[str]

    @property
    def is_open(self) -> bool:
        """Whether it stands in the list and is not struck off."""
        return self.side is not None


@dataclass(frozen=True, slots=True)
class Covered:
    """An accepted milestone: until when its defects are reported. ``can``: the reader can, now."""

    position: int
    title: str
    accepted_on: date
    last_on: date
    can: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DefectsPage:
    """The list of one agreement, in its order. ``cover`` is None where the contract warrants nothing any more;
    ``entitled`` are the verbs that the reader's side and role allow in one state or another."""

    agreement_id: UUID
    number: int
    title: str
    client: str
    provider: str
    side: Side | None
    cover: Cover | None
    rows: tuple[DefectRow, ...]
    covered: tuple[Covered, ...]
    entitled: frozenset[str]

    @property
    def open(self) -> int:
        """How many are not struck off."""
        return sum(row.is_open for row in self.rows)

    def row(self, number: int) -> DefectRow:
        """The defect of that number; NotFound for none."""
        found = next((row for row in self.rows if row.number == number), None)
        if found is None:
            raise NotFound()
        return found


def defects_page(actor: Actor, number: int, *, at: datetime) -> DefectsPage:
    """The list of the agreement of that number; NotFound for one that the actor does not see, and for one that
    warrants nothing and has no list."""
    found = Agreement.objects.visible_to(actor).filter(number=number).select_related("client", "provider").first()
    if found is None or found.signed_at is None:
        raise NotFound()
    cover = cover_in(current_content(found))
    rows = list(Defect.objects.filter(agreement=found).select_related("milestone", "author").order_by("number"))
    if cover is None and not rows:
        raise NotFound()
    return DefectsPage(
        agreement_id=found.pk,
        number=number,
        title=found.title,
        client=found.client.name,
        provider=found.provider.name,
        side=side_of(actor, found),
        cover=cover,
        rows=_rows(actor, found, rows, at),
        covered=_covered(actor, found, cover, at) if cover else (),
        entitled=_entitled(actor, found),
    )


def history_of(row: DefectRow) -> tuple[Step, ...]:
    """All that was said and done about a defect of such a page, the oldest first."""
    moves = moves_of((DEFECT.kind, row.id))
    people = User.objects.in_bulk([person for _verb, _at, person, _why in moves if person])
    rows = DefectAttempt.objects.filter(defect_id=row.id).order_by("number")
    attempts = list(rows.values_list("pk", flat=True))
    kept, shown = files.of(*(("defect_attempt", pk) for pk in attempts)), iter(attempts)
    steps = [Step(row.at, "report", row.author, row.words, row.files)]
    for verb, at, person, why in moves:
        on = tuple(kept["defect_attempt", next(shown)]) if verb == "put_right" else ()
        steps.append(Step(at, verb, people[person].name if person in people else "", why, on))
    return tuple(steps)


def _rows(actor: Actor, agreement: Any, rows: Sequence[Defect], at: datetime) -> tuple[DefectRow, ...]:
    if not rows:
        return ()
    claimed, entitled = _claimed(agreement), _entitled(actor, agreement)
    attached = files.of(*(("defect", row.pk) for row in rows))
    still = any(row.until is not None for row in rows) and stands_still(agreement.pk)
    return tuple(
        DefectRow(
            id=row.pk,
            number=row.number,
            position=row.milestone.position,
            milestone=row.milestone.title,
            words=row.words,
            state=DefectState(row.state),
            author=row.author.name,
            at=row.at,
            cure_days=row.cure_days,
            tries=row.tries,
            tried=row.tried,
            asked_at=row.asked_at,
            until=row.until,
            still=still,
            denial=row.denial,
            failed_at=row.failed_at,
            over_at=row.over_at,
            side=None if row.state == DefectState.STRUCK else waits_for(DefectState(row.state)),
            kept=claimed.get(row.milestone_id),
            files=tuple(attached["defect", row.pk]),
            may=_may(entitled, row, at),
        )
        for row in rows
    )


def _claimed(agreement: Any) -> Mapping[UUID, Money]:
    """What is kept back and claimed for defects, by milestone."""
    rows = Retention.objects.filter(agreement_id=agreement.pk, state="defect")
    return {row.milestone_id: Money(row.kept_minor, agreement.currency) for row in rows}


def _entitled(actor: Actor, agreement: Any) -> frozenset[str]:
    allowed = {
        "right": may_put_right(actor, agreement),
        "deny": may_deny_defect(actor, agreement),
        **dict.fromkeys(("still", "maintain", "strike"), may_report_to_list(actor, agreement)),
    }
    return frozenset(verb for verb, may in allowed.items() if may)


def _may(entitled: frozenset[str], row: Defect, at: datetime) -> frozenset[str]:
    state = DefectState(row.state)
    in_time = row.until is None or at < row.until
    allowed = {
        "right": DEFECT.allows(state, "put_right") and in_time,
        "deny": state is DefectState.REPORTED and in_time and not row.denial,
        "still": state is DefectState.PUT_RIGHT,
        "maintain": state is DefectState.DENIED and in_time,
        "strike": state is not DefectState.STRUCK,
    }
    return frozenset(verb for verb, may in allowed.items() if may) & entitled


def _covered(actor: Actor, agreement: Any, cover: Cover, at: datetime) -> tuple[Covered, ...]:
    zone, reports = calendar(agreement.client_id).zone, may_report_to_list(actor, agreement)
    rows = Work.objects.filter(agreement_id=agreement.pk, accepted_at__isnull=False).select_related("milestone")
    found = []
    for work in rows.order_by("milestone__position"):
        assert work.accepted_at is not None
        on, until = local_day(work.accepted_at, zone), cover.open_until(work.accepted_at, zone)
        one = work.milestone
        found.append(Covered(one.position, one.title, on, cover.last_on(on), reports and at < until))
    return tuple(found)
