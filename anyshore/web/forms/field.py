"""What every field is: it parses what was posted into a typed value or raises Mistake, and shows a value as text.

A mistake's words tell the person what to do. Nothing is guessed: what a field does not understand, it refuses.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, Protocol, overload
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from anyshore.web.forms.bound import Bound

Words = str | Promise


class Sent(Protocol):
    """What a field asks the form it stands in."""

    values: dict[str, Any]
    initial: dict[str, Any]
    options: dict[str, Any]
    currencies: dict[str, str]
    sender_id: UUID | None

    def bound_field(self, name: str) -> Bound:
        """The field ``name`` as templates read it."""

    def was_changed(self, name: str) -> bool:
        """Whether the answer to the field ``name`` is another than stood there."""

    def uploads(self, name: str) -> list[Any]:
        """The files sent for the field ``name``."""


class Mistake(Exception):
    """What was posted cannot be taken; the text says what to do."""


class Field:
    """Base of every field. ``label`` stands above the control, ``hint`` between them, ``prefix`` before it.

    ``missing`` are the words for an answer that is needed and not given.
    """

    kind: ClassVar[str] = "text"
    missing: ClassVar[Words] = gettext_lazy("Write an answer")

    def __init__(
        self,
        label: Words = "",
        *,
        required: bool = True,
        hint: Words = "",
        initial: object = None,
        prefix: Words = "",
        look: str = "",
        autocomplete: str = "",
        missing: Words = "",
        attributes: Mapping[str, str] | None = None,
    ) -> None:
        self.label, self.hint, self.prefix, self.look = label, hint, prefix, look
        self.required, self.initial = required, initial
        self.missing_words = missing or self.missing
        self.attributes = {**({"autocomplete": autocomplete} if autocomplete else {}), **(attributes or {})}
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, form: None, owner: type) -> Field: ...

    @overload
    def __get__(self, form: Sent, owner: type) -> Bound: ...

    def __get__(self, form: Sent | None, owner: type) -> Field | Bound:
        return self if form is None else form.bound_field(self.name)

    def take(self, posted: Sequence[str], form: Sent) -> Any:
        """Return the value of what was posted, None for an empty answer, or raise Mistake."""
        text = self.tidied(posted[0] if posted else "")
        if text == "":
            if self.required:
                raise Mistake(str(self.missing_words))
            return self.empty()
        return self.parsed(text, form)

    def tidied(self, text: str) -> str:
        """The posted text without what nobody means to write: outer space."""
        return text.strip()

    def empty(self) -> Any:
        """The value of an answer not given."""
        return None

    def parsed(self, text: str, form: Sent) -> Any:
        """The value of a text that is not empty."""
        raise NotImplementedError

    def shown(self, value: Any) -> Sequence[str]:
        """The texts that stand in the control for ``value``."""
        return [] if value is None else [str(value)]

    def options_for(self, form: Sent) -> Sequence[tuple[str, str, str]]:
        """The choices, where there are any."""
        return ()
