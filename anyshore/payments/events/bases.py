"""What facts about money have in common. Amounts are minor units of ``currency``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class OfAgreement(Event):
    """A fact about one agreement's money."""

    subject: ClassVar[str] = "agreement"
    agreement_id: UUID
    currency: str


@dataclass(frozen=True, kw_only=True)
class OfMilestone(OfAgreement):
    """A fact about one milestone's money."""

    milestone_id: UUID
