"""Django's own check of relations: a foreign key points down the floors, and across domains nothing points back.

import-linter cannot see a relation that is written as a string, nor the accessor that Django hangs on the other side.
The floors come from the settings (``ANYSHORE_FLOORS``), for the plumbing knows no domain.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from django.apps import AppConfig, apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.db.models import Model
from django.db.models.fields.related import RelatedField

Relation: TypeAlias = "RelatedField[Any, Any]"


@register(Tags.models)
def relations_point_down(app_configs: Sequence[AppConfig] | None = None, **_options: object) -> list[CheckMessage]:
    """Every relation of every model of ours, against the floors."""
    chosen = apps.get_app_configs() if app_configs is None else app_configs
    models = (model for config in chosen for model in config.get_models())
    return [found for model in models for field in _relations(model) for found in faults(model, field)]


def faults(model: type[Model], field: Relation) -> Iterator[Error]:
    """What is wrong with one relation. A relation to a third party's model is below all of ours."""
    target = field.remote_field.model
    if isinstance(target, str):
        return  # names no model: Django's own check says so
    source_floor, target_floor = _floor(model), _floor(target)
    if not source_floor or not target_floor or source_floor == target_floor:
        return
    told = f"{model._meta.label}.{field.name} points at {target._meta.label}"
    if _depth(source_floor) >= _depth(target_floor):
        hint = "Let the later stage point at the earlier one, or keep an id and a kind."
        yield Error(f"{told}, which is not on a floor below", hint=hint, obj=model, id="anyshore.E001")
    if field.remote_field.related_name != "+":
        hint = 'Say related_name="+": the earlier stage does not know the later one.'
        yield Error(f"{told} and hangs an accessor on it", hint=hint, obj=model, id="anyshore.E002")


def _relations(model: type[Model]) -> Iterator[Relation]:
    fields = (*model._meta.local_fields, *model._meta.local_many_to_many)
    return (field for field in fields if isinstance(field, RelatedField))


def _floor(model: type[Model]) -> str:
    """The floor of a model of ours by its module, ``anyshore.<floor>.models``; empty for another's model."""
    package, _, rest = model.__module__.partition(".")
    return rest.partition(".")[0] if package == "anyshore" else ""


def _depth(floor: str) -> int:
    """How many lines stand above a floor. A name that is no floor is above all, so nothing may point at it."""
    return next((depth for depth, line in enumerate(settings.ANYSHORE_FLOORS) if floor in line), -1)
