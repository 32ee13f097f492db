"""remind_member: once a day, while there is no answer."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.sourcing.actions.remind_member import RemindedLately, remind_member
from anyshore.sourcing.models import TeamMember
from tests.factories import do
from tests.moves import replays
from tests.sourcing.teams import agreed, waiting
from tests.sourcing.world import LATER, events, posted, refused

pytestmark = pytest.mark.django_db

NEXT_DAY = LATER + timedelta(hours=24)


def test_a_member_is_reminded_once_a_day():
    request, _ = posted()
    found, lead, one, _two = waiting(request)
    given = {"offer_id": found.id, "provider_id": one.organisation_id}
    with refused(RemindedLately, free_at=NEXT_DAY):
        do(remind_member, lead, LATER, **given)
    assert do(remind_member, lead, NEXT_DAY, **given).reminded_at == NEXT_DAY
    assert events(found) == ["TeamAsked", "MemberReminded"]
    with refused(RemindedLately, free_at=NEXT_DAY + timedelta(hours=24)):
        do(remind_member, lead, NEXT_DAY, **given)


def test_who_may_not_and_whom():
    request, owner = posted()
    found, lead, one, two = waiting(request)
    with refused(Forbidden):
        do(remind_member, two, NEXT_DAY, offer_id=found.id, provider_id=one.organisation_id)
    with refused(NotFound):
        do(remind_member, owner, NEXT_DAY, offer_id=found.id, provider_id=one.organisation_id)
    with refused(NotFound):
        do(remind_member, lead, NEXT_DAY, offer_id=found.id, provider_id=owner.organisation_id)
    agreed(found, one)
    with refused(NotAllowed):
        do(remind_member, lead, NEXT_DAY, offer_id=found.id, provider_id=one.organisation_id)


def test_a_replay_reminds_once():
    request, _ = posted()
    found, lead, one, _two = waiting(request)
    replays(remind_member, lead, NEXT_DAY, offer_id=found.id, provider_id=one.organisation_id)
    assert TeamMember.objects.filter(reminded_at=NEXT_DAY).count() == 1
