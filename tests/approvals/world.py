"""An organisation with people, a group and a rule, and questions to them, all made by the actions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from anyshore.approvals.actions.answer_approval import answer_approval
from anyshore.approvals.actions.ask_approval import ask_approval
from anyshore.approvals.actions.save_group import save_group
from anyshore.approvals.actions.set_rule import set_rule
from anyshore.approvals.models import Approval, Group, Rule
from anyshore.approvals.rules import Kind, fingerprint
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.parties.rules import Role
from anyshore.plumbing.models import AuditEntry
from tests.factories import NOW, do, make_organisation, make_person, member_actor

PRINT = fingerprint({"price": 1})
LIMIT = Money(1_000_000, "EUR")


@dataclass
class House:
    """An organisation, its owner, a manager who asks, and three members who are asked."""

    owner: Actor
    asker: Actor
    people: tuple[Actor, ...]

    @property
    def id(self) -> UUID:
        return self.owner.acting_organisation


def house(**details: Any) -> House:
    made, owner = make_organisation(**{"name": "Tolhuis Lighting", "country": "NL", **details})
    asker = member_actor(made, Role.MANAGER, make_person("Marit de Boer"))
    names = ("Hana Novák", "Joris Pels", "سارة العلي")
    return House(owner, asker, tuple(member_actor(made, Role.VIEWER, make_person(name)) for name in names))


def grouped(here: House, *people: Actor, name: str = "Board") -> Group:
    chosen = people or here.people
    return do(save_group, here.owner, name=name, person_ids=[one.acting_person for one in chosen])


def ruled(here: House, above: Money = LIMIT, needed: int = 2, kind: str = Kind.AWARD, **more: Any) -> Rule:
    """A rule over the group of three, or over ``group``."""
    group = more.pop("group", None) or grouped(here, name=f"Group {uuid4().hex[:6]}")
    return do(set_rule, here.owner, kind=kind, above=above, group_id=group.id, needed=needed, **more)


def asked(
    here: House, actor: Actor | None = None, subject_id: UUID | None = None, at: Any = NOW, **more: Any
) -> Approval:
    """A question about EUR 20,000."""
    given = {"kind": Kind.AWARD, "title": "New website", "path": "/proposals/1/award/", "fingerprint": PRINT, **more}
    given.setdefault("amount", Money(2_000_000, "EUR"))
    subject = ("proposal", subject_id or uuid4())
    return do(ask_approval, actor or here.asker, at, subject=subject, **given)


def answer(
    approval: Approval, actor: Actor, said: str = "approved", words: str = "", at: Any = NOW, **more: Any
) -> Approval:
    given = {"answer": said, "words": words, "fingerprint": approval.fingerprint, **more}
    return do(answer_approval, actor, at, approval_id=approval.id, **given)


def state(approval: Approval) -> str:
    return Approval.objects.get(pk=approval.pk).state


def events(subject_id: object) -> list[str]:
    rows = AuditEntry.objects.filter(subject_id=subject_id).order_by("position")
    return [name.partition(".")[2] for name in rows.values_list("name", flat=True)]
