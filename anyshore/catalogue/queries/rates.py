"""Reads of rate cards: one provider's, and how the published ones of many spread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from anyshore.catalogue.models import Profile, ProfileSkill, Rate
from anyshore.catalogue.rules.rates import Per, RateLine, Spread, in_force, lowest, spread
from anyshore.catalogue.rules.skills import skills_in
from anyshore.kit.countries import country as country_of
from anyshore.kit.money import Money
from anyshore.kit.places import Place, Shore, shoring
from anyshore.parties.queries import OrganisationRow, organisations
from anyshore.plumbing.shores import near


def line_of(row: Rate) -> RateLine:
    """A stored line as its owner writes it."""
    return RateLine(
        row.role, row.level, row.country, row.currency, Per(row.per), row.amount_minor, row.valid_from
    )  # fmt: skip


def live_rates(profile: Profile) -> list[Rate]:
    """The lines that stand on a card, those of a later day too, in their order."""
    return list(Rate.objects.filter(profile=profile, ended_at=None).order_by("position", "id"))


def rate_card(profile_id: UUID) -> tuple[RateLine, ...]:
    """All lines that stand on a provider's card, those of a later day too."""
    return _cards([profile_id]).get(profile_id, ())


def rate_history(profile_id: UUID) -> tuple[RateLine, ...]:
    """Lines that stood on the card once, the last that ended in front: for their owner."""
    rows = Rate.objects.filter(profile_id=profile_id, ended_at__isnull=False).order_by("-ended_at", "-id")
    return tuple(map(line_of, rows[:100]))


def from_rates(organisation_ids: Iterable[UUID], on: date) -> dict[UUID, Money]:
    """The lowest rate by the hour of each provider, by its organisation: of its card on the day ``on``, or at its
    head.

    A card in several currencies counts in that of the headline rate, or else in that of its first line.
    """
    found = list(Profile.objects.filter(organisation_id__in=list(organisation_ids)))
    cards = _cards([profile.pk for profile in found])
    rates: dict[UUID, Money] = {}
    for profile in found:
        lines = in_force(cards.get(profile.pk, ()), on)
        currency = profile.rate_currency or (lines[0].currency if lines else "")
        own = [Money(profile.rate_minor, currency)] if profile.rate_minor is not None else []
        own += [least] if currency and (least := lowest(lines, currency)) else []
        if own:
            rates[profile.organisation_id] = min(own)
    return rates


def published_rates(
    *,
    currency: str,
    on: date,
    category: str = "",
    skill: str = "",
    role: str = "",
    level: str = "",
    country: str = "",
    seen_from: Place | None = None,
    shore: Shore | None = None,
) -> Spread | None:
    """How published rates by the hour in ``currency`` spread on the day ``on``; None of fewer than five providers.

    ``category`` and ``skill`` are slugs that a provider's profile must have; ``role`` and ``level`` are those of the
    line, in whatever case; ``country`` is where the person sits. ``seen_from`` with ``shore`` keeps the providers at
    that distance from a place. A headline rate counts where neither role nor level is asked for.
    """
    profiles = list(_published(category, skill))
    cards, seats = _cards([one.pk for one in profiles]), organisations([one.organisation_id for one in profiles])
    rates: list[list[Fraction]] = []
    for profile in profiles:
        seat = seats[profile.organisation_id]
        lines = [] if role or level else _headline(profile, currency)
        lines += in_force(cards.get(profile.pk, ()), on)
        rates.append(
            [
                line.by_the_hour
                for line in lines
                if line.currency == currency
                and _asked(line, role, level)
                and _there(line, seat, country, seen_from, shore, on)
            ]
        )
    return spread(rates, currency)


def _published(category: str, skill: str) -> QuerySet[Profile]:
    rows: QuerySet[Profile] = Profile.objects.filter(published_at__isnull=False, organisation__state="active")
    held = ProfileSkill.objects.filter(profile_id=OuterRef("pk"))
    if category:
        rows = rows.filter(Exists(held.filter(skill__in=[one.slug for one in skills_in(category)])))
    return rows.filter(Exists(held.filter(skill=skill))) if skill else rows


def _cards(profile_ids: Iterable[UUID]) -> dict[UUID, tuple[RateLine, ...]]:
    found: dict[UUID, list[RateLine]] = defaultdict(list)
    rows = Rate.objects.filter(profile_id__in=list(profile_ids), ended_at=None)
    for row in rows.order_by("profile_id", "position", "id"):
        found[row.profile_id].append(line_of(row))
    return {profile_id: tuple(lines) for profile_id, lines in found.items()}


def _headline(profile: Profile, currency: str) -> list[RateLine]:
    if profile.rate_minor is None or profile.rate_currency != currency:
        return []
    return [RateLine("", "", "", currency, Per.HOUR, profile.rate_minor, date.min)]


def _asked(line: RateLine, role: str, level: str) -> bool:
    wanted = ((role, line.role), (level, line.level))
    return all(not asked or asked.casefold() == has.casefold() for asked, has in wanted)


def _there(
    line: RateLine, seat: OrganisationRow, country: str, seen_from: Place | None, shore: Shore | None, on: date
) -> bool:
    place = seat.seat if line.country in ("", seat.country) else _place(line.country)
    if country and place.country != country:
        return False
    if not seen_from or not shore:
        return True
    return shoring(seen_from, place, on=on, person=seat.is_person, near=near()).distance is shore


def _place(code: str) -> Place:
    return Place(country=code, zone=country_of(code).zone)
