"""A form of which nothing need be filled in: for keeping what is written so far."""

from __future__ import annotations

from copy import copy
from typing import Any, TypeVar

from anyshore.web.forms.field import Field
from anyshore.web.forms.form import Form, Group

F = TypeVar("F", bound=Form)


def unfinished(form: type[F]) -> type[F]:
    """The same form, but every answer may be missing and none is compared with another. What is written is still read:
    a sum that is no sum is a mistake in a draft too."""
    fields: dict[str, Any] = {name: _optional(field) for name, field in form.fields.items()}
    made: type[F] = type(f"Unfinished{form.__name__}", (form,), {"check": _agree, **fields})
    return made


def _optional(field: Field) -> Field:
    found = copy(field)
    found.required = False
    if isinstance(found, Group):
        found.form, found.min = unfinished(found.form), 0
    return found


def _agree(form: Form, values: dict[str, Any]) -> None:
    """Nothing is compared."""
