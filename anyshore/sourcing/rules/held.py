"""Proposals that wait for one's own people: signed, and not with the client before they agree. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from anyshore.kit.errors import Refused
from anyshore.kit.lifecycle import Lifecycle
from anyshore.sourcing.rules.offers import ProposalTerms, content
from anyshore.sourcing.rules.teams import digest

SUBJECT: Final = "held_proposal"
"""What an approval of one is about, and what its files hang on."""


class HeldState(StrEnum):
    """What became of a proposal that was held."""

    HELD = "held"
    SENT = "sent"
    DROPPED = "dropped"
    """Given up, or replaced by its author."""
    OVERTAKEN = "overtaken"
    """Another proposal went out meanwhile."""


HELD: Final = Lifecycle(
    "held_proposal",
    {
        (HeldState.HELD, "send"): HeldState.SENT,
        (HeldState.HELD, "drop"): HeldState.DROPPED,
        (HeldState.HELD, "overtake"): HeldState.OVERTAKEN,
    },
)


class ProposalUnapproved(Refused):
    """The provider's own rules want ``needed`` people to agree to this very proposal first."""

    code = "proposal_unapproved"


class RequestMoved(Refused):
    """The request was changed after it was signed: its author reads it again and signs anew."""

    code = "request_moved"


def signed_hash(terms: ProposalTerms) -> str:
    """What is signed and agreed to, of completed terms."""
    return digest(content(terms))
