"""The licences under which a ready product is sold: a short library, in plain English, beside which a provider may
write words of its own. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Uses(StrEnum):
    """How far one licence reaches."""

    SINGLE = "single"
    MULTI = "multi"


@dataclass(frozen=True, slots=True)
class Licence:
    """One licence of the library."""

    slug: str
    name: str
    text: str


LICENCES: Final = {
    one.slug: one
    for one in (
        Licence(
            "use",
            "Use it as it is",
            "You may use the product in your own business for as long as you like. You may not change it, pass it on or "
            "sell it, alone or as the main part of something else.",
        ),
        Licence(
            "adapt",
            "Use and change it",
            "You may use the product and change it for your own business, for as long as you like. You may not pass it on "
            "or sell it, changed or not, alone or as the main part of something else.",
        ),
        Licence(
            "build",
            "Build it into what you sell",
            "You may use the product, change it and build it into goods and services that you sell. You may not pass it on "
            "or sell it by itself.",
        ),
        Licence(
            "source",
            "Source code, all but resale",
            "You get the source code. You may run, change and copy it within your business and have others work on it for "
            "you. You may not sell or publish the code or a program that does the same for others.",
        ),
    )
}
"""By slug, the narrowest in front."""

REACH: Final = {
    Uses.SINGLE: "This licence is for one use: one site, one publication, one installation.",
    Uses.MULTI: "This licence is for any number of uses within the buyer's business.",
}
