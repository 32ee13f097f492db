"""award_proposal: an agreement from the proposal, which is the provider's signature."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from anyshore.contracts.actions.award_proposal import award_proposal
from anyshore.contracts.models import Agreement, Milestone
from anyshore.contracts.queries import broken_versions, current_content, terms_of
from anyshore.contracts.rules.defaults import defaults
from anyshore.conversations.models import Participant, Thread
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Role
from anyshore.sourcing.rules.offers import MilestoneTerms
from anyshore.sourcing.rules.refusals import RequestNotOpen
from tests.contracts.world import LATER, awarded, clocks, events, parties, refused, signatures, version
from tests.factories import do, member_actor
from tests.sourcing.world import posted, proposed

pytestmark = pytest.mark.django_db

FEE = {"fee_bps": 150, "rail": "sandbox"}


def test_the_agreement_waits_for_the_client_under_the_units_terms():
    deal = awarded()
    made = deal.fresh()
    assert (made.state, made.version, made.value_minor, made.fee_bps, made.rail) == (
        "offered",
        1,
        18_000,
        150,
        "sandbox",
    )
    assert terms_of(made) == defaults("task")
    assert made.client_id == deal.client.organisation_id
    assert made.provider_id == deal.provider.organisation_id
    assert signatures(deal) == [("provider", "proposal", "Marit de Boer")]
    assert made.answer_until == made.proposal.expires_at
    assert clocks(made.id) == [("contracts.lapse_offer", made.answer_until)]
    assert events(deal) == ["AgreementAwarded"]
    assert made.proposal.state == "awarded"
    assert made.request.state == "awarded"
    assert broken_versions() == []


def test_the_version_holds_the_request_and_the_proposal_in_their_own_words():
    deal = awarded(brief="For the window.\r\nOne colour.")
    content = current_content(deal.fresh())
    assert content.brief == "For the window.\nOne colour."
    assert content.offer == "Three drafts, one final."
    assert (content.fee_bps, content.rail, content.value.minor) == (150, "sandbox", 18_000)
    text = version(deal).text
    assert "> For the window." in text
    assert "EUR 180.00" in text
    assert "1.5 %" in text
    milestone = Milestone.objects.get(agreement=deal.agreement)
    assert (milestone.amount_minor, milestone.position, milestone.due_on) == (18_000, 1, date(2026, 12, 4))


def test_a_projects_milestones_and_last_day_come_from_the_proposal():
    request, client = posted(unit="project", budget_minor=300_000)
    parts = (
        MilestoneTerms(title="Design", amount_minor=60_000, due_on=date(2026, 12, 11), criteria=("in Figma",)),
        MilestoneTerms(
            title="Build", amount_minor=140_000, due_on=date(2027, 1, 22), criteria=("loads fast", "reads well")
        ),
    )
    proposal, _ = proposed(request, 200_000, milestones=parts, finishes_on=date(2027, 1, 22))
    made = do(award_proposal, client, LATER, proposal_id=proposal.id, **FEE)
    assert terms_of(made) == defaults("project").ending(date(2027, 1, 22))
    rows = Milestone.objects.filter(agreement=made).order_by("position")
    assert [(one.title, one.amount_minor, one.criteria) for one in rows] == [
        ("Design", 60_000, "in Figma"),
        ("Build", 140_000, "loads fast\nreads well"),
    ]
    assert broken_versions() == []


def test_both_sides_share_a_thread_about_it():
    deal = awarded()
    thread = Thread.objects.get(subject_kind="agreement", subject_id=deal.agreement.id)
    there = set(Participant.objects.filter(thread=thread).values_list("organisation_id", flat=True))
    assert there == {deal.client.organisation_id, deal.provider.organisation_id}


def test_only_those_who_may_commit_the_client_award():
    request, client = posted()
    proposal, provider = proposed(request)
    member = member_actor(client.organisation_id, Role.MEMBER)
    stranger = parties()[0]
    with refused(Forbidden):
        do(award_proposal, member, LATER, proposal_id=proposal.id, **FEE)
    with refused(Forbidden):
        do(award_proposal, provider, LATER, proposal_id=proposal.id, **FEE)
    with refused(NotFound):
        do(award_proposal, stranger, LATER, proposal_id=proposal.id, **FEE)


def test_a_second_award_and_a_late_one_are_refused():
    request, client = posted()
    first, _ = proposed(request)
    second, _ = proposed(request, 19_000)
    do(award_proposal, client, LATER, proposal_id=first.id, **FEE)
    with refused(RequestNotOpen):
        do(award_proposal, client, LATER, proposal_id=second.id, **FEE)
    other, owner = posted()
    late, _ = proposed(other)
    with pytest.raises(Exception) as caught:
        do(award_proposal, owner, late.expires_at + timedelta(days=90), proposal_id=late.id, **FEE)
    assert caught.value.status == 409
    assert Agreement.objects.count() == 1
