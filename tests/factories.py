"""People and organisations for tests, made by the same actions that make real ones."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar
from uuid import UUID

from anyshore.kit.actor import Actor, ActorKind, Proof
from anyshore.parties.actions.create_organisation import create_organisation
from anyshore.parties.actions.register_person import register_person
from anyshore.parties.models import Membership, Organisation, User
from anyshore.parties.rules import ANYONE, ProofMethod, Role
from anyshore.plumbing.actions import perform

T = TypeVar("T")

NOW = datetime(2026, 11, 24, 9, 24, tzinfo=UTC)
"""A Tuesday morning: the tests' present unless they say otherwise."""

PROOF = Proof(ProofMethod.PASSWORD, 0)
"""Everybody has just given their password, unless a test says otherwise."""

_numbers = itertools.count(1)


def do(verb: Callable[..., T], actor: Actor = ANYONE, at: datetime = NOW, **given: Any) -> T:
    """Perform ``verb`` as a door would."""
    return perform(verb, actor=actor, at=at, **given)


def make_person(name: str = "Marit de Boer", email: str = "") -> User:
    """A person with an account and no password."""
    return do(register_person, email=email or f"person{next(_numbers)}@example.org", name=name)


def make_organisation(
    name: str = "", country: str = "NL", kind: str = "company", owner: User | None = None, **details: Any
) -> tuple[Organisation, Actor]:
    """An organisation and its owner as an actor. It buys and provides unless told otherwise."""
    person = owner or make_person()
    founder = Actor(ActorKind.PERSON, person.id)
    given = {"buys": True, "provides": True, **details}
    made = do(
        create_organisation,
        founder,
        name=name or f"Organisation {next(_numbers)}",
        kind=kind,
        country=country,
        **given,
    )
    return made, Actor(ActorKind.PERSON, person.id, made.id, Role.OWNER, PROOF)


def member_actor(organisation: Organisation | UUID, role: Role = Role.MEMBER, person: User | None = None) -> Actor:
    """A new member of an organisation as an actor."""
    organisation_id = organisation if isinstance(organisation, UUID) else organisation.id
    user = person or make_person(name=f"{role.title()} {next(_numbers)}")
    Membership.objects.create(user=user, organisation_id=organisation_id, role=role, joined_at=NOW)
    return Actor(ActorKind.PERSON, user.id, organisation_id, role, PROOF)


def operator_actor() -> Actor:
    """The operator, as a person."""
    user = make_person(name="Op Erator")
    User.objects.filter(pk=user.pk).update(is_operator=True)
    return Actor(ActorKind.OPERATOR, user.id)
