"""Reads of what an organisation has set: rules, groups, absences and rates; and who stands in for whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from anyshore.approvals.models import Absence, Group, GroupMember, Rate, Rule
from anyshore.approvals.rules import MILLION, Rates
from anyshore.kit.actor import Actor
from anyshore.kit.countries import zone
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.parties.queries import calendar, readers_of
from anyshore.parties.rules import Right


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody by name."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    """A group with its people, in the order in which they are asked in turn."""

    id: UUID
    name: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule that holds. ``people``: how many members of the group are still in the organisation."""

    id: UUID
    kind: str
    above: Money
    group: str
    needed: int
    order: str
    answer_days: int
    people: int


@dataclass(frozen=True, slots=True)
class AbsenceRow:
    """Somebody is or will be away."""

    id: UUID
    person: Person
    stand_in: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class RateRow:
    """One ``currency`` is so many millionths of an ``against``."""

    currency: str
    against: str
    rate_millionths: int
    at: datetime

    @property
    def plain(self) -> str:
        """The rate in digits."""
        whole, rest = divmod(self.rate_millionths, MILLION)
        return f"{whole}.{rest:06d}".rstrip("0").rstrip(".")


def today_of(organisation_id: UUID, at: datetime) -> date:
    """The day of ``at`` where the organisation sits."""
    return at.astimezone(zone(calendar(organisation_id).zone)).date()


def live_people(organisation_id: UUID) -> dict[UUID, str]:
    """The members of an organisation who can be asked, by id."""
    return {one.person_id: one.name for one in readers_of(organisation_id, Right.VIEW)}


def groups(actor: Actor) -> list[GroupRow]:
    """The groups of the actor's organisation, by name, each with those of its people who are still members."""
    found = list(Group.objects.visible_to(actor).order_by("name").values_list("id", "name"))
    people = _people([row[0] for row in found], live_people(actor.acting_organisation) if found else {})
    return [GroupRow(row[0], row[1], tuple(people.get(row[0], ()))) for row in found]


def group(actor: Actor, group_id: UUID) -> GroupRow:
    """One group of the actor's organisation, or NotFound."""
    found = next((row for row in groups(actor) if row.id == group_id), None)
    if found is None:
        raise NotFound()
    return found


def people_of(group_id: UUID, organisation_id: UUID) -> list[Person]:
    """The people of a group who are still members of the organisation, in their order."""
    return _people([group_id], live_people(organisation_id)).get(group_id, [])


def _people(group_ids: Iterable[UUID], live: dict[UUID, str]) -> dict[UUID, list[Person]]:
    found: dict[UUID, list[Person]] = {}
    rows = GroupMember.objects.filter(group_id__in=list(group_ids)).order_by("position")
    for group_id, person_id in rows.values_list("group_id", "person_id"):
        if person_id in live:
            found.setdefault(group_id, []).append(Person(person_id, live[person_id]))
    return found


def live_rules(organisation_id: UUID) -> QuerySet[Rule]:
    """The rules of an organisation that hold."""
    return Rule.objects.filter(organisation_id=organisation_id, retired_at=None)


def rules_of(actor: Actor) -> list[RuleRow]:
    """The rules of the actor's organisation that hold, by kind and threshold."""
    rows = list(Rule.objects.visible_to(actor).filter(retired_at=None).select_related("group"))
    people = _people([row.group_id for row in rows], live_people(actor.acting_organisation) if rows else {})
    found = [
        RuleRow(
            row.id, row.kind, Money(row.above_minor, row.currency), row.group.name, row.needed, row.order,
            row.answer_days, len(people.get(row.group_id, ())),
        )
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda row: (row.kind, row.above.currency, row.above.minor))


def needed_of_group(group_id: UUID) -> int:
    """How many people the strictest rule that holds wants of a group; 0 without a rule."""
    wanted = Rule.objects.filter(group_id=group_id, retired_at=None).values_list("needed", flat=True)
    return max(wanted, default=0)


def rates_of(organisation_id: UUID) -> Rates:
    """The rates that an organisation has stated."""
    rows = Rate.objects.filter(organisation_id=organisation_id)
    return {(row[0], row[1]): row[2] for row in rows.values_list("currency", "against", "rate_millionths")}


def stated_rates(actor: Actor) -> list[RateRow]:
    """The rates of the actor's organisation, for its settings."""
    rows = Rate.objects.visible_to(actor).order_by("currency", "against")
    return [RateRow(*row) for row in rows.values_list("currency", "against", "rate_millionths", "at")]


def absences(actor: Actor, *, on: date) -> list[AbsenceRow]:
    """Who of the actor's organisation is away on ``on`` or later."""
    rows = Absence.objects.visible_to(actor).filter(ended_at=None, ends_on__gte=on).order_by("starts_on", "id")
    values = rows.values_list("id", "person_id", "person__name", "stand_in__name", "starts_on", "ends_on")
    return [AbsenceRow(row[0], Person(row[1], row[2]), *row[3:]) for row in values]


def stand_ins(organisation_id: UUID, *, on: date) -> dict[UUID, UUID]:
    """Who stands in for whom on a day: one step only, for a stand-in of a stand-in was chosen by nobody."""
    rows = Absence.objects.filter(
        organisation_id=organisation_id, ended_at=None, starts_on__lte=on, ends_on__gte=on
    ).order_by("at")
    return dict(rows.values_list("person_id", "stand_in_id"))
