"""What silence will do: the dated consequences that every stage's rules offer and the contract page merges."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Consequence:
    """At ``at`` this happens if nobody acts.

    ``code`` names it for the words at the door (such as ``delivery.accepted_by_silence``), ``side`` is the party
    that could still act (``client``, ``provider``, or empty), ``params`` are what the words quote: numbers in
    minor units end in ``_minor`` and stand beside ``currency``.
    """

    at: datetime
    code: str
    side: str = ""
    params: dict[str, object] = field(default_factory=dict)
