"""The two sides of a thing, and who signs for one of them with which evidence."""

from __future__ import annotations

from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from anyshore.contracts.rules.states import Side, SignatureMethod


class Sided(Protocol):
    """What has a client and a provider: an agreement, wherever it was loaded."""

    @property
    def client_id(self) -> UUID: ...

    @property
    def provider_id(self) -> UUID: ...


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands beside a signature: how and when the person proved who they are, the network address and the program
    they signed with, and the zone in which their organisation's day runs. Empty for a signed offer that stood
    before."""

    proof: str = ""
    proved_at: datetime | None = None
    address: str = ""
    agent: str = ""
    zone: str = ""


@dataclass(frozen=True, slots=True)
class Signer:
    """One party's signature as it will stand: for which side and organisation, by whom, under which name, how, and
    with which evidence."""

    side: Side
    organisation_id: UUID
    person_id: UUID
    name: str
    method: SignatureMethod
    evidence: Evidence = Evidence()

    def columns(self) -> dict[str, Any]:
        """The signature's columns, without the version's and the instant."""
        own = {field.name: getattr(self, field.name) for field in fields(self) if field.name != "evidence"}
        return {**own, **asdict(self.evidence)}
