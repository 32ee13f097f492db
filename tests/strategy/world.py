"""A client with an inventory, made by the actions; and the proof that nothing changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound, Refused, Stale
from anyshore.parties.rules import Role
from anyshore.plumbing.models import AuditEntry, Transition
from anyshore.strategy.actions.add_activity import add_activity
from anyshore.strategy.actions.archive_activity import archive_activity
from anyshore.strategy.models import Activity
from anyshore.strategy.rules.costs import CostLine
from anyshore.strategy.rules.facts import ActivityTerms
from tests.factories import NOW, do, make_organisation, member_actor
from tests.rows import TOLD, digests, tables_of

LATER = NOW + timedelta(hours=1)


def client(name: str = "Tolhuis Lighting") -> Actor:
    """The owner of an organisation in the Netherlands."""
    return make_organisation(name=name, country="NL")[1]


def terms(name: str = "Accounts payable", **more: Any) -> ActivityTerms:
    """An activity of 27,400 invoices a year."""
    return ActivityTerms(**{"name": name, "volume": 27_400, "volume_unit": "invoices", **more})


def cost(amount_minor: int = 14_820_000, **more: Any) -> CostLine:
    """A line of cost: 2.6 clerks for EUR 148,200."""
    given = {"kind": "people", "name": "Clerks", "currency": "EUR", "fte_milli": 2600, **more}
    return CostLine(amount_minor=amount_minor, **given)


def added(actor: Actor | None = None, name: str = "Accounts payable", **more: Any) -> tuple[Activity, Actor]:
    """An activity and its client; ``costs`` and ``parent_id`` go to the action, the rest into its terms."""
    owner = actor or client()
    given = {name: more.pop(name) for name in ("costs", "parent_id") if name in more}
    return do(add_activity, owner, terms=terms(name, **more), **given), owner


def events(subject_id: object) -> list[str]:
    """The names of what was told about an activity or an inventory, in order."""
    rows = AuditEntry.objects.filter(subject_id=subject_id).exclude(name__startswith="parties.").order_by("id")
    return [name.removeprefix("strategy.") for name in rows.values_list("name", flat=True)]


def everything() -> dict[str, str]:
    """What stands in all tables of strategy, and of what every verb writes besides; people may come and go."""
    own = tables_of(apps.get_app_config("strategy").get_models(), short=True)
    return digests((*own, TOLD, *tables_of((Transition,))))


@contextmanager
def refused(error: type[Refused], **params: object) -> Iterator[None]:
    """What stands inside is refused with ``error`` and these parameters, and no row changed."""
    before = everything()
    with pytest.raises(error) as caught:
        yield
    assert type(caught.value) is error, caught.value
    for name, value in params.items():
        assert caught.value.params.get(name) == value, (name, caught.value.params)
    assert everything() == before


def guards(verb: Callable[..., Any], activity: Activity, actor: Actor, **given: Any) -> None:
    """A viewer may not, a stranger finds nothing, another version is stale, and what was put away does not change."""
    given = {"activity_id": activity.id, **given}
    with refused(Forbidden):
        do(verb, member_actor(actor.acting_organisation, Role.VIEWER), **given)
    with refused(NotFound):
        do(verb, client("A stranger"), **given)
    if "version" in given:
        with refused(Stale):
            do(verb, actor, **{**given, "version": 99})
    do(archive_activity, actor, activity_id=activity.id, version=Activity.objects.get(pk=activity.pk).version)
    if "version" in given:
        given["version"] = Activity.objects.get(pk=activity.pk).version
    with refused(NotAllowed):
        do(verb, actor, **given)
