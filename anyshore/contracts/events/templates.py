"""What becomes true about template agreements of one's own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from anyshore.kit.events import Event


@dataclass(frozen=True, kw_only=True)
class _TemplateEvent(Event):
    """A fact about a template of one's own."""

    subject: ClassVar[str] = "template"
    template_id: UUID


@dataclass(frozen=True, kw_only=True)
class OwnTemplateSaved(_TemplateEvent):
    """A template of one's own has this version, for contracts from now on."""

    version: int


class OwnTemplateRetired(_TemplateEvent):
    """A template of one's own is offered no more. Contracts that began with it stay as they are."""
