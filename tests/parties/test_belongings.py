"""What a person belongs to, in one query."""

import pytest

from anyshore.parties.models import Membership, Organisation
from anyshore.parties.queries import acting, belongings, memberships_of, own_organisation
from tests.factories import NOW, make_organisation

pytestmark = pytest.mark.django_db


def test_one_query_says_what_three_did(django_assert_num_queries):
    _, first = make_organisation(name="Tolhuis Lighting")
    other, _ = make_organisation(name="Van Dijk")
    Membership.objects.create(organisation=other, user_id=first.person_id, role="viewer", joined_at=NOW)
    with django_assert_num_queries(1):
        found = belongings(first.person_id)
    assert [one.membership for one in found] == memberships_of(first.person_id)
    assert found[0].organisation == own_organisation(acting(first.person_id, found))
    assert acting(first.person_id, found, other.id).role == "viewer"


def test_for_a_closed_organisation_nobody_acts():
    organisation, first = make_organisation()
    Organisation.objects.filter(pk=organisation.id).update(state="closed")
    found = belongings(first.person_id)
    assert [one.is_active for one in found] == [False]
    assert acting(first.person_id, found).organisation_id is None
