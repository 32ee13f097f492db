"""Mails about renewals: every event and every reminder is written in full, to whom it concerns."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from anyshore.contracts.actions.drop_renewal import drop_renewal
from anyshore.contracts.actions.refuse_renewal import refuse_renewal
from anyshore.jobs.deadlines import run_due
from anyshore.jobs.notices.letters import Fact, send
from anyshore.jobs.notices.renewals import NOTICES
from anyshore.payments.actions.sign_renewal import sign_renewal
from anyshore.plumbing.models import AuditEntry, Mail
from tests.contracts.renewal_world import NEXT, NO_LATER, ending, offered, renewing
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_every_event_is_told_in_full():
    deal = ending()
    for side in ("client", "provider"):
        do(drop_renewal, getattr(deal, side), offer_id=offered(deal, words="A good year.").pk)
    run_due(offered(deal).answer_until)
    offer = offered(deal)
    do(sign_renewal, deal.provider, offer_id=offer.pk, version_hash=offer.hash)
    deal = renewing()
    run_due(NO_LATER)
    do(
        refuse_renewal,
        deal.provider,
        NO_LATER + timedelta(days=1),
        agreement_id=deal.id,
        term_on=NEXT,
        words="Enough.",
    )
    told = set()
    for entry in AuditEntry.objects.filter(name__startswith="contracts.").order_by("id"):
        event = entry.name.partition(".")[2]
        if event in NOTICES:
            told.add(event)
            facts = json.loads(entry.body)["facts"]
            fact = Fact(entry.id, entry.name, entry.subject_id, facts, entry.person_id, entry.at)
            send(NOTICES[event](fact), about=f"notice:{entry.id}", but_not=entry.person_id, at=entry.at)
    assert told == set(NOTICES)
    mails = list(Mail.objects.all())
    assert not [mail.subject for mail in mails if "{" in mail.subject + mail.body]
    subjects = [mail.subject for mail in mails]
    for words in (
        "goes on by itself unless you say no",
        "waits for your answer",
        "offers to renew",
        "is renewed until",
    ):
        assert any(words in one for one in subjects), words
