"""What the verbs of an assessment load before they write."""

from __future__ import annotations

from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound, Stale
from anyshore.kit.money import Money
from anyshore.plumbing.state import lock_root
from anyshore.strategy.models import Assessment, Decision, GatePassage, Option
from anyshore.strategy.rules.assessments import AssessmentState


def locked_assessment(actor: Actor, assessment_id: UUID, version: int | None = None) -> Assessment:
    """The assessment if the actor may see it, locked until the transaction ends.

    ``version`` is the one that the actor looked at; another one raises Stale.
    """
    found: Assessment = lock_root(Assessment.objects.visible_to(actor), assessment_id)
    if version is not None and found.version != version:
        raise Stale(kind="assessment", version=found.version)
    return found


def option_in(assessment: Assessment, option_id: UUID) -> Option:
    """An option of this assessment, or NotFound."""
    found = Option.objects.filter(assessment=assessment, pk=option_id).first()
    if found is None:
        raise NotFound()
    return found


def next_position(assessment: Assessment) -> int:
    """The place of one more option."""
    last = (
        Option.objects.filter(assessment=assessment).order_by("-position").values_list("position", flat=True).first()
    )
    return 0 if last is None else last + 1


def decided_before(assessment: Assessment) -> list[Assessment]:
    """The assessments of the same activity whose decision holds until now, locked, in the order of their ids."""
    rows = Assessment.objects.select_for_update().filter(
        activity_id=assessment.activity_id, state__in=(AssessmentState.DECIDED, AssessmentState.KEPT)
    )
    return list(rows.exclude(pk=assessment.pk).order_by("id"))


def decision_of(assessment: Assessment) -> Decision:
    """The decision on this assessment, or NotFound."""
    found = Decision.objects.filter(assessment=assessment).first()
    if found is None:
        raise NotFound()
    return found


def gates_passed(assessment: Assessment) -> list[str]:
    """The gates behind this assessment, in the order in which they were passed."""
    return list(GatePassage.objects.filter(assessment=assessment).order_by("at", "id").values_list("gate", flat=True))


def must_stand(actor: Actor, decision_id: UUID) -> None:
    """Raise NotFound unless this is a decision of the actor's organisation to outsource, and holds."""
    standing = Assessment.objects.visible_to(actor).filter(state=AssessmentState.DECIDED)
    if not Decision.objects.filter(pk=decision_id, assessment__in=standing).exists():
        raise NotFound()


def cost_of(assessment: Assessment, option: Option) -> Money:
    """What the option is expected to cost over the horizon, as the last comparison says."""
    outcomes = (assessment.result or {})["outcomes"]
    minor: int = outcomes[str(option.id)]["cost"]["mean"]
    return Money(minor, assessment.currency)
