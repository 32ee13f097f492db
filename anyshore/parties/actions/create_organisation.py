"""Create an organisation."""

from __future__ import annotations

from datetime import datetime

from django.utils.text import slugify

from anyshore.kit.actor import Actor
from anyshore.kit.countries import Country, zone_names
from anyshore.kit.countries import country as country_of
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.kit.ids import new_id
from anyshore.kit.money import is_currency
from anyshore.kit.workdays import weekdays_of
from anyshore.parties.events import OrganisationCreated
from anyshore.parties.models import Membership, Organisation
from anyshore.parties.policies import may_found
from anyshore.parties.rules import OrganisationKind, Role
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def create_organisation(
    *,
    actor: Actor,
    name: str,
    kind: str,
    country: str,
    place: str = "",
    timezone: str = "",
    currency: str = "",
    buys: bool = True,
    provides: bool = False,
    at: datetime,
) -> Organisation:
    """An organisation exists and the actor owns it; zone, currency and weekend come from its country.

    Every person with an account may. Refused: a stranger (Forbidden); an unknown kind, country, zone or
    currency, an empty name, or one that neither buys nor provides (Invalid).
    """
    if not may_found(actor):
        raise Forbidden()
    clean = " ".join(name.split())[:120]
    if not clean:
        raise Invalid(field="name", reason="empty")
    if kind not in set(OrganisationKind):
        raise Invalid(field="kind", reason="unknown")
    if not (buys or provides):
        raise Invalid(field="buys", reason="neither")
    seat = _seat(country)
    chosen_zone, chosen_currency = timezone or seat.zone, currency or seat.currency
    if chosen_zone not in zone_names():
        raise Invalid(field="timezone", reason="unknown")
    if not is_currency(chosen_currency):
        raise Invalid(field="currency", reason="unknown")
    organisation = Organisation.objects.create(
        slug=_free_slug(clean),
        name=clean,
        kind=kind,
        country=country,
        place=place.strip()[:80] or seat.city,
        timezone=chosen_zone,
        working_days="".join(str(day + 1) for day in sorted(weekdays_of(country))),
        currency=chosen_currency,
        buys=buys,
        provides=provides,
        founded_at=at,
    )
    Membership.objects.create(user_id=actor.acting_person, organisation=organisation, role=Role.OWNER, joined_at=at)
    tell(OrganisationCreated(organisation_id=organisation.id, at=at), actor=actor)
    return organisation


def _seat(code: str) -> Country:
    try:
        return country_of(code)
    except ValueError:
        raise Invalid(field="country", reason="unknown") from None


def _free_slug(name: str) -> str:
    """A readable slug; a name that has none in Latin letters, or that is taken, gets letters of its own."""
    base = slugify(name)[:48] or "organisation"
    if not Organisation.objects.filter(slug=base).exists():
        return base
    return f"{base}-{new_id().hex[-8:]}"
