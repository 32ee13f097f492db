"""use_sign_in_link: once, in time; it confirms the address."""

from __future__ import annotations

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress

from anyshore.kit.errors import NotFound
from anyshore.parties.actions.make_sign_in_link import make_sign_in_link
from anyshore.parties.actions.use_sign_in_link import LinkLapsed, LinkUsed, use_sign_in_link
from anyshore.parties.queries import token_of
from anyshore.parties.rules import ANYONE, LinkPurpose
from tests.factories import NOW, do, make_person


@pytest.mark.django_db
def test_it_signs_in_once_and_confirms_the_address():
    person = make_person()
    link = do(make_sign_in_link, ANYONE, person_id=person.id, purpose=LinkPurpose.SIGN_IN)
    assert do(use_sign_in_link, ANYONE, token=token_of(link.id)).user_id == person.id
    assert EmailAddress.objects.get(user=person).verified
    with pytest.raises(LinkUsed):
        do(use_sign_in_link, ANYONE, token=token_of(link.id))


@pytest.mark.django_db
def test_a_late_link_and_a_forged_one_are_refused_and_confirm_nothing():
    person = make_person()
    link = do(make_sign_in_link, ANYONE, person_id=person.id, purpose=LinkPurpose.SIGN_IN)
    with pytest.raises(LinkLapsed):
        do(use_sign_in_link, ANYONE, at=NOW + timedelta(days=3), token=token_of(link.id))
    with pytest.raises(NotFound):
        do(use_sign_in_link, ANYONE, token=str(link.id))
    assert not EmailAddress.objects.exists()
    link.refresh_from_db()
    assert link.used_at is None
