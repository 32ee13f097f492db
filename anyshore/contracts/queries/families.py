"""Agreements that belong together: statements of work under their master agreement, and what follows what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from anyshore.contracts.models import Agreement, AgreementVersion
from anyshore.contracts.rules import LIVE, NEVER_BEGAN, AgreementState
from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.content import Content, Reference, is_master
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Invalid, NotFound, Refused
from anyshore.kit.money import Money


class MasterOver(Refused):
    """The master agreement of a statement of work does not run any more."""

    code = "master_over"


@dataclass(frozen=True, slots=True)
class Relative:
    """An agreement beside another one, as a list shows it."""

    number: int
    title: str
    state: AgreementState
    value: Money
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class Family:
    """What an agreement stands under and follows, and what stands under it and follows it, oldest first."""

    under: Relative | None
    follows: Relative | None
    orders: tuple[Relative, ...]
    followers: tuple[Relative, ...]

    @property
    def totals(self) -> tuple[Money, ...]:
        """What the statements of work that began cost in all, one sum a currency."""
        sums: dict[str, int] = {}
        for one in self.orders:
            if one.state not in NEVER_BEGAN and one.state is not AgreementState.OFFERED:
                sums[one.value.currency] = sums.get(one.value.currency, 0) + one.value.minor
        return tuple(Money(minor, currency) for currency, minor in sorted(sums.items()))


def family_of(actor: Actor, agreement: Agreement) -> Family:
    """The relatives of an agreement that the actor was found to see, as far as they see them. One query."""
    near = Q(pk__in=[one for one in (agreement.under_id, agreement.follows_id) if one])
    near |= Q(under_id=agreement.pk) | Q(follows_id=agreement.pk)
    found = {one.pk: one for one in Agreement.objects.visible_to(actor).filter(near).order_by("number")}
    shown = {key: _relative(one) for key, one in found.items()}
    return Family(
        shown.get(agreement.under_id) if agreement.under_id else None,
        shown.get(agreement.follows_id) if agreement.follows_id else None,
        tuple(shown[key] for key, one in found.items() if one.under_id == agreement.pk),
        tuple(shown[key] for key, one in found.items() if one.follows_id == agreement.pk),
    )


def master_of(
    actor: Actor, under_id: UUID | None, sides: tuple[UUID, UUID], clauses: Sequence[Chosen]
) -> Reference | None:
    """The master agreement as a statement of work of these two ``sides``, client and provider, with these ``clauses``
    names it.

    Raises NotFound for one that the actor does not see, Invalid for other sides, for an agreement that is no
    master and for a master under a master, MasterOver for one that does not run.
    """
    if under_id is None:
        return None
    agreement, content = _named("under", actor, under_id, sides)
    if not content.is_master or is_master(clauses):
        raise Invalid(field="under", reason="two_masters" if content.is_master else "no_master")
    if agreement.state not in LIVE:
        raise MasterOver()
    return _reference(agreement)


def before(actor: Actor, follows_id: UUID | None, sides: tuple[UUID, UUID]) -> Reference | None:
    """The agreement that another one of these two ``sides`` follows; NotFound and Invalid as ``master_of``."""
    if follows_id is None:
        return None
    agreement, _ = _named("follows", actor, follows_id, sides)
    if agreement.signed_at is None:
        raise Invalid(field="follows", reason="not_signed")
    return _reference(agreement)


def master_runs(agreement: Agreement) -> bool:
    """Whether what this agreement stands under runs; true for one that stands under none."""
    if agreement.under_id is None:
        return True
    return bool(Agreement.objects.filter(pk=agreement.under_id, state__in=LIVE).exists())


def _named(field: str, actor: Actor, agreement_id: UUID, sides: tuple[UUID, UUID]) -> tuple[Agreement, Content]:
    agreement = Agreement.objects.visible_to(actor).filter(pk=agreement_id).first()
    if agreement is None:
        raise NotFound()
    if (agreement.client_id, agreement.provider_id) != sides:
        raise Invalid(field=field, reason="parties")
    return agreement, _content(agreement)


def _content(agreement: Agreement) -> Content:
    rows = AgreementVersion.objects.filter(agreement_id=agreement.pk, number=agreement.version)
    return Content.from_json(rows.values_list("content", flat=True).get())


def _reference(one: Agreement) -> Reference:
    return Reference(one.pk, one.number, one.title, one.version, one.version_hash)


def _relative(one: Agreement) -> Relative:
    value = Money(one.value_minor, one.currency)
    return Relative(one.number, one.title, AgreementState(one.state), value, one.ends_on)
