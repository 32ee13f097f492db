"""tell_own_comments: one mail an hour to an organisation's own people, about what others of them said to them
alone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.actions.answer_place_comment import answer_place_comment
from anyshore.contracts.actions.decline_offer import decline_offer
from anyshore.contracts.actions.tell_own_comments import tell_own_comments
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden
from anyshore.parties.models import User
from anyshore.plumbing.models import AuditEntry, Mail
from tests.contracts.negotiation_world import comment, project
from tests.contracts.world import LATER, events, refused
from tests.factories import do, member_actor
from tests.worker import run_jobs

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def mails(actor) -> list[str]:
    address = User.objects.get(pk=actor.person_id).email
    found = Mail.objects.filter(to=address, subject__contains="own people commented").order_by("id")
    return [one.body for one in found]


def test_the_others_of_ones_own_people_are_told_once_an_hour_and_the_other_side_never():
    deal = project()
    colleague = member_actor(deal.client.organisation_id)
    first = comment(deal, deal.client, private=True)
    do(answer_place_comment, colleague, LATER, comment_id=first.id, words="Agreed.")
    comment(deal, deal.client, private=True)
    run_due(LATER + HOUR)
    run_jobs()
    (own,), (theirs,) = mails(deal.client), mails(colleague)
    assert "sees: 1." in own
    assert "sees: 2." in theirs
    assert f"/contracts/{deal.agreement.number}/negotiate/" in own
    assert mails(deal.provider) == []
    assert "OwnCommentsTold" not in events(deal)


def test_who_alone_spoke_is_told_nothing_and_nobody_once_the_offer_is_over():
    deal = project()
    colleague = member_actor(deal.client.organisation_id)
    comment(deal, deal.client, private=True)
    do(decline_offer, deal.provider, LATER, agreement_id=deal.agreement.id)
    run_due(LATER + HOUR)
    run_jobs()
    assert mails(deal.client) == mails(colleague) == []
    assert AuditEntry.objects.filter(name="contracts.OwnCommentsTold").count() == 1


def test_others_may_not():
    deal = project()
    given = {"agreement_id": deal.agreement.id, "organisation_id": deal.client.organisation_id}
    with refused(Forbidden):
        do(tell_own_comments, deal.client, LATER, **given, since=LATER.isoformat())
