"""The categories of work: what each is, the unit it is usually outsourced in, and what a good request says.

They stand in ``lists/categories.toml``. Nine are crafts, delivered as a work; the others are business processes,
run for a client month by month.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Mapping


class CategoryKind(StrEnum):
    """Work that ends with a delivery, or a process that is run."""

    CRAFT = "craft"
    PROCESS = "process"


class Unit(StrEnum):
    """The units of outsourcing, from the smallest to a whole area of work."""

    TASK = "task"
    PROJECT = "project"
    PROCESS = "process"
    DEPARTMENT = "department"


@dataclass(frozen=True, slots=True)
class RequestTemplate:
    """What to write in a brief, how to tell that the work is right, and what must be handed over with it."""

    prompts: tuple[str, ...]
    criteria: tuple[str, ...]
    sources: tuple[str, ...]

    def markdown(self) -> str:
        """A brief to start from: each question as a heading with room below, then the two lists."""
        asked = "\n\n".join(f"### {prompt}\n" for prompt in self.prompts)
        accepted, handed_over = (_bullets(lines) for lines in (self.criteria, self.sources))
        return f"{asked}\n\n### The work is right when\n\n{accepted}\n\n### Handed over with it\n\n{handed_over}\n"


@dataclass(frozen=True, slots=True)
class Category:
    """A category of work with one line about it, its usual unit of outsourcing and its request template."""

    slug: str
    name: str
    line: str
    kind: CategoryKind
    unit: Unit
    template: RequestTemplate


def category(slug: str) -> Category:
    """The category of this slug; ``KeyError`` where there is none."""
    return _BY_SLUG[slug]


def _bullets(lines: tuple[str, ...]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _read(slug: str, row: Mapping[str, Any]) -> Category:
    return Category(
        slug=slug,
        name=row["name"],
        line=row["line"],
        kind=CategoryKind(row["kind"]),
        unit=Unit(row["unit"]),
        template=RequestTemplate(
            prompts=tuple(row["prompts"]), criteria=tuple(row["criteria"]), sources=tuple(row["sources"])
        ),
    )


_LIST: Final = resources.files(__package__).joinpath("lists", "categories.toml").read_text(encoding="utf-8")

CATEGORIES: Final[tuple[Category, ...]] = tuple(_read(slug, row) for slug, row in tomllib.loads(_LIST).items())
"""All categories in the order in which they are shown."""

_BY_SLUG: Final = {one.slug: one for one in CATEGORIES}
