"""Reads of provider profiles and of standing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

from anyshore.catalogue.models import PortfolioItem, Profile, ProfileLanguage, ProfileSkill, Standing
from anyshore.catalogue.rules.profiles import ProfileDetails, missing
from anyshore.catalogue.rules.skills import SKILLS, Skill
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.money import Money
from anyshore.parties.queries import OrganisationRow, organisations
from anyshore.plumbing import files
from anyshore.plumbing.files import AttachedFile
from anyshore.plumbing.pictures import PictureFile, sorted_out


@dataclass(frozen=True, slots=True)
class StandingRow:
    """What is known of an organisation on one side: a score of 0 to 100 with its range, and counts: of ``delivered``
    milestones with a day, ``on_time`` were."""

    contracts: int
    reviews: int
    score: int | None
    low: int | None
    high: int | None
    on_time: int = 0
    delivered: int = 0


NEW = StandingRow(0, 0, None, None, None)


@dataclass(frozen=True, slots=True)
class ProviderRow:
    """A provider in a list."""

    organisation: OrganisationRow
    headline: str
    rate: Money | None
    hours_a_week: int | None
    available_from: date | None
    skills: tuple[Skill, ...]
    standing: StandingRow
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class WorkShown:
    """A work in a portfolio."""

    id: UUID
    title: str
    words: str
    link: str
    links: tuple[str, ...]
    year: int | None
    client: str
    alt: str
    pictures: tuple[PictureFile, ...]
    files: tuple[AttachedFile, ...]


class SkillShown(NamedTuple):
    """A skill on a profile, with what stands behind it, how deep it goes ("" if not said) and since how many years."""

    skill: Skill
    evidence: str
    depth: str
    years: int | None


@dataclass(frozen=True, slots=True)
class ProfileView:
    """A provider's page."""

    id: UUID
    organisation: OrganisationRow
    headline: str
    about: str
    rate: Money | None
    hours_a_week: int | None
    available_from: date | None
    published_at: datetime | None
    skills: tuple[SkillShown, ...]
    languages: tuple[tuple[str, str], ...]
    works: tuple[WorkShown, ...]
    standing: StandingRow
    mine: bool

    @property
    def missing(self) -> tuple[str, ...]:
        """What it lacks before it can be published: ``skills``, ``about``."""
        return missing(self.about, skilled=bool(self.skills))


def standings(organisation_ids: Iterable[UUID], side: str) -> dict[UUID, StandingRow]:
    """What is known of each organisation on one side; those of whom nothing is known are left out."""
    rows = Standing.objects.filter(organisation_id__in=list(organisation_ids), side=side)
    names = ("organisation_id", "contracts", "reviews", "score", "score_low", "score_high", "on_time", "delivered")
    values = rows.values_list(*names)
    return {row[0]: StandingRow(*row[1:]) for row in values}


def profile(actor: Actor, slug: str) -> ProfileView:
    """A provider's page by its organisation's slug."""
    return _view(actor, Profile.objects.visible_to(actor).filter(organisation__slug=slug).first())


def my_profile(actor: Actor) -> ProfileView | None:
    """The actor's own profile, if there is one."""
    row = _own(actor)
    return None if row is None else _view(actor, row)


def _view(actor: Actor, row: Profile | None) -> ProfileView:
    if row is None:
        raise NotFound()
    languages = ProfileLanguage.objects.filter(profile=row).order_by("id").values_list("language", "level")
    return ProfileView(
        id=row.id,
        organisation=organisations([row.organisation_id])[row.organisation_id],
        headline=row.headline,
        about=row.about,
        rate=rate_of(row),
        hours_a_week=row.hours_a_week,
        available_from=row.available_from,
        published_at=row.published_at,
        skills=tuple(
            SkillShown(SKILLS[slug], evidence, depth, years)
            for slug, evidence, depth, years in _skills(row)
            if slug in SKILLS
        ),
        languages=tuple(languages),
        works=_works(row),
        standing=standings([row.organisation_id], "provider").get(row.organisation_id, NEW),
        mine=row.organisation_id == actor.organisation_id,
    )


def _works(row: Profile) -> tuple[WorkShown, ...]:
    items = list(PortfolioItem.objects.filter(profile=row).order_by("position", "id"))
    attached = files.of(*[("portfolio_item", item.id) for item in items])
    return tuple(_work(item, attached["portfolio_item", item.id]) for item in items)


def _work(item: PortfolioItem, attached: Iterable[AttachedFile]) -> WorkShown:
    pictures, others = sorted_out(attached)
    return WorkShown(
        id=item.id,
        title=item.title,
        words=item.words,
        link=item.link,
        links=tuple(item.links),
        year=item.year,
        client=item.client,
        alt=item.alt,
        pictures=pictures,
        files=others,
    )


def rate_of(row: Profile) -> Money | None:
    """The hourly rate of a profile."""
    return None if row.rate_minor is None else Money(row.rate_minor, row.rate_currency)


def own_profile(actor: Actor) -> Profile:
    """The actor's own profile as a row to change, or NotFound."""
    row = _own(actor)
    if row is None:
        raise NotFound()
    return row


def _own(actor: Actor) -> Profile | None:
    if actor.organisation_id is None:
        return None
    return Profile.objects.filter(organisation_id=actor.organisation_id).first()


def _skills(row: Profile) -> list[tuple[str, str, str, int | None]]:
    held = ProfileSkill.objects.filter(profile=row).order_by("id")
    return list(held.values_list("skill", "evidence", "depth", "years"))


def details_of(row: Profile) -> ProfileDetails:
    """A stored profile as its owner writes it."""
    skills = _skills(row)
    languages = ProfileLanguage.objects.filter(profile=row).order_by("id").values_list("language", "level")
    return ProfileDetails(
        headline=row.headline,
        about=row.about,
        rate_minor=row.rate_minor,
        rate_currency=row.rate_currency,
        hours_a_week=row.hours_a_week,
        available_from=row.available_from,
        skills=tuple((slug, evidence) for slug, evidence, _, _ in skills),
        languages=tuple(languages),
        depths=tuple((slug, depth, years) for slug, _, depth, years in skills if depth or years is not None),
    )


def may_read_portfolio_item(actor: Actor, item_id: UUID) -> bool:
    """Whether the actor sees the profile on which this work stands."""
    return (
        Profile.objects.visible_to(actor)
        .filter(pk__in=PortfolioItem.objects.filter(pk=item_id).values("profile"))
        .exists()
    )
