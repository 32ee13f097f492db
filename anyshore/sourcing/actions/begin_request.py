"""Begin a request as a visitor, without an account."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.errors import Invalid
from anyshore.parties.actions.create_organisation import create_organisation
from anyshore.parties.actions.make_sign_in_link import make_sign_in_link
from anyshore.parties.actions.register_person import register_person
from anyshore.parties.queries import actor_for, person_by_email
from anyshore.parties.rules import LinkPurpose, OrganisationKind, Right, has_right
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.numbers import next_number
from anyshore.sourcing.events import RequestBegun
from anyshore.sourcing.models import Request
from anyshore.sourcing.models.parts import COLUMNS, write_request
from anyshore.sourcing.rules.terms import RequestTerms, completed


class ConsentMissing(Invalid):
    """The visitor did not agree to the rules and to an account."""

    code = "consent_missing"


@action
def begin_request(
    *,
    actor: Actor,
    terms: RequestTerms,
    name: str,
    email: str,
    consent: bool,
    country: str,
    timezone: str = "",
    locale: str = "en-gb",
    at: datetime,
) -> Request:
    """A draft waits for its author, who is mailed a link that signs them in and publishes it; silence discards it.

    Anybody may. A new address gets an account and an organisation of one person, by ``name``; the owner of a known
    address finds the draft in their own organisation, and the visitor cannot tell the two apart. Refused: no
    consent (ConsentMissing), terms that cannot be taken (rules.terms), an empty name or an unknown place (Invalid).
    """
    if not consent:
        raise ConsentMissing(field="consent")
    done = completed(terms, at)
    author = _author(actor, name, email, done.currency, country, timezone, locale, at)
    request = Request.objects.create(
        number=next_number("request"),
        client_id=author.acting_organisation,
        author_id=author.acting_person,
        created_at=at,
        **{column: getattr(done, column) for column in COLUMNS},
    )
    write_request(request, done)
    tell(RequestBegun(request_id=request.id, author_id=request.author_id, at=at), actor=actor)
    purpose = LinkPurpose.PUBLISH_REQUEST
    link = make_sign_in_link(actor=actor, person_id=request.author_id, purpose=purpose, subject_id=request.id, at=at)
    deadlines.start(
        verb="sourcing.discard_request",
        subject=("request", request.id),
        due_at=link.expires_at,
        at=at,
        args={"request_id": request.id},
        remind=(),
    )
    return request


def _author(
    actor: Actor, name: str, email: str, currency: str, country: str, timezone: str, locale: str, at: datetime
) -> Actor:
    """The person behind the address, acting for the organisation that will publish."""
    person = person_by_email(email)
    if person is None:
        person = register_person(actor=actor, email=email, name=name, locale=locale, timezone=timezone or "UTC", at=at)
    found = actor_for(person)
    if has_right(found, Right.COMMIT):
        return found
    organisation = create_organisation(
        actor=Actor(ActorKind.PERSON, person.pk),
        name=person.name,
        kind=OrganisationKind.INDIVIDUAL,
        country=country,
        timezone=timezone,
        currency=currency,
        at=at,
    )
    return actor_for(person, organisation.id)
