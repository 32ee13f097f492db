"""Asking for talks: from the share of the clause on, one at a time, with a clock."""

from __future__ import annotations

from datetime import date

import pytest

from anyshore.contracts.actions.ask_for_talks import ask_for_talks
from anyshore.contracts.queries.hardship import talks_page
from anyshore.contracts.rules.hardship import NoHardship, SinceOutOfRange, TalksRun, TooLittle
from anyshore.exits.actions.cancel_agreement import cancel_agreement
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, Invalid, NotFound
from anyshore.kit.money import Money
from anyshore.parties.rules import Role
from anyshore.plumbing import deadlines
from tests.contracts.hardship_world import DAY, UNTIL, asked, dear, wanted
from tests.deals import make_deal
from tests.factories import NOW, do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_both_talk_for_the_days_of_the_clause():
    deal = dear()
    found = asked(deal, side="client")
    assert (found.state, found.side, found.cost_side, found.until) == ("talking", "client", "provider", UNTIL)
    assert [one.due_at for one in deadlines.of(("hardship_talks", found.pk))] == [UNTIL]
    row = talks_page(deal.provider, deal.id).rows[0]
    assert (row.changed_bps, row.threshold_bps, row.end_days) == (3_000, 2_000, 90)


def test_too_little_is_refused_with_what_it_takes():
    deal = dear()
    found = refuses(TooLittle, ask_for_talks, deal.provider, **wanted(deal, now=119_999))
    assert (found.params["up"], found.params["down"]) == (deal.money(120_000), deal.money(80_000))
    assert asked(deal, now=80_000).state == "talking", "cheaper counts too"


def test_refusals():
    deal = dear()
    member = member_actor(deal.provider.organisation_id, Role.MEMBER)
    refuses(NotFound, ask_for_talks, make_organisation()[1], **wanted(deal))
    refuses(Forbidden, ask_for_talks, member, **wanted(deal))
    for more, error, field in (
        ({"words": " "}, Invalid, "words"), ({"cost_before": Money(0, "EUR")}, Invalid, "cost_before"),
        ({"cost_now": Money(1, "USD")}, Invalid, "cost_now"), ({"since_on": date(2026, 11, 23)}, SinceOutOfRange, "since_on"),
        ({"since_on": date(2026, 11, 25)}, SinceOutOfRange, "since_on"),
    ):  # fmt: skip
        found = refuses(error, ask_for_talks, deal.provider, **{**wanted(deal), **more})
        assert found.params["field"] == field
    asked(deal)
    assert refuses(TalksRun, ask_for_talks, deal.client, **wanted(deal)).params["until"] == UNTIL


def test_talks_that_have_failed_are_overtaken():
    deal = dear()
    first = asked(deal)
    run_due(UNTIL)
    assert asked(deal, UNTIL + DAY).state == "talking"
    first.refresh_from_db()
    assert first.state == "overtaken"


def test_only_under_an_agreement_that_runs_and_says_so():
    without = make_deal([20_000])
    refuses(NoHardship, ask_for_talks, without.provider, **wanted(without))
    deal = dear()
    do(cancel_agreement, deal.client, agreement_id=deal.id, reason="We stop.")
    refuses(NoHardship, ask_for_talks, deal.provider, NOW, **wanted(deal))


def test_replay():
    deal = dear()
    replays(ask_for_talks, deal.provider, **wanted(deal))
