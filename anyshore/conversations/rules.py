"""What a message may be. Pure."""

from __future__ import annotations

MESSAGE_MAX = 20_000
"""Characters of one message."""


def problem(body: str, files: int) -> str | None:
    """Why a message cannot be sent, or None: it has words or files, and not too many words."""
    if not body.strip() and files == 0:
        return "empty"
    if len(body) > MESSAGE_MAX:
        return "too_long"
    return None
