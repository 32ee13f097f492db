"""Facts about service credits."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from anyshore.payments.events.bases import OfAgreement


@dataclass(frozen=True, kw_only=True)
class CreditUsed(OfAgreement):
    """Credits lowered a payment: of the milestone, the week or the month ``about_id``. ``of_claims``: some of them are
    what was accepted of claims."""

    kind: str
    about_id: UUID
    amount_minor: int
    of_claims: bool = False


@dataclass(frozen=True, kw_only=True)
class CreditEarnedBack(OfAgreement):
    """The level was good for so long that its credit is given back."""

    measure: str
    amount_minor: int


@dataclass(frozen=True, kw_only=True)
class CreditsSettled(OfAgreement):
    """The agreement ended with credits for which no payment was left: they are ``owed`` by the provider, or lapse."""

    amount_minor: int
    owed: bool
