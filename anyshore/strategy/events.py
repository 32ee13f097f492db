"""What becomes true about an inventory and its activities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class ActivityEvent(Event):
    """A fact about an activity."""

    subject: ClassVar[str] = "activity"
    activity_id: UUID


class ActivityAdded(ActivityEvent):
    """An activity is part of the inventory."""


@dataclass(frozen=True, kw_only=True)
class ActivityEdited(ActivityEvent):
    """An activity says something else of itself; ``fields`` names what changed, separated by blanks."""

    fields: str


@dataclass(frozen=True, kw_only=True)
class OwnerAssigned(ActivityEvent):
    """An activity is owned by a member, or by somebody who is ``named`` only, or by nobody."""

    person_id: UUID | None
    named: str


@dataclass(frozen=True, kw_only=True)
class ActivityMoved(ActivityEvent):
    """An activity stands elsewhere in the tree."""

    parent_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class ActivityArchived(ActivityEvent):
    """An activity was put away with so many ``below`` it."""

    below: int


@dataclass(frozen=True, kw_only=True)
class ActivityRestored(ActivityEvent):
    """An activity came back with so many ``below`` it."""

    below: int


@dataclass(frozen=True, kw_only=True)
class CostsWritten(ActivityEvent):
    """An activity has other cost lines of its own, which come to ``amount_minor`` of the inventory's currency."""

    amount_minor: int


class MeasuresWritten(ActivityEvent):
    """An activity has other measures of quality and cycle time."""


class CapacityWritten(ActivityEvent):
    """An activity has other months."""


@dataclass(frozen=True, kw_only=True)
class ActivityRated(ActivityEvent):
    """Somebody answered the questions about one side of an activity; what, only those who answered too may read."""

    axis: str


@dataclass(frozen=True, kw_only=True)
class RatingAgreed(ActivityEvent):
    """The people agreed on answers about one side of an activity."""

    axis: str


@dataclass(frozen=True, kw_only=True)
class RatingReopened(ActivityEvent):
    """What was agreed about one side of an activity counts no more."""

    axis: str


@dataclass(frozen=True, kw_only=True)
class BaselineFrozen(ActivityEvent):
    """The activity with all below it was kept as it stands, as baseline ``number`` with this hash."""

    number: int
    hash: str


@dataclass(frozen=True, kw_only=True)
class AssessmentEvent(Event):
    """A fact about an assessment."""

    subject: ClassVar[str] = "assessment"
    assessment_id: UUID


@dataclass(frozen=True, kw_only=True)
class AssessmentBegun(AssessmentEvent):
    """Whether to make or to buy an activity is being assessed."""

    activity_id: UUID


class AssessmentDescribed(AssessmentEvent):
    """Title, volume, horizon, weights or the figures of today were changed."""


@dataclass(frozen=True, kw_only=True)
class OptionSaved(AssessmentEvent):
    """An option was added or changed."""

    option_id: UUID
    kind: str


@dataclass(frozen=True, kw_only=True)
class OptionDropped(AssessmentEvent):
    """An option is no longer considered."""

    kind: str


@dataclass(frozen=True, kw_only=True)
class OptionsCompared(AssessmentEvent):
    """The options were compared, and one, of kind ``advised``, is recommended on the inputs with this hash."""

    advised: str
    inputs_hash: str


class AssessmentPutUp(AssessmentEvent):
    """The assessment waits for a decision."""


class AssessmentTakenBack(AssessmentEvent):
    """The assessment no longer waits for a decision."""


class AssessmentDiscarded(AssessmentEvent):
    """The assessment was put away without a decision."""


@dataclass(frozen=True, kw_only=True)
class AssessmentDecided(AssessmentEvent):
    """The activity goes by an ``option`` of this kind; the decision has this hash."""

    option: str
    hash: str


@dataclass(frozen=True, kw_only=True)
class KeptInHouse(AssessmentEvent):
    """The activity stays in house, as now or improved; the decision has this hash."""

    option: str
    hash: str


@dataclass(frozen=True, kw_only=True)
class GatePassed(AssessmentEvent):
    """A stage gate is behind, passed or waived."""

    gate: str
    outcome: str


class ReviewAsked(AssessmentEvent):
    """Six months after the decision: what came of it is asked."""


@dataclass(frozen=True, kw_only=True)
class DecisionReviewed(AssessmentEvent):
    """The client said what came of the decision."""

    review_id: UUID


@dataclass(frozen=True, kw_only=True)
class ActivitiesImported(Event):
    """A file brought so many new activities and changed so many."""

    subject: ClassVar[str] = "inventory"
    inventory_id: UUID
    new: int
    changed: int


@dataclass(frozen=True, kw_only=True)
class RiskSaved(AssessmentEvent):
    """What can go wrong with an option was named or judged anew."""

    risk_id: UUID
    option_id: UUID


@dataclass(frozen=True, kw_only=True)
class RiskDropped(AssessmentEvent):
    """A risk was taken out."""

    option_id: UUID
    risk: str


@dataclass(frozen=True, kw_only=True)
class RiskLookDue(AssessmentEvent):
    """The day has passed on which a risk was to be looked at again, by its owner if it has one."""

    risk_id: UUID
    risk: str
    owner_id: UUID | None


@dataclass(frozen=True, kw_only=True)
class LimitEvent(Event):
    """A fact about an organisation's limits."""

    subject: ClassVar[str] = "organisation"
    organisation_id: UUID


@dataclass(frozen=True, kw_only=True)
class LimitSet(LimitEvent):
    """No more than this part may stand in one place."""

    limit_id: UUID
    kind: str
    share_bps: int
    force: str
    reason: str


@dataclass(frozen=True, kw_only=True)
class LimitLifted(LimitEvent):
    """The limit holds no longer."""

    limit_id: UUID
    kind: str
    reason: str
