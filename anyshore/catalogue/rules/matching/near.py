"""How much a skill that is near counts for the skill that is wanted, in twentieths.

The skill itself counts whole. A special case of it (the wanted skill is its parent) counts 16: who does legal
translation translates. The more general skill above it counts 10: a translator may know law. Nothing else is near.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from anyshore.catalogue.rules.skills import SKILLS

WHOLE, SPECIAL, GENERAL = 20, 16, 10

PLACES: Final[Mapping[str, int]] = MappingProxyType({slug: place for place, slug in enumerate(SKILLS)})
"""The place of each skill in the list: what arrays hold in its stead."""

SLUGS: Final = tuple(SKILLS)


@lru_cache(maxsize=1024)
def near(slug: str) -> Mapping[str, int]:
    """The skills that count for this one with their twentieths, the least first; the skill itself last."""
    found = {SKILLS[slug].parent: GENERAL} if SKILLS[slug].parent else {}
    found |= {one.slug: SPECIAL for one in SKILLS.values() if one.parent == slug}
    return MappingProxyType({**found, slug: WHOLE})


@lru_cache(maxsize=4096)
def known(slugs: tuple[str, ...]) -> tuple[str, ...]:
    """The slugs that are on the list, each once."""
    return tuple(dict.fromkeys(slug for slug in slugs if slug in SKILLS))
