"""From terms to rows and back: an assessment's frame, its options and their lines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotAllowed
from anyshore.plumbing.state import move
from anyshore.strategy.models.assessments import Assessment, Option, OptionLine
from anyshore.strategy.rules.assessments import AssessmentState
from anyshore.strategy.rules.estimates import Estimate, Timing
from anyshore.strategy.rules.terms import FrameTerms, LineTerms, OptionTerms


def reopen(assessment: Assessment, *, actor: Actor, at: datetime) -> None:
    """Something changes: a comparison made before no longer holds, and the assessment is a draft of a new version."""
    if assessment.state == AssessmentState.COMPARED:
        move(assessment, "revise", actor=actor, at=at, write={"result": None, "inputs_hash": ""})
    if assessment.state != AssessmentState.DRAFT:
        raise NotAllowed(kind="assessment", state=assessment.state, verb="change")
    assessment.version += 1
    assessment.save(update_fields=["version"])


def write_frame(assessment: Assessment, terms: FrameTerms) -> None:
    """Put the frame's columns on the assessment, unsaved."""
    if terms.volume:
        assessment.volume_low, assessment.volume_likely = terms.volume.low, terms.volume.likely
        assessment.volume_high = terms.volume.high
    assessment.title = terms.title or assessment.title
    assessment.horizon, assessment.discount_bps = terms.horizon, terms.discount_bps
    assessment.wanted_minutes, assessment.weights = terms.wanted_minutes, dict(terms.weights)


def volume_of(assessment: Assessment) -> Estimate:
    """The volume's three points."""
    return Estimate(assessment.volume_low, assessment.volume_likely, assessment.volume_high)


def write_option(option: Option, terms: OptionTerms) -> None:
    """Write the option and its lines; those that it had are gone."""
    option.kind, option.place, option.country = terms.kind, terms.place.strip(), terms.country
    option.capacity, option.kept_milli, option.risk = terms.capacity, terms.kept_milli or 0, terms.risk or 1
    option.save()
    OptionLine.objects.filter(option=option).delete()
    OptionLine.objects.bulk_create(
        OptionLine(
            option=option,
            position=position,
            kind=line.kind,
            name=line.name.strip(),
            timing=line.timing,
            low_minor=line.estimate.low,
            likely_minor=line.estimate.likely,
            high_minor=line.estimate.high,
            from_month=line.from_month,
            to_month=line.to_month,
            yearly_bps=line.yearly_bps,
            varies=line.varies,
            origin=line.origin,
            note=line.note.strip(),
        )
        for position, line in enumerate(terms.lines)
    )


def read_lines(option_ids: Iterable[UUID]) -> dict[UUID, list[tuple[str, LineTerms]]]:
    """The lines of each option in their order, each with its key; every option asked for has an entry."""
    found: dict[UUID, list[tuple[str, LineTerms]]] = {option_id: [] for option_id in option_ids}
    for row in OptionLine.objects.filter(option_id__in=list(found)).order_by("option_id", "position"):
        line = LineTerms(
            kind=row.kind,
            estimate=Estimate(row.low_minor, row.likely_minor, row.high_minor),
            timing=row.timing,
            name=row.name,
            from_month=row.from_month,
            to_month=row.to_month,
            yearly_bps=row.yearly_bps,
            varies=row.varies,
            origin=row.origin,
            note=row.note,
        )
        found[row.option_id].append((str(row.id), line))
    return found


def move_last_month(assessment: Assessment, horizon: int) -> int:
    """Let what is paid once in the last month be paid in that of another horizon; return when the last line begins."""
    lines = OptionLine.objects.filter(option__assessment=assessment)
    lines.filter(timing=Timing.ONCE, from_month=assessment.horizon).update(from_month=horizon)
    return int(lines.aggregate(last=Max("from_month"))["last"] or 0)
