"""Small parts that the tables of every domain share."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models


def one_of(name: str, field: str, values: Iterable[str]) -> models.CheckConstraint:
    """The constraint ``name``: ``field`` holds one of ``values`` (usually a StrEnum)."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__in": [str(value) for value in values]}), name=name)
