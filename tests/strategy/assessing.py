"""Assessments for tests, made by the actions."""

from __future__ import annotations

from typing import Any

from anyshore.kit.actor import Actor
from anyshore.strategy.actions.begin_assessment import begin_assessment
from anyshore.strategy.actions.decide_assessment import decide_assessment
from anyshore.strategy.actions.put_up_assessment import put_up_assessment
from anyshore.strategy.models import Assessment, Decision, Option
from anyshore.strategy.rules.decisions import DecisionTerms
from anyshore.strategy.rules.terms import FrameTerms, OptionTerms
from tests.factories import do
from tests.strategy.world import LATER, added, client, cost

TOOLS = {"kind": "tools", "name": "Licences", "fte_milli": 0}
WHY = DecisionTerms(
    reason="It costs less and the autumn peak is covered.",
    drivers=("save_cost", "solve_capacity"),
    freed_for="Two collect debts, the others join planning.",
)
KEEP = DecisionTerms(reason="The saving is too small for the risk.")


def priced(kind: str = "nearshore", price_minor: int = 9_000_000, **more: Any) -> OptionTerms:
    """An option for EUR 90,000 a year, all else by default."""
    return OptionTerms(**{"kind": kind, "country": "PL", "price_minor": price_minor, **more})


def begun(actor: Actor | None = None, *options: OptionTerms, **frame: Any) -> tuple[Assessment, Actor]:
    """A draft without options, or one that is compared."""
    activity, owner = added(actor or client(), costs=(cost(), cost(2_220_000, **TOOLS)))
    made = do(begin_assessment, owner, activity_id=activity.id, frame=FrameTerms(**frame), options=options)
    return made, owner


def compared(actor: Actor | None = None) -> tuple[Assessment, Actor]:
    """Nearshore and improved against in-house as now, with a recommendation."""
    return begun(actor, priced(), priced("improved", 14_000_000, country=""))


def put_up(actor: Actor | None = None) -> tuple[Assessment, Actor]:
    """One that waits for a decision."""
    made, owner = compared(actor)
    return do(put_up_assessment, owner, assessment_id=made.id, version=made.version), owner


def option_of(assessment: Assessment, kind: str = "nearshore") -> Option:
    """The option of this kind."""
    return Option.objects.get(assessment=assessment, kind=kind)


def decided(actor: Actor | None = None) -> tuple[Decision, Actor]:
    """One that was decided for nearshore."""
    made, owner = put_up(actor)
    near = option_of(made)
    given = {"assessment_id": made.id, "version": made.version, "option_id": near.id, "terms": WHY}
    return do(decide_assessment, owner, LATER, **given), owner
