"""The drafting page, without scripts: what is open comes first, and one button takes every default."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.award_proposal import award_proposal
from anyshore.contracts.queries import broken_versions, current_content
from anyshore.sourcing.actions.draft_from_decision import draft_from_decision
from anyshore.sourcing.actions.publish_request import publish_request
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.strategy.actions.decide_assessment import decide_assessment
from anyshore.strategy.actions.write_measures import write_measures
from anyshore.strategy.rules.measures import MeasureLine
from tests.factories import do
from tests.sourcing.world import offer, wanted
from tests.strategy.assessing import WHY, option_of, put_up
from tests.web.contracts.fields import fields_of
from tests.web.contracts.scenes import BRIEF, browser, now, parties, post, proposed, soon, text

pytestmark = pytest.mark.django_db


def awarded(unit: str):
    """An awarded proposal of that size, whose contract waits for its client."""
    proposal, client, provider = proposed(unit)
    return do(award_proposal, client, now(), proposal_id=proposal.id, fee_bps=0, rail="ledger_only"), client, provider


def test_a_department_is_drafted_by_taking_every_default():
    made, client, provider = awarded("department")
    path = f"/contracts/{made.number}/"
    reader = browser(client)
    assert "Draft the contract" in text(reader.get(path))
    shown = text(reader.get(f"{path}open/"))
    assert "17 points are open" in shown
    open_part = shown.split('id="open"')[1].split("</section>")[0]
    for words in ("Last day", "Law that applies", "Levels", "Meetings", "Key people"):
        assert words in open_part, words
    assert "Netherlands" in open_part
    done = reader.post(f"{path}open/", fields_of(shown))
    assert done.status_code == 303, text(done)
    made.refresh_from_db()
    content = current_content(made)
    assert (made.version, len(content.clauses), content.missing) == (2, 27, ())
    assert content.value.minor == 20_000
    assert post(browser(provider), f"{path}sign/", version_hash=made.version_hash).status_code == 303
    made.refresh_from_db()
    assert made.state == "running"
    assert broken_versions() == []


def test_a_smaller_contract_and_another_template_ask_less():
    made, client, _ = awarded("process")
    shown = text(browser(client).get(f"/contracts/{made.number}/open/"))
    assert "12 points are open" in shown
    plain = text(browser(client).get(f"/contracts/{made.number}/open/?template=none"))
    assert "4 points are open" in plain


def test_a_new_offer_of_a_department_asks_what_is_open_first():
    _, client, _ = proposed()
    reader = browser(client)
    shown = text(reader.get("/contracts/new/?unit=department&template=department"))
    assert "17 points are open" in shown
    assert fields_of(shown)["end_on"]
    assert "points are open" not in text(reader.get("/contracts/new/?unit=department"))
    assert "points are open" not in text(reader.get("/contracts/new/?unit=project&template=software"))


def test_what_was_measured_before_the_decision_is_what_the_levels_start_from():
    owner, bidder = parties()
    made, _ = put_up(owner)
    activity = made.activity
    lines = (
        MeasureLine(kind="quality", name="Invoices paid twice", value="2.1", unit="%", how="June, 400 invoices"),
        MeasureLine(kind="cycle_time", name="Receipt to posting", value="6.2", unit="days"),
        MeasureLine(kind="quality", name="People asked", value="7", unit="people", better="less"),
        MeasureLine(kind="quality", name="Team", value="9", unit="people", better="neither"),
    )
    do(write_measures, owner, now(), activity_id=activity.id, version=activity.version, lines=lines)
    given = {"assessment_id": made.id, "version": made.version, "option_id": option_of(made).id, "terms": WHY}
    decision = do(decide_assessment, owner, now(), **given)
    terms = wanted("Accounts payable", unit="process", brief=BRIEF)
    draft = do(draft_from_decision, owner, now(), decision_id=decision.id, terms=terms)
    do(publish_request, owner, now(), request_id=draft.id)
    sent = do(send_proposal, bidder, now(), request_id=draft.id, terms=offer(20_000, finishes_on=soon(10)))
    agreement = do(award_proposal, owner, now(), proposal_id=sent.id, fee_bps=0, rail="ledger_only")
    path = f"/contracts/{agreement.number}/open/"
    shown = text(browser(owner).get(path))
    assert "Measured before: Invoices paid twice, 2.1 %" in shown
    assert "June, 400 invoices" in shown
    assert "Invoices paid twice, 2.1 % – Less is better" in shown
    assert "Team, 9 people, by" in shown or "Team, 9 people, on" in shown
    done = browser(owner).post(path, fields_of(shown))
    assert done.status_code == 303, text(done)
    agreement.refresh_from_db()
    levels = next(one for one in current_content(agreement).clauses if one.key == "service_levels").values["levels"]
    assert [[*row[:3], row[6]] for row in levels] == [
        ["Invoices paid twice", 210, 420, "less"],
        ["Receipt to posting: within 6.2 days", 9_500, 9_000, "more"],
        [
            "People asked: at most 7 people (100 % up to that, above it 7 divided by what was measured)",
            9_500,
            5_000,
            "more",
        ],
    ]
    assert "Measured before" not in text(browser(bidder).get(path))
