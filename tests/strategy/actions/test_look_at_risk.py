"""look_at_risk: when its day has passed, the owner of a risk is asked, by mail and on Today."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from anyshore.insight.queries.needs import NeedKind, needs
from anyshore.jobs.deadlines import run_due
from anyshore.jobs.notices.post_office import send_notice
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.models import User
from anyshore.parties.rules import CLOCK
from anyshore.plumbing import audit
from anyshore.plumbing.models import AuditEntry, Mail
from anyshore.strategy.actions.discard_assessment import discard_assessment
from anyshore.strategy.actions.drop_risk import drop_risk
from anyshore.strategy.actions.look_at_risk import look_at_risk
from anyshore.strategy.actions.save_risk import save_risk
from anyshore.strategy.models import Assessment
from anyshore.strategy.rules.risks import look_due
from tests.factories import do, member_actor
from tests.strategy.actions.test_save_risk import FALSE, risked
from tests.strategy.world import events, refused

pytestmark = pytest.mark.django_db

DAY = date(2031, 3, 1)
PASSED = datetime(2031, 3, 1, 23, tzinfo=UTC)
"""Midnight after the day, in Amsterdam."""


def on_today(actor: Actor, at: datetime) -> list[tuple[int, str, date | None]]:
    return [(one.number, one.title, one.due_on) for one in needs(actor, at=at) if one.kind == NeedKind.RISK]


def mailed(assessment: Assessment) -> list[str]:
    entry = AuditEntry.objects.filter(subject_id=assessment.id, name="strategy.RiskLookDue").latest("id")
    send_notice(audit.entry(entry.pk))
    return sorted(Mail.objects.filter(subject__startswith="Look at a risk again").values_list("to", flat=True))


def test_its_owner_is_asked_when_its_day_has_passed():
    made, near, risk, owner = risked()
    colleague = member_actor(owner.organisation_id)
    do(
        save_risk,
        owner,
        option_id=near.id,
        risk_id=risk.id,
        terms=replace(FALSE, owner_id=colleague.person_id, review_on=DAY),
    )
    assert look_due(DAY, "Europe/Amsterdam") == PASSED
    run_due(PASSED - timedelta(seconds=1))
    assert "RiskLookDue" not in events(made.id)
    assert on_today(colleague, PASSED - timedelta(seconds=1)) == []
    run_due(PASSED)
    run_due(PASSED + timedelta(days=1))
    assert events(made.id).count("RiskLookDue") == 1
    assert on_today(colleague, PASSED) == [(made.number, FALSE.name, DAY)]
    assert on_today(owner, PASSED) == []
    assert mailed(made) == [User.objects.get(pk=colleague.person_id).email]


def test_without_an_owner_all_are_asked_and_another_day_moves_it():
    made, near, risk, owner = risked()
    do(save_risk, owner, option_id=near.id, risk_id=risk.id, terms=replace(FALSE, review_on=DAY))
    do(save_risk, owner, option_id=near.id, risk_id=risk.id, terms=replace(FALSE, review_on=DAY + timedelta(days=7)))
    run_due(PASSED)
    assert "RiskLookDue" not in events(made.id)
    colleague = member_actor(owner.organisation_id)
    run_due(PASSED + timedelta(days=7))
    assert (
        len(on_today(owner, PASSED + timedelta(days=7))) == len(on_today(colleague, PASSED + timedelta(days=7))) == 1
    )
    assert len(mailed(made)) == 2


def test_what_was_taken_out_is_asked_no_more_and_no_day_is_too_far():
    made, near, risk, owner = risked()
    do(save_risk, owner, option_id=near.id, risk_id=risk.id, terms=replace(FALSE, review_on=DAY))
    do(drop_risk, owner, option_id=near.id, risk_id=risk.id)
    run_due(PASSED)
    assert "RiskLookDue" not in events(made.id)
    assert look_due(date.max, "Pacific/Kiritimati").year == 9000
    with refused(NotFound):
        do(look_at_risk, CLOCK, option_id=near.id, risk_id=risk.id)


def test_only_the_clock_and_only_while_the_assessment_stands():
    made, near, risk, owner = risked()
    with refused(Forbidden):
        do(look_at_risk, owner, option_id=near.id, risk_id=risk.id)
    do(discard_assessment, owner, assessment_id=made.id)
    with refused(NotAllowed):
        do(look_at_risk, CLOCK, option_id=near.id, risk_id=risk.id)
