"""Fields of text: one line, several, an address, a link, a password."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from anyshore.web.forms.field import Field, Mistake, Sent, Words

_TURNING = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
"""What turns the direction of all that follows: one line stands inside sentences of ours. The plain marks are fine."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029]")


class Text(Field):
    """One line of text -> str. Control characters are refused."""

    def __init__(
        self, label: Words = "", *, max_length: int = 200, min_length: int = 0, look: str = "", **rest: Any
    ) -> None:
        super().__init__(label, look=look, **rest)
        self.max_length, self.min_length = max_length, min_length
        self.attributes.setdefault("maxlength", str(max_length))

    def empty(self) -> str:
        return ""

    def parsed(self, text: str, form: Sent) -> str:
        if _CONTROL.search(text) or _TURNING.search(text) or "\n" in text or "\r" in text:
            raise Mistake(_("Take out the characters that cannot be seen"))
        return self._measured(text)

    def _measured(self, text: str) -> str:
        if len(text) > self.max_length:
            raise Mistake(
                _("Shorten it to %(max)s characters; it has %(has)s") % {"max": self.max_length, "has": len(text)}
            )
        if len(text) < self.min_length:
            raise Mistake(_("Write at least %(min)s characters") % {"min": self.min_length})
        return text


class LongText(Text):
    """Several lines of text -> str, with ``\\n`` between them."""

    kind = "textarea"

    def __init__(self, label: Words = "", *, max_length: int = 20_000, rows: int = 5, **rest: Any) -> None:
        super().__init__(label, max_length=max_length, **rest)
        self.attributes.setdefault("rows", str(rows))

    def parsed(self, text: str, form: Sent) -> str:
        lines = text.replace("\r\n", "\n").replace("\r", "\n")
        if _CONTROL.search(lines):
            raise Mistake(_("Take out the characters that cannot be seen"))
        return self._measured(lines)


class Lines(LongText):
    """One entry a line -> list[str], without empty lines."""

    def empty(self) -> Any:
        return []

    def parsed(self, text: str, form: Sent) -> Any:
        return [line.strip() for line in super().parsed(text, form).split("\n") if line.strip()]

    def shown(self, value: Any) -> Sequence[str]:
        return ["\n".join(value)] if value else []


class Email(Text):
    """An e-mail address -> str."""

    kind = "email"

    def __init__(self, label: Words = "", **rest: Any) -> None:
        super().__init__(label, **{"max_length": 254, "autocomplete": "email", **rest})

    def parsed(self, text: str, form: Sent) -> str:
        address = super().parsed(text, form)
        try:
            validate_email(address)
        except ValidationError:
            raise Mistake(_("Write an address like name@example.org")) from None
        return address


class Url(Text):
    """An address on the web -> str, http or https only."""

    kind = "url"

    def __init__(self, label: Words = "", **rest: Any) -> None:
        super().__init__(label, **{"max_length": 500, **rest})

    def parsed(self, text: str, form: Sent) -> str:
        address = super().parsed(text, form)
        try:
            parts = urlsplit(address)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme not in ("http", "https") or not parts.hostname or " " in address:
            raise Mistake(_("Write an address that starts with https://"))
        return address


class Password(Text):
    """A password -> str, exactly as written; never shown again."""

    kind = "password"

    def tidied(self, text: str) -> str:
        return text

    def shown(self, value: Any) -> Sequence[str]:
        return []
