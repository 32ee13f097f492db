"""A translation by segments: what each says, what is missing, which placeholders differ. PO and XLIFF alike."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

PLACEHOLDER: Final = re.compile(
    r"%%|%(?:\(\w+\)|\d+\$)?[-+#0]*(?:\d+|\*)?(?:\.\d+)?(?:hh|h|ll|l|j|z|t|L)?[diouxXeEfFgGcrsaA@](?![a-zA-Z])"
    r"|\$\{[^{}\s]+\}|\{\{[^{}]+\}\}|\{[\w.,:!\[\]]*\}|⟨[^⟨⟩]+⟩"
)
"""Places that a program fills: of printf, of Python and of templates; an element inside a segment is ``⟨name⟩``."""


class Fault(StrEnum):
    """What is wrong with a segment."""

    UNTRANSLATED = "untranslated"
    FUZZY = "fuzzy"
    PLACEHOLDERS = "placeholders"


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment. ``key`` names it in every version of the file; ``sources`` and ``targets`` hold the plural forms
    too; ``note`` is what stands beside it."""

    key: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    fuzzy: bool = False
    note: str = ""

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything that is wrong, the gravest first."""
        if not any(one.strip() for one in self.sources):
            return ()
        if not self.targets or not all(one.strip() for one in self.targets):
            return (Fault.UNTRANSLATED,)
        found = [Fault.FUZZY] if self.fuzzy else []
        return (*found, Fault.PLACEHOLDERS) if self.misplaced else tuple(found)

    @property
    def misplaced(self) -> bool:
        """Whether a translation has other placeholders than its source. Of plural forms all but the last may leave
        some out, as in "one file" for "%d files"."""
        if len(self.sources) == 1:
            return any(_placed(one) != _placed(self.sources[0]) for one in self.targets)
        allowed = set(_placed(self.sources[0])) | set(_placed(self.sources[-1]))
        strange = any(set(_placed(one)) - allowed for one in self.targets)
        return strange or _placed(self.targets[-1]) != _placed(self.sources[-1])


def _placed(text: str) -> Counter[str]:
    return Counter(one for one in PLACEHOLDER.findall(text) if one != "%%")


def counted(segments: Sequence[Segment]) -> dict[Fault, int]:
    """How many segments have each fault."""
    found = Counter(fault for one in segments for fault in one.faults)
    return {fault: found[fault] for fault in Fault}
