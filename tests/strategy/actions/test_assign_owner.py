"""assign_owner: a member, a name, or nobody; the member is told."""

from __future__ import annotations

import pytest

from anyshore.jobs.notices.post_office import send_notice
from anyshore.kit.refusals import ChoiceUnknown, TextTooLong
from anyshore.parties.rules import Role
from anyshore.plumbing.audit import entry
from anyshore.plumbing.models import AuditEntry, Mail
from anyshore.strategy.actions.assign_owner import assign_owner
from anyshore.strategy.models import Activity
from tests.factories import do, make_person, member_actor
from tests.strategy.world import added, events, guards, refused

pytestmark = pytest.mark.django_db


def mailed() -> list[Mail]:
    """The mails of the newest fact."""
    send_notice(entry(AuditEntry.objects.latest("id").id))
    return list(Mail.objects.order_by("at"))


def test_a_member_owns_it_and_reads_so():
    activity, actor = added()
    joost = member_actor(actor.acting_organisation, Role.MEMBER, make_person("Joost Verhagen", "joost@example.org"))
    do(assign_owner, actor, activity_id=activity.id, version=1, person_id=joost.person_id, name="ignored")
    stored = Activity.objects.get(pk=activity.pk)
    assert (stored.owner_id, stored.owner_name, stored.version) == (joost.person_id, "", 2)
    assert events(activity.id) == ["ActivityAdded", "OwnerAssigned"]
    (mail,) = mailed()
    assert (mail.to, mail.subject) == ("joost@example.org", "You own: Accounts payable")
    assert f"/decide/activities/{activity.number}/" in mail.body


def test_somebody_outside_owns_it_by_name_and_nobody_is_mailed():
    activity, actor = added()
    do(assign_owner, actor, activity_id=activity.id, version=1, name="  A. N.  Other ")
    assert Activity.objects.get(pk=activity.pk).owner_name == "A. N. Other"
    assert mailed() == []
    do(assign_owner, actor, activity_id=activity.id, version=2, name="A. N. Other")
    assert events(activity.id).count("OwnerAssigned") == 1
    do(assign_owner, actor, activity_id=activity.id, version=2)
    assert Activity.objects.get(pk=activity.pk).owner_name == ""


def test_who_takes_it_is_not_mailed():
    activity, actor = added()
    do(assign_owner, actor, activity_id=activity.id, version=1, person_id=actor.person_id)
    assert mailed() == []


def test_no_stranger_and_no_endless_name():
    activity, actor = added()
    with refused(ChoiceUnknown, field="person"):
        do(assign_owner, actor, activity_id=activity.id, version=1, person_id=make_person().id)
    with refused(TextTooLong, field="name"):
        do(assign_owner, actor, activity_id=activity.id, version=1, name="x" * 121)


def test_who_may_not():
    activity, actor = added()
    guards(assign_owner, activity, actor, version=1, name="Joost")
