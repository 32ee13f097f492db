"""The system check of relations: they point down the floors, and across domains nothing points back."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.contrib.auth.models import Group
from django.core.checks import registry
from django.db import models
from django.test.utils import isolate_apps

from anyshore.plumbing.checks import faults, relations_point_down

UP, ACCESSOR = "anyshore.E001", "anyshore.E002"


def table(floor: str, name: str = "Thing", **fields: models.Field) -> type[models.Model]:
    """A model that stands on a floor."""
    meta = type("Meta", (), {"app_label": floor})
    module = f"anyshore.{floor}.models"
    return type(name, (models.Model,), {"__module__": module, "Meta": meta, **fields})


def found(model: type[models.Model], field: str) -> list[str]:
    """The ids of what is wrong with a model's relation."""
    return [error.id for error in faults(model, model._meta.get_field(field))]


@pytest.mark.parametrize(
    ("source", "target", "related_name", "expected"),
    [
        ("contracts", "sourcing", "+", []),
        ("payments", "parties", "+", []),
        ("contracts", "contracts", None, []),
        ("contracts", "contracts", "children", []),
        ("plumbing", "plumbing", None, []),
        ("contracts", "sourcing", None, [ACCESSOR]),
        ("contracts", "sourcing", "agreements", [ACCESSOR]),
        ("contracts", "payments", "+", [UP]),
        ("parties", "ledger", "+", [UP]),
        ("plumbing", "parties", "+", [UP]),
        ("contracts", "nowhere", "+", [UP]),
        ("contracts", "payments", None, [UP, ACCESSOR]),
    ],
)
@pytest.mark.parametrize("kind", [models.ForeignKey, models.OneToOneField])
@isolate_apps()
def test_foreign_keys(kind, source, target, related_name, expected):
    told = table(target, "Target")
    model = table(source, "Source", to=kind(told, models.CASCADE, related_name=related_name))
    assert found(model, "to") == expected


@isolate_apps()
def test_a_relation_written_as_a_string_is_seen():
    table("payments", "Target")
    model = table("contracts", "Source", to=models.ForeignKey("payments.Target", models.CASCADE))
    assert found(model, "to") == [UP, ACCESSOR]


@isolate_apps()
def test_a_relation_to_no_model_is_left_to_django():
    model = table("contracts", "Source", to=models.ForeignKey("payments.Nothing", models.CASCADE))
    assert found(model, "to") == []


@isolate_apps()
def test_many_to_many_relations_are_seen():
    model = table("catalogue", "Source", to=models.ManyToManyField(table("contracts", "Target")))
    assert found(model, "to") == [UP, ACCESSOR]


@isolate_apps()
def test_a_third_partys_model_is_below_all_of_ours():
    model = table("plumbing", "Source", to=models.ForeignKey(Group, models.CASCADE))
    assert found(model, "to") == []


def test_the_check_is_registered_and_the_house_passes_it():
    assert relations_point_down in registry.registry.get_checks()
    assert relations_point_down() == []


def test_the_check_sees_every_model_of_ours(monkeypatch):
    seen = []
    monkeypatch.setattr("anyshore.plumbing.checks.faults", lambda model, field: seen.append(model) or [])
    relations_point_down()
    related = [model for model in apps.get_models() if any(field.remote_field for field in model._meta.local_fields)]
    assert {model for model in related if model.__module__.startswith("anyshore.")} <= set(seen)
