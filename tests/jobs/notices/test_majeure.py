"""Mails about force majeure: every event is written in full, to whom it concerns."""

from __future__ import annotations

import json
from datetime import date

import pytest

from anyshore.contracts.actions.update_majeure import update_majeure
from anyshore.contracts.actions.withdraw_majeure import withdraw_majeure
from anyshore.jobs.notices import contracts, payments
from anyshore.jobs.notices.letters import Fact, send
from anyshore.parties.models import User
from anyshore.payments.actions.accept_majeure import accept_majeure
from anyshore.plumbing.models import AuditEntry, Mail
from tests.factories import do
from tests.payments.majeure_world import DAY, REPORTED, accepted, kept, objected, over, reported

pytestmark = pytest.mark.django_db
TOLD = {
    "MajeureReported", "MajeureUpdated", "MajeureObjected", "MajeureWithdrawn", "MajeureAccepted", "MajeureOver",
}  # fmt: skip


def test_every_event_is_told_in_full():
    deal = kept()
    event = accepted(deal, words="The {river}.")
    do(update_majeure, deal.provider, REPORTED + 2 * DAY, event_id=event.pk, words="It {falls}.")
    over(deal, event, date(2026, 12, 5), REPORTED + 3 * DAY)
    second = kept(parties=(deal.client, deal.provider))
    one = objected(second)
    do(withdraw_majeure, deal.provider, REPORTED + 2 * DAY, event_id=one.pk)
    late = reported(second, REPORTED + 9 * DAY)
    over(second, late, date(2026, 12, 4), REPORTED + 9 * DAY)
    do(accept_majeure, deal.client, REPORTED + 9 * DAY, event_id=late.pk)
    told = set()
    notices = {**contracts.NOTICES, **payments.NOTICES}
    for entry in AuditEntry.objects.filter(name__contains=".Majeure").order_by("id"):
        name = entry.name.partition(".")[2]
        told.add(name)
        fact = Fact(entry.id, entry.name, entry.subject_id, json.loads(entry.body)["facts"], entry.person_id, entry.at)
        send(notices[name](fact), about=f"notice:{entry.id}", but_not=entry.person_id, at=entry.at)
    assert told == TOLD
    to = {side: User.objects.get(pk=getattr(deal, side).person_id).email for side in ("client", "provider")}
    for side, subject, body in (
        ("client", "reports force majeure", "The {river}."),
        ("client", "reports force majeure", "Silence accepts nothing and refuses nothing."),
        ("client", "reports force majeure", "makes good what you lose by learning of it late"),
        ("provider", "accepts the force majeure", "Your dates move by the time that it lasts."),
        ("provider", "accepts the force majeure", "Your dates have moved by the time that it lasted."),
        ("client", "writes anew what it expects", "It {falls}."),
        ("client", "says that the force majeure is over", "Days that it lasted: 4. Dates have moved by that."),
        ("client", "says that the force majeure is over", "You have not accepted it"),
        ("provider", "objects to the force majeure", "Your studio is on a hill."),
        ("client", "takes its report of force majeure back", "nothing for you to do"),
    ):
        rows = Mail.objects.filter(to=to[side], subject__contains=subject, body__contains=body)
        assert rows, (side, subject, body)
        assert all("/force-majeure/" in mail.body for mail in rows)
