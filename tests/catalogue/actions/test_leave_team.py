"""leave_team: shown no more."""

from __future__ import annotations

import pytest

from anyshore.catalogue.actions.leave_team import leave_team
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.actions.show_in_team import show_in_team
from anyshore.catalogue.models import TeamEntry
from anyshore.kit.errors import NotFound
from anyshore.plumbing.models import AuditEntry
from tests.catalogue.actions.test_save_profile import GOOD
from tests.factories import do, make_organisation, member_actor


@pytest.mark.django_db
def test_only_the_acting_member_goes_and_only_once():
    made, owner = make_organisation()
    with pytest.raises(NotFound):
        do(leave_team, owner)
    do(save_profile, owner, details=GOOD)
    other = member_actor(made)
    do(show_in_team, owner, title="Founder")
    do(show_in_team, other, title="Designer")
    for _ in range(2):
        do(leave_team, other)
    assert TeamEntry.objects.get().person_id == owner.person_id
    assert AuditEntry.objects.filter(name__endswith="LeftTeam").count() == 1
