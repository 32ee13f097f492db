"""make_sign_in_link: three days, for a person that exists."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from anyshore.kit.errors import NotFound
from anyshore.parties.actions.make_sign_in_link import make_sign_in_link
from anyshore.parties.models import SignInLink
from anyshore.parties.rules import ANYONE, LinkPurpose
from tests.factories import NOW, do, make_person


@pytest.mark.django_db
def test_a_link_holds_three_days():
    person = make_person()
    link = do(make_sign_in_link, ANYONE, person_id=person.id, purpose=LinkPurpose.SIGN_IN)
    assert link.expires_at == NOW + timedelta(days=3)


@pytest.mark.django_db
def test_nobody_gets_none():
    with pytest.raises(NotFound):
        do(make_sign_in_link, ANYONE, person_id=uuid4(), purpose=LinkPurpose.SIGN_IN)
    assert not SignInLink.objects.exists()
