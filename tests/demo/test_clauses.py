"""The help desk of the demo is held to its clauses: what was asked for was shown, taken over, given back, compared."""

from __future__ import annotations

import pytest

from anyshore.contracts.models import Agreement
from anyshore.contracts.queries.benchmarks import benchmarks_page
from anyshore.contracts.queries.duties import duties_of
from anyshore.contracts.queries.formal import formal_page
from anyshore.contracts.queries.step_ins import step_ins_page
from anyshore.demo.levels import help_desk
from anyshore.demo.play import play
from anyshore.demo.stage import Stage
from anyshore.kit.money import Money
from anyshore.parties.queries import calendar
from anyshore.payments.queries.claims_page import claims_page
from tests.factories import NOW, make_organisation

pytestmark = pytest.mark.django_db


def test_the_help_desk_is_held_to_its_clauses():
    stage = Stage(end=NOW, rail="ledger_only", fee_bps=0)
    for key, country in (("tolhuis", "NL"), ("meridian", "RS")):
        made, actor = make_organisation(name=key.title(), country=country)
        stage.enter(key, actor)
        stage.calendars[key], stage.currencies[key] = calendar(made.id), "EUR"
    play(stage, help_desk(stage, ["tolhuis", "meridian"]))
    agreement = Agreement.objects.get()
    client, provider = stage.actors["tolhuis"], stage.actors["meridian"]

    leaving, proof = formal_page(client, agreement.number, at=NOW).rows
    assert (leaving.kind, leaving.state, leaving.said.person) == ("key_person", "given", "Jelena Savić")
    assert leaving.time is not None
    assert not leaving.time.is_late
    assert "receive" in leaving.may
    assert (proof.kind, proof.state) == ("insurance", "received")
    shown = [one for one in duties_of(provider, at=NOW) if one.code == "insurance_shown"]
    assert [str(one.state) for one in shown] == ["done"]

    ran = step_ins_page(client, agreement.pk).rows[0]
    assert (ran.state, ran.given_by != "", ran.costs[0].state) == ("over", True, "accepted")
    assert [one.name for one in ran.costs[0].files] == ["agency-invoice.pdf"]
    (claim,) = claims_page(client, agreement.number, at=NOW).rows
    assert (str(claim.state), claim.agreed, [use.amount for use in claim.uses]) == (
        "accepted", Money(68_000, "EUR"), [Money(68_000, "EUR")],
    )  # fmt: skip
    prices = benchmarks_page(client, agreement.pk).open
    assert prices is not None
    assert (prices.state, len(prices.draft), [one.side for one in prices.answers]) == ("drafted", 1, ["provider"])
