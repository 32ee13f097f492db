"""Report an event of force majeure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.events import MajeureReported
from anyshore.contracts.models import Agreement, MajeureEvent
from anyshore.contracts.policies import may_report_majeure, side_of
from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.queries.majeure import concerned, first_day, goes_on, majeure_rule
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.majeure import (
    MajeureKind,
    ReportedAlready,
    checked_days,
    checked_expected,
    checked_words,
    is_in_time,
)
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.kit.workdays import local_day
from anyshore.parties.queries import calendar
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def report_majeure(
    *,
    actor: Actor,
    agreement_id: UUID,
    kind: MajeureKind,
    words: str,
    began_on: date,
    learned_on: date,
    expected_on: date | None = None,
    milestone_ids: Sequence[UUID] = (),
    file_ids: Sequence[UUID] = (),
    at: datetime,
) -> MajeureEvent:
    """It is on record that this side says what keeps it from its duty; the other side accepts it or objects. The
    provider may name the milestones that it concerns; no name means all its work.

    Either side's people who work. Refused: others (Forbidden), an agreement that does not run or has no such clause
    (NoMajeure), an event of the same side that goes on (ReportedAlready), a day before the signatures or after today
    (DayOutOfRange, ExpectedTooEarly), no words, a milestone that is not open (Invalid).
    """
    agreement = locked_agreement(actor, agreement_id)
    side = side_of(actor, agreement)
    if side is None or actor.person_id is None or not may_report_majeure(actor, agreement):
        raise Forbidden()
    rule = majeure_rule(agreement)
    if goes_on(agreement_id, side):
        raise ReportedAlready()
    today = _checked(agreement, side, began_on, learned_on, expected_on, at)
    made = MajeureEvent.objects.create(
        agreement=agreement,
        side=side,
        kind=MajeureKind(kind),
        words=checked_words("words", words),
        milestone_ids=concerned(agreement, side, milestone_ids),
        began_on=began_on,
        learned_on=learned_on,
        report_until=rule.report_on(learned_on),
        in_time=is_in_time(rule, learned_on, today),
        expected_on=expected_on,
        author_id=actor.person_id,
        at=at,
    )
    files.attach(subject=("majeure", made.pk), file_ids=file_ids, actor=actor, at=at)
    told = MajeureReported(
        agreement_id=agreement_id, event_id=made.pk, side=made.side, event=str(made.kind), words=made.words,
        began_on=began_on, expected_on=expected_on, in_time=made.in_time, at=at,
    )  # fmt: skip
    tell(told, actor=actor)
    return made


def _checked(
    agreement: Agreement, side: Side, began_on: date, learned_on: date, expected_on: date | None, at: datetime
) -> date:
    """Check the days; returns today where this side sits."""
    own = agreement.client_id if side is Side.CLIENT else agreement.provider_id
    today = local_day(at, calendar(own).zone)
    checked_days(began_on, learned_on, first=first_day(agreement, side), today=today)
    checked_expected(expected_on, began_on=began_on)
    return today
