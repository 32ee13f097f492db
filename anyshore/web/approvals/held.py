"""What was signed and waits for one's own people, an offer or a proposal: why it came back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from anyshore.approvals.queries.needed import Standing
from anyshore.approvals.queries.told import answers_told
from anyshore.approvals.rules import Answer
from anyshore.kit.errors import Refused
from anyshore.web.words import refusal_text


def reason_of(refusal: Mapping[str, Any]) -> str:
    """Why it could not go out though it was agreed to; empty where nothing refused it."""
    if not refusal:
        return ""
    kept = type("Kept", (Refused,), {"code": refusal["code"]})
    return refusal_text(kept(**refusal["params"]))


def said_against(standing: Standing | None) -> list[tuple[str, str]]:
    """Who declined, and why."""
    told = answers_told(standing.id) if standing else []
    return [(who, words) for who, answer, words in told if answer == Answer.DECLINED]
