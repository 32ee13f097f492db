"""Mails about people and organisations."""

from __future__ import annotations

import pytest

from anyshore.jobs.notices.post_office import send_notice
from anyshore.parties.actions.invite_member import invite_member
from anyshore.parties.actions.withdraw_invitation import withdraw_invitation
from anyshore.plumbing import audit
from anyshore.plumbing.models import AuditEntry, Mail
from tests.factories import do, make_organisation


@pytest.mark.django_db
def test_an_invitation_that_is_over_before_the_mail_is_written_reaches_nobody():
    _, owner = make_organisation()
    first = do(invite_member, owner, email="early@example.org", role="member")
    entry = AuditEntry.objects.get(name="parties.MemberInvited")
    do(withdraw_invitation, owner, invitation_id=first.id)
    send_notice(audit.entry(entry.id))
    assert not Mail.objects.filter(to="early@example.org").exists()
