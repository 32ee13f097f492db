"""Roles and what each may do, kinds of organisation, lifecycles, and the actors that are no person."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from anyshore.kit.actor import Actor, ActorKind, Proof
from anyshore.kit.countries import UnknownPlace, country
from anyshore.kit.errors import Refused
from anyshore.kit.lifecycle import Lifecycle
from anyshore.kit.money import is_currency

CLOCK = Actor(kind=ActorKind.CLOCK)
"""A deadline that fell due."""

ANYONE = Actor(kind=ActorKind.ANONYMOUS)
"""A visitor who is not signed in."""

OPERATOR = Actor(kind=ActorKind.OPERATOR)
"""The instance's operator where no person is known, as in a command."""


class OrganisationKind(StrEnum):
    """A company, or one person working in their own name (homeshore)."""

    COMPANY = "company"
    INDIVIDUAL = "individual"


class Role(StrEnum):
    """What a member is to the organisation."""

    OWNER = "owner"
    MANAGER = "manager"
    FINANCE = "finance"
    MEMBER = "member"
    VIEWER = "viewer"


class Right(StrEnum):
    """What a role may do, in five words."""

    VIEW = "view"
    WORK = "work"
    """Write messages, drafts, questions and proposals; submit deliverables."""
    COMMIT = "commit"
    """Bind the organisation: publish, award, sign, accept, end."""
    MONEY = "money"
    """Fund, release, pay, and ask for a payout."""
    MANAGE = "manage"
    """Change the organisation itself, its members and its payout account."""


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.OWNER: frozenset(Right),
    Role.MANAGER: frozenset({Right.VIEW, Right.WORK, Right.COMMIT, Right.MONEY}),
    Role.FINANCE: frozenset({Right.VIEW, Right.MONEY}),
    Role.MEMBER: frozenset({Right.VIEW, Right.WORK}),
    Role.VIEWER: frozenset({Right.VIEW}),
}


def has_right(actor: Actor, right: Right) -> bool:
    """Whether the actor's role in their organisation holds ``right``; the clock and strangers hold none here."""
    if actor.kind is not ActorKind.PERSON or actor.organisation_id is None or not actor.role:
        return False
    return right in RIGHTS[Role(actor.role)]


def is_operator(actor: Actor) -> bool:
    """Whether the operator acts."""
    return actor.kind is ActorKind.OPERATOR


def is_clock(actor: Actor) -> bool:
    """Whether a deadline acts."""
    return actor.kind is ActorKind.CLOCK


class OrganisationState(StrEnum):
    """An organisation works, or has been closed by its owner."""

    ACTIVE = "active"
    CLOSED = "closed"


ORGANISATION = Lifecycle(
    "organisation",
    {
        (OrganisationState.ACTIVE, "close"): OrganisationState.CLOSED,
        (OrganisationState.CLOSED, "reopen"): OrganisationState.ACTIVE,
    },
)


class VerificationState(StrEnum):
    """What the operator has checked about an organisation."""

    UNVERIFIED = "unverified"
    ASKED = "asked"
    VERIFIED = "verified"
    REFUSED = "refused"


class InvitationState(StrEnum):
    """An invitation to join an organisation."""

    OPEN = "open"
    ACCEPTED = "accepted"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


INVITATION = Lifecycle(
    "member_invitation",
    {
        (InvitationState.OPEN, "accept"): InvitationState.ACCEPTED,
        (InvitationState.OPEN, "withdraw"): InvitationState.WITHDRAWN,
        (InvitationState.OPEN, "lapse"): InvitationState.LAPSED,
    },
)


class LinkPurpose(StrEnum):
    """What a link in a mail does besides signing in."""

    SIGN_IN = "sign_in"
    PUBLISH_REQUEST = "publish_request"


class ProofMethod(StrEnum):
    """What a person showed to be asked for nothing else."""

    PASSWORD = "password"  # noqa: S105 - the name of a method, not a secret
    CODE = "code"
    """A code from the app that stands behind the second step."""
    RECOVERY_CODE = "recovery_code"
    PASSKEY = "passkey"
    """A passkey or a security key."""
    LINK = "link"
    """The link that was mailed to their address."""


PROOF_SECONDS = 600
"""How long a proof counts: ten minutes."""


class ProofMissing(Refused):
    """A signature needs a proof of who signs that is at most ten minutes old."""

    code = "proof_missing"
    status = 403


@dataclass(frozen=True, slots=True)
class Proved:
    """What stands in the evidence of a signature: how the person proved who they are, when, and from where they
    signed with what."""

    method: ProofMethod
    at: datetime
    address: str
    agent: str


def is_fresh(proof: Proof | None) -> bool:
    """Whether the proof still counts."""
    return proof is not None and 0 <= proof.seconds <= PROOF_SECONDS


def proved(actor: Actor, at: datetime) -> Proved:
    """The actor's proof as evidence; ProofMissing without one that counts. Verbs that sign call this after their
    policy, and keep ``method`` and ``at`` beside the signature; their door calls ``web.proof.prove`` before."""
    if actor.proof is None or not is_fresh(actor.proof):
        raise ProofMissing()
    shown = actor.proof
    return Proved(ProofMethod(shown.method), at - timedelta(seconds=shown.seconds), shown.address, shown.agent)


class LastOwner(Refused):
    """An organisation keeps at least one owner."""

    code = "last_owner"


@dataclass(frozen=True, slots=True)
class Details:
    """What an organisation says of itself. ``working_days`` holds ISO weekdays, such as ``12345``."""

    name: str
    kind: str
    country: str
    place: str
    timezone: str
    currency: str
    working_days: str = "12345"
    day_starts: time = time(9)
    day_ends: time = time(17)
    vat_id: str = ""
    about: str = ""
    buys: bool = True
    provides: bool = False

    def problem(self, zones: Collection[str]) -> str | None:
        """The first field that cannot be as it is, or None."""
        fits = {
            "name": 0 < len(self.name.strip()) <= 120,
            "kind": self.kind in set(OrganisationKind),
            "country": _is_country(self.country),
            "timezone": self.timezone in zones,
            "currency": is_currency(self.currency),
            "working_days": bool(self.working_days) and self.working_days == "".join(sorted(set(self.working_days))),
            "place": len(self.place) <= 80,
            "vat_id": len(self.vat_id) <= 20,
            "about": len(self.about) <= 5000,
            "day_ends": self.day_starts != self.day_ends,
            "buys": self.buys or self.provides,
        }
        fits["working_days"] = fits["working_days"] and set(self.working_days) <= set("1234567")
        return next((field for field, good in fits.items() if not good), None)

    def columns(self) -> dict[str, object]:
        """The details by the names of their columns."""
        return {**asdict(self), "name": " ".join(self.name.split()), "place": self.place.strip()}


def _is_country(code: str) -> bool:
    try:
        country(code)
    except UnknownPlace:
        return False
    return True
