"""A field in one form on one page: what the templates read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Bound:
    """A field with its name in the form, what stands in it, and what is wrong with it.

    ``kind`` names the control, ``values`` are the texts that stand in it (one, or several for a choice of many),
    ``options`` are (value, word, note), ``rows`` the forms of a group, ``attributes`` go onto the control.
    """

    name: str
    kind: str
    label: str
    hint: str
    error: str
    required: bool
    values: Sequence[str] = ()
    options: Sequence[tuple[str, str, str]] = ()
    prefix: str = ""
    look: str = ""
    attributes: Mapping[str, str] = field(default_factory=dict)
    rows: Sequence[Any] = ()

    @property
    def id(self) -> str:
        """The control's id."""
        return f"f-{self.name}"

    @property
    def value(self) -> str:
        """The text that stands in a control of one value."""
        return self.values[0] if self.values else ""

    @property
    def described_by(self) -> str:
        """The ids of the hint and the error, for aria-describedby."""
        parts = [f"{self.id}-hint"] if self.hint else []
        return " ".join([*parts, f"{self.id}-error"] if self.error else parts)
