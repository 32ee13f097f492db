"""Nobody said no: the agreement goes on, in a version by the clock."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from anyshore.contracts.models import AgreementVersion, Duty, Renewed, Signature
from anyshore.contracts.queries.versions import broken_versions
from anyshore.contracts.rules.renewal import NotRenewing
from anyshore.exits.actions.give_notice import give_notice
from anyshore.exits.actions.withdraw_notice import withdraw_notice
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.renew_agreement import renew_agreement
from anyshore.plumbing import deadlines
from tests.contracts.renewal_world import END, NEXT, NO_LATER, fresh, renewing
from tests.deals import sound
from tests.factories import do
from tests.moves import refuses

pytestmark = pytest.mark.django_db


def test_the_chain_goes_on_and_so_do_its_clocks_as_often_as_agreed():
    deal = renewing()
    first = fresh(deal)
    run_due(NO_LATER)
    second = fresh(deal)
    assert (second.state, second.version, second.ends_on) == ("running", 2, NEXT)
    version = AgreementVersion.objects.get(agreement_id=deal.id, number=2)
    assert (version.before, version.hash, version.author_id) == (first.version_hash, second.version_hash, None)
    assert not Signature.objects.filter(version=version).exists()
    assert broken_versions() == []
    due = {one.verb: one.due_at for one in deadlines.of(("agreement", deal.id))}
    assert due.keys() == {"exits.expire_agreement", "payments.renew_agreement"}
    run_due(due["payments.renew_agreement"])
    third = fresh(deal)
    assert (third.version, third.ends_on) == (3, date(2029, 6, 30))
    assert [one.verb for one in deadlines.of(("agreement", deal.id))] == ["exits.expire_agreement"]
    assert list(Renewed.objects.order_by("version").values_list("from_on", "to_on", "by_clause")) == [
        (END, NEXT, True), (NEXT, date(2029, 6, 30), True),
    ]  # fmt: skip
    run_due(NO_LATER + timedelta(days=3 * 366))
    assert deal.state() == "ended"
    sound()


def test_the_last_day_to_say_no_is_a_date_of_both():
    deal = renewing()
    found = Duty.objects.filter(agreement_id=deal.id, series__code="renewal", state="open")
    assert {one.due_on for one in found} == {date(2027, 4, 1)}
    assert found.count() == 2
    run_due(NO_LATER)
    assert {one.due_on for one in found.all()} == {date(2028, 3, 31)}


def test_a_notice_is_a_no_and_taken_back_it_is_none():
    deal = renewing()
    notice = do(give_notice, deal.client, NO_LATER - timedelta(days=10), agreement_id=deal.id, reason="Enough.")
    refuses(NotRenewing, renew_agreement, CLOCK, at=NO_LATER, agreement_id=deal.id)
    do(withdraw_notice, deal.client, NO_LATER - timedelta(days=9), notice_id=notice.pk)
    run_due(NO_LATER)
    assert fresh(deal).ends_on == NEXT


def test_refusals():
    deal = renewing()
    refuses(Forbidden, renew_agreement, deal.client, at=NO_LATER, agreement_id=deal.id)
    refuses(NotRenewing, renew_agreement, CLOCK, at=NO_LATER - timedelta(seconds=1), agreement_id=deal.id)
