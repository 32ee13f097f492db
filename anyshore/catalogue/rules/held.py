"""Versions of packages that wait for one's own people: signed, and not on the shelf before they agree. Pure."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from anyshore.kit.errors import Refused
from anyshore.kit.lifecycle import Lifecycle

SUBJECT: Final = "held_package"
"""What an approval of one is about."""


class HeldState(StrEnum):
    """What became of a version that was held."""

    HELD = "held"
    PUBLISHED = "published"
    DROPPED = "dropped"
    """Given up, or replaced by another that waits."""
    OVERTAKEN = "overtaken"
    """Another version was published meanwhile, or the package is retired."""


HELD: Final = Lifecycle(
    "held_package",
    {
        (HeldState.HELD, "publish"): HeldState.PUBLISHED,
        (HeldState.HELD, "drop"): HeldState.DROPPED,
        (HeldState.HELD, "overtake"): HeldState.OVERTAKEN,
    },
)


class PackageUnapproved(Refused):
    """The provider's own rules want ``needed`` people to agree to this very version first."""

    code = "package_unapproved"


class SaysTheSame(Refused):
    """The draft says what is published already: there is nothing to agree to."""

    code = "package_says_the_same"
