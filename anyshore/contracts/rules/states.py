"""The lifecycles of agreements and milestones, the two sides, and how a party signs."""

from __future__ import annotations

from enum import StrEnum

from anyshore.kit.lifecycle import Lifecycle


class Side(StrEnum):
    """The two sides of an agreement."""

    CLIENT = "client"
    PROVIDER = "provider"

    @property
    def other(self) -> Side:
        """The side across the table."""
        return Side.PROVIDER if self is Side.CLIENT else Side.CLIENT


class SignatureMethod(StrEnum):
    """What a party did to sign."""

    PROPOSAL = "proposal"
    """Sent the proposal that was awarded: a signed offer."""
    PACKAGE = "package"
    """Published the package that was bought: a standing signed offer."""
    BUTTON = "button"
    """Pressed the button under the text, for one's own offer or for the other side's."""


class AgreementState(StrEnum):
    """Where an agreement stands."""

    DRAFT = "draft"
    OFFERED = "offered"
    RUNNING = "running"
    ENDING = "ending"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    ENDED = "ended"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


AGREEMENT = Lifecycle(
    "agreement",
    {
        (AgreementState.DRAFT, "edit"): AgreementState.DRAFT,
        (AgreementState.DRAFT, "discuss"): AgreementState.DRAFT,
        (AgreementState.DRAFT, "offer"): AgreementState.OFFERED,
        (AgreementState.OFFERED, "counter"): AgreementState.OFFERED,
        (AgreementState.OFFERED, "discuss"): AgreementState.OFFERED,
        (AgreementState.OFFERED, "sign"): AgreementState.RUNNING,
        (AgreementState.OFFERED, "decline"): AgreementState.DECLINED,
        (AgreementState.OFFERED, "withdraw"): AgreementState.WITHDRAWN,
        (AgreementState.OFFERED, "lapse"): AgreementState.LAPSED,
        (AgreementState.RUNNING, "give_notice"): AgreementState.ENDING,
        (AgreementState.ENDING, "withdraw_notice"): AgreementState.RUNNING,
        (AgreementState.RUNNING, "complete"): AgreementState.COMPLETED,
        (AgreementState.ENDING, "complete"): AgreementState.COMPLETED,
        (AgreementState.RUNNING, "cancel"): AgreementState.CANCELLED,
        (AgreementState.ENDING, "cancel"): AgreementState.CANCELLED,
        (AgreementState.RUNNING, "end"): AgreementState.ENDED,
        (AgreementState.ENDING, "end"): AgreementState.ENDED,
    },
)

LIVE = (AgreementState.RUNNING, AgreementState.ENDING)
"""States in which work and money move."""


NEVER_BEGAN = (AgreementState.DECLINED, AgreementState.WITHDRAWN, AgreementState.LAPSED)
"""States of an offer that came to nothing."""


class MilestoneState(StrEnum):
    """Whether a milestone is still part of the agreement. Work and money have states of their own."""

    AGREED = "agreed"
    DROPPED = "dropped"


MILESTONE = Lifecycle("milestone", {(MilestoneState.AGREED, "drop"): MilestoneState.DROPPED})
