"""Held offers: signed by one side, and kept back until its own people agree. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from anyshore.contracts.rules.signing import Evidence, Signer
from anyshore.contracts.rules.states import Side, SignatureMethod
from anyshore.kit.errors import Refused
from anyshore.kit.lifecycle import Lifecycle


class HeldState(StrEnum):
    """What became of a held offer."""

    HELD = "held"
    SENT = "sent"
    DROPPED = "dropped"
    """Given up, or replaced by its author."""
    OVERTAKEN = "overtaken"
    """What it answers has changed or is over."""


HELD = Lifecycle(
    "held_offer",
    {
        (HeldState.HELD, "send"): HeldState.SENT,
        (HeldState.HELD, "drop"): HeldState.DROPPED,
        (HeldState.HELD, "overtake"): HeldState.OVERTAKEN,
    },
)


class HeldOvertaken(Refused):
    """What a held offer answers was changed, signed or ended, on ``since``: it cannot go out any more."""

    code = "held_overtaken"


def signer_json(signer: Signer) -> dict[str, object]:
    """A signature that waits, as plain JSON values."""
    evidence = asdict(signer.evidence)
    proved_at = signer.evidence.proved_at
    return {
        "person": str(signer.person_id),
        "name": signer.name,
        **evidence,
        "proved_at": proved_at.isoformat() if proved_at else None,
    }


def read_signer(data: Mapping[str, Any], side: Side, organisation_id: UUID) -> Signer:
    """Read what ``signer_json`` wrote."""
    proved_at = datetime.fromisoformat(data["proved_at"]) if data["proved_at"] else None
    evidence = Evidence(data["proof"], proved_at, data["address"], data["agent"], data["zone"])
    return Signer(side, organisation_id, UUID(data["person"]), data["name"], SignatureMethod.BUTTON, evidence)
