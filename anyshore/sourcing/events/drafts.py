"""What becomes true about drafts of proposals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class ProposalDraftEvent(Event):
    """A fact about a draft of a proposal: that it is, not what it says."""

    subject: ClassVar[str] = "proposal_draft"
    proposal_draft_id: UUID
    request_id: UUID


class ProposalDraftSaved(ProposalDraftEvent):
    """An organisation keeps what it has written so far."""


@dataclass(frozen=True, kw_only=True)
class ProposalDraftDue(ProposalDraftEvent):
    """A day is left until the request takes no proposals any more, at ``until``, and it is still a draft."""

    until: datetime


class ProposalDraftDiscarded(ProposalDraftEvent):
    """It is gone."""


class ProposalDraftSent(ProposalDraftEvent):
    """It became a proposal, and is no draft any more."""
