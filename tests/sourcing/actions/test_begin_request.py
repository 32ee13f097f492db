"""begin_request: a visitor writes a draft; who reads the mail publishes it."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Invalid
from anyshore.parties.models import Organisation, SignInLink, User
from anyshore.parties.rules import ANYONE
from anyshore.sourcing.actions.begin_request import ConsentMissing, begin_request
from anyshore.sourcing.models import Request
from anyshore.sourcing.rules.refusals import TextMissing
from tests.factories import NOW, do, make_organisation, make_person
from tests.sourcing.world import clocks, events, refused, wanted

pytestmark = pytest.mark.django_db

VISITOR = {"name": "Anna Pels", "email": "anna@example.org", "consent": True, "country": "NL"}


def test_an_account_an_organisation_of_one_a_draft_and_a_link():
    request = do(begin_request, ANYONE, terms=wanted(), **VISITOR)
    person = User.objects.get()
    assert (person.email, person.has_usable_password()) == ("anna@example.org", False)
    organisation = Organisation.objects.get()
    assert (organisation.kind, organisation.name, organisation.currency) == ("individual", "Anna Pels", "EUR")
    assert (request.state, request.client_id, request.author_id) == ("draft", organisation.id, person.id)
    link = SignInLink.objects.get()
    assert (link.purpose, link.subject_id) == ("publish_request", request.id)
    assert clocks(request) == [("sourcing.discard_request", link.expires_at)]
    assert events(request) == ["RequestBegun"]


def test_a_known_address_gets_a_draft_in_its_own_organisation():
    person = make_person(email="anna@example.org")
    organisation, _ = make_organisation(owner=person)
    request = do(begin_request, ANYONE, terms=wanted(), **{**VISITOR, "email": "Anna@Example.org"})
    assert (request.client_id, request.author_id) == (organisation.id, person.id)
    assert User.objects.count() == Organisation.objects.count() == 1


def test_a_second_request_of_the_same_visitor_joins_the_first():
    do(begin_request, ANYONE, terms=wanted(), **VISITOR)
    do(begin_request, ANYONE, terms=wanted("Menu"), **VISITOR)
    assert (User.objects.count(), Organisation.objects.count(), Request.objects.count()) == (1, 1, 2)


@pytest.mark.parametrize(
    ("terms", "given", "error", "field"),
    [
        ({}, {"consent": False}, ConsentMissing, "consent"),
        ({"title": ""}, {}, TextMissing, "title"),
        ({}, {"name": " "}, Invalid, "name"),
        ({}, {"country": "ZZ"}, Invalid, "country"),
    ],
)
def test_what_is_refused_leaves_nobody_behind(terms, given, error, field):
    with refused(error, field=field):
        do(begin_request, ANYONE, NOW, terms=wanted(**terms), **{**VISITOR, **given})
    assert not User.objects.exists()
