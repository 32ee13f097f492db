"""publish_by_link: the link in the mail publishes once and confirms the address."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.kit.errors import NotFound
from anyshore.parties.actions.make_sign_in_link import make_sign_in_link
from anyshore.parties.actions.use_sign_in_link import LinkLapsed, LinkUsed
from anyshore.parties.models import SignInLink
from anyshore.parties.queries import token_of
from anyshore.parties.rules import ANYONE, CLOCK, LinkPurpose
from anyshore.sourcing.actions.begin_request import begin_request
from anyshore.sourcing.actions.discard_request import discard_request
from anyshore.sourcing.actions.publish_by_link import publish_by_link
from anyshore.sourcing.models import Request
from tests.factories import NOW, do, make_person
from tests.sourcing.actions.test_begin_request import VISITOR
from tests.sourcing.world import LATER, clocks, refused, wanted

pytestmark = pytest.mark.django_db


def begun():
    request = do(begin_request, ANYONE, terms=wanted(), **VISITOR)
    return request, token_of(SignInLink.objects.get(subject_id=request.id).id)


def test_open_in_its_authors_name_and_only_its_own_clock_runs():
    request, token = begun()
    done = do(publish_by_link, ANYONE, LATER, token=token)
    assert (done.pk, done.state, done.published_at) == (request.pk, "open", LATER)
    assert [verb for verb, _ in clocks(done)] == ["sourcing.lapse_request"]
    with refused(LinkUsed):
        do(publish_by_link, ANYONE, LATER, token=token)


def test_a_forged_an_old_and_another_kind_of_link_publish_nothing():
    request, token = begun()
    with refused(NotFound):
        do(publish_by_link, ANYONE, token=token[:-2] + "xx")
    with refused(LinkLapsed):
        do(publish_by_link, ANYONE, NOW + timedelta(days=3), token=token)
    other = do(make_sign_in_link, ANYONE, person_id=make_person().id, purpose=LinkPurpose.SIGN_IN)
    with refused(NotFound):
        do(publish_by_link, ANYONE, token=token_of(other.id))
    assert SignInLink.objects.filter(used_at=None).count() == 2
    assert Request.objects.get().state == "draft"
    assert do(publish_by_link, ANYONE, token=token).pk == request.pk


def test_what_was_discarded_meanwhile_stays_so_and_the_person_is_signed_in():
    request, token = begun()
    do(discard_request, CLOCK, request_id=request.id)
    assert do(publish_by_link, ANYONE, token=token).state == "closed"
