"""How people come: an account, an organisation, its details, its profile, its colleagues, its verification."""

from __future__ import annotations

from datetime import datetime, timedelta

from anyshore.catalogue.actions.add_portfolio_item import add_portfolio_item
from anyshore.catalogue.actions.publish_profile import publish_profile
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.rules.profiles import ProfileDetails
from anyshore.demo.cast import Colleague, House
from anyshore.demo.diary import Diary
from anyshore.demo.play import Story
from anyshore.demo.props import keep
from anyshore.demo.stage import HOST, OPERATOR, Stage, host
from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.countries import country
from anyshore.kit.money import parse
from anyshore.kit.workdays import weekdays_of
from anyshore.parties.actions.accept_invitation import accept_invitation
from anyshore.parties.actions.appoint_operator import appoint_operator
from anyshore.parties.actions.ask_for_verification import ask_for_verification
from anyshore.parties.actions.change_organisation import change_organisation
from anyshore.parties.actions.create_organisation import create_organisation
from anyshore.parties.actions.decide_verification import decide_verification
from anyshore.parties.actions.invite_member import invite_member
from anyshore.parties.actions.make_sign_in_link import make_sign_in_link
from anyshore.parties.actions.register_person import register_person
from anyshore.parties.actions.set_password import set_password
from anyshore.parties.actions.use_sign_in_link import use_sign_in_link
from anyshore.parties.queries import token_of
from anyshore.parties.rules import ANYONE, Details, LinkPurpose, Role, VerificationState

OPERATOR_NAME, OPERATOR_MAIL = "Noor el Amrani", "noor@havenmarkt.example"
EVIDENCE = "Extract of the register of companies and the identity card of the person who signs, both seen on screen."
EVIDENCE_PERSON = "Identity card and a bill with the same address, both seen on screen in a call."


def expect(stage: Stage, house: House) -> None:
    """The stage knows the place of an organisation and its people before they come."""
    currency = house.currency or country(house.country).currency
    for key in (house.key, *(one.key for one in house.colleagues)):
        stage.expect(key, house.country, zone_of(house), currency)


def zone_of(house: House) -> str:
    """Where its clock is."""
    return house.timezone or country(house.country).zone


def operator(stage: Stage) -> Story:
    """The person who runs this market is there before everybody else."""
    diary = stage.diary("operator", stage.end - timedelta(days=176))
    yield diary.later(stage.calendars[HOST], 1)
    user = stage.do(
        register_person, OPERATOR, diary.at, email=OPERATOR_MAIL, name=OPERATOR_NAME, timezone="Europe/Amsterdam"
    )
    stage.do(appoint_operator, OPERATOR, diary.at, person_id=user.id)
    stage.enter(HOST, host(user.id))


def arrival(stage: Stage, house: House, days_before_end: float) -> Story:
    """One organisation comes, so many days before the end of the story."""
    zone, currency = zone_of(house), stage.currencies[house.key]
    diary = stage.diary(house.key, stage.end - timedelta(days=days_before_end))
    yield diary.later(stage.calendars[house.key])
    _found(stage, house, zone, currency, diary.at)
    if house.about or house.vat_id:
        yield diary.minutes(4, 15)
        _describe(stage, house, zone, currency, diary.at)
    if house.provides:
        yield diary.minutes(8, 55)
        _show(stage, house, currency, diary.at)
    for colleague in house.colleagues:
        yield from _join(stage, house, colleague, zone, diary)
    if house.verified:
        yield from _verify(stage, house, diary)


def _found(stage: Stage, house: House, zone: str, currency: str, at: datetime) -> None:
    user = stage.do(
        register_person, ANYONE, at, email=house.mail, name=house.founder, locale=house.locale, timezone=zone
    )
    made = stage.do(
        create_organisation,
        Actor(ActorKind.PERSON, user.id),
        at,
        name=house.name,
        kind=house.kind,
        country=house.country,
        place=house.place,
        timezone=zone,
        currency=currency,
        buys=not house.provides,
        provides=house.provides,
    )
    owner = Actor(ActorKind.PERSON, user.id, made.id, Role.OWNER)
    stage.enter(house.key, owner)


def _describe(stage: Stage, house: House, zone: str, currency: str, at: datetime) -> None:
    days = "".join(str(day + 1) for day in sorted(weekdays_of(house.country)))
    details = Details(
        name=house.name,
        kind=house.kind,
        country=house.country,
        place=house.place,
        timezone=zone,
        currency=currency,
        working_days=days,
        vat_id=house.vat_id,
        about=house.about,
        buys=not house.provides,
        provides=house.provides,
    )
    stage.do(change_organisation, house.key, at, organisation_id=stage.house(house.key), details=details)


def _show(stage: Stage, house: House, currency: str, at: datetime) -> None:
    details = ProfileDetails(
        headline=house.headline,
        about=house.about,
        rate_minor=parse(house.rate, currency).minor if house.rate else None,
        rate_currency=currency if house.rate else "",
        hours_a_week=house.hours,
        skills=house.skills,
        languages=house.languages,
    )
    stage.do(save_profile, house.key, at, details=details)
    for work in house.works:
        shown = {"title": work.title, "words": work.words, "year": work.year}
        ids = keep(stage, house.key, ("work.png",), f"{house.key} {work.title}", at)
        alt = f"A drawing that stands for {work.title}"
        stage.do(add_portfolio_item, house.key, at, file_ids=ids, alt=alt, **shown)
    stage.do(publish_profile, house.key, at)


def _join(stage: Stage, house: House, colleague: Colleague, zone: str, diary: Diary) -> Story:
    yield diary.later(stage.calendars[house.key])
    invited = stage.do(invite_member, house.key, diary.at, email=colleague.mail, role=colleague.role)
    yield diary.later(stage.calendars[house.key])
    user = stage.do(
        register_person,
        ANYONE,
        diary.at,
        email=colleague.mail,
        name=colleague.name,
        locale=house.locale,
        timezone=zone,
    )
    stage.do(accept_invitation, Actor(ActorKind.PERSON, user.id), diary.at, token=token_of(invited.id))
    member = Actor(ActorKind.PERSON, user.id, stage.house(house.key), colleague.role)
    stage.enter(colleague.key, member)


def _verify(stage: Stage, house: House, diary: Diary) -> Story:
    """Asked, and then decided by the operator unless it still waits in the queue."""
    if house.verified == "asked":
        yield diary.on(stage.calendars[house.key], diary.random.randint(1, 5))
        stage.do(ask_for_verification, house.key, diary.at)
        return
    yield diary.later(stage.calendars[house.key], 1)
    stage.do(ask_for_verification, house.key, diary.at)
    yield diary.later(stage.calendars[HOST], diary.random.randint(1, 3))
    outcome = VerificationState.REFUSED if house.verified == "refused" else VerificationState.VERIFIED
    usual = EVIDENCE if house.kind == "company" else EVIDENCE_PERSON
    stage.do(
        decide_verification,
        HOST,
        diary.at,
        organisation_id=stage.house(house.key),
        outcome=outcome,
        evidence=house.evidence or usual,
    )


def can_sign_in(stage: Stage, key: str, password: str, at: datetime) -> None:
    """This person's address is confirmed by a link, as everybody's is, and the password is theirs."""
    person_id = stage.person(key)
    link = stage.do(make_sign_in_link, ANYONE, at, person_id=person_id, purpose=LinkPurpose.SIGN_IN)
    stage.do(use_sign_in_link, ANYONE, at, token=token_of(link.id))
    stage.do(set_password, OPERATOR, at, person_id=person_id, password=password)
