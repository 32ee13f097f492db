"""What becomes true in the catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class ProfileEvent(Event):
    """A fact about a provider's profile."""

    subject: ClassVar[str] = "profile"
    profile_id: UUID


class ProfileSaved(ProfileEvent):
    """A profile says something new."""


class ProfilePublished(ProfileEvent):
    """Everybody can read and find the profile."""


class ProfileHidden(ProfileEvent):
    """Only its owner reads the profile."""


@dataclass(frozen=True, kw_only=True)
class PortfolioItemAdded(ProfileEvent):
    """A work is shown."""

    item_id: UUID


@dataclass(frozen=True, kw_only=True)
class PortfolioItemRemoved(ProfileEvent):
    """A work is shown no more."""

    item_id: UUID


@dataclass(frozen=True, kw_only=True)
class StandingRecorded(Event):
    """What is known of an organisation in one role has changed."""

    subject: ClassVar[str] = "organisation"
    organisation_id: UUID
    side: str
    score: int | None


class RatesSaved(ProfileEvent):
    """A rate card says something new; the lines before are kept."""


class TimeSaved(ProfileEvent):
    """When the provider has time says something new."""


class CertificatesSaved(ProfileEvent):
    """The certificates on a profile are others."""


@dataclass(frozen=True, kw_only=True)
class SkillAdded(ProfileEvent):
    """A skill that the profile's words suggest stands on it."""

    skill: str


@dataclass(frozen=True, kw_only=True)
class SkillPassedOver(ProfileEvent):
    """A skill that the profile's words suggest is not offered again."""

    skill: str


@dataclass(frozen=True, kw_only=True)
class ShownInTeam(ProfileEvent):
    """A member is shown on the company's profile, by their own will."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class LeftTeam(ProfileEvent):
    """A member is shown no more."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class PackageEvent(Event):
    """A fact about a package."""

    subject: ClassVar[str] = "package"
    package_id: UUID


class PackageSaved(PackageEvent):
    """A package's draft says something new."""


@dataclass(frozen=True, kw_only=True)
class PackagePublished(PackageEvent):
    """A version can be bought: the provider has signed it."""

    version: int
    hash: str


class PackagePaused(PackageEvent):
    """Nobody can buy the package for now."""


class PackageResumed(PackageEvent):
    """The package can be bought again as it was."""


class PackageRetired(PackageEvent):
    """Nobody can buy the package any more."""


@dataclass(frozen=True, kw_only=True)
class PackageSold(PackageEvent):
    """The package was bought once more; ``version`` is the one that was bought."""

    version: int


@dataclass(frozen=True, kw_only=True)
class HeldPackageEvent(Event):
    """A fact about a version of a package that waits."""

    subject: ClassVar[str] = "held_package"
    held_package_id: UUID
    package_id: UUID


@dataclass(frozen=True, kw_only=True)
class PackageHeld(HeldPackageEvent):
    """It is signed, and waits for its own organisation's people."""

    hash: str


class HeldPackagePublished(HeldPackageEvent):
    """It can be bought."""


@dataclass(frozen=True, kw_only=True)
class HeldPackageDropped(HeldPackageEvent):
    """It will not be published: its author gave it up, or it was ``overtaken`` by another."""

    overtaken: bool


@dataclass(frozen=True, kw_only=True)
class HeldPackageStuck(HeldPackageEvent):
    """It was agreed to and could not be published."""

    code: str
