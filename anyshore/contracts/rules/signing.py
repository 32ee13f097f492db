"""The two sides of a thing, and who signs for one of them with which evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from anyshore.contracts.rules.states import Side, SignatureMethod


class Sided(Protocol):
    """What has a client and a provider: an agreement, wherever it was loaded."""

    @property
    def client_id(self) -> UUID: ...

    @property
    def provider_id(self) -> UUID: ...


@dataclass(frozen=True, slots=True)
class Signer:
    """One party's signature as it will stand: for which side and organisation, by whom, under which name, and how."""

    side: Side
    organisation_id: UUID
    person_id: UUID
    name: str
    method: SignatureMethod
