"""ask_team: an offer waits for members, and the client learns nothing of it."""

from __future__ import annotations

from datetime import date

import pytest

from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Role
from anyshore.plumbing import files
from anyshore.sourcing.actions.ask_team import ask_team
from anyshore.sourcing.actions.invite_provider import invite_provider
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.models import Proposal, ProposalDraft, Request, TeamMember, TeamOffer
from anyshore.sourcing.queries.drafts import my_drafts
from anyshore.sourcing.rules.nda import NdaUnsigned
from anyshore.sourcing.rules.quotas import QuotaUsed
from anyshore.sourcing.rules.refusals import (
    AlreadyProposed,
    OutOfRange,
    OwnRequest,
    ProposalsClosed,
    Repeated,
    TextMissing,
    TooMany,
)
from anyshore.sourcing.rules.teams import (
    InTeam,
    MemberTerms,
    MemberUnknown,
    SharesTooLarge,
    TeamMissing,
    TeamNotAgreed,
    TeamNotHere,
    TeamWaits,
)
from tests.factories import do, make_organisation, member_actor
from tests.moves import replays
from tests.sourcing.actions.test_save_proposal_draft import saved, upload
from tests.sourcing.contests import contest
from tests.sourcing.teams import agreed, listed, part, terms, waiting
from tests.sourcing.world import LATER, clocks, events, offer, posted, proposed, provider, refused

pytestmark = pytest.mark.django_db


def test_it_waits_for_its_members_until_the_request_takes_no_more():
    request, client = posted()
    found, lead, one, two = waiting(request)
    assert (found.state, found.version, len(found.hash)) == ("waiting", 1, 64)
    assert events(found) == ["TeamAsked"]
    assert clocks(found) == [("sourcing.lapse_team", request.proposals_until)]
    rows = TeamMember.objects.filter(offer=found).order_by("position")
    assert [(row.provider_id, row.share_bps) for row in rows] == [
        (one.organisation_id, 3_000),
        (two.organisation_id, 2_000),
    ]
    assert Proposal.objects.count() == 0
    assert not TeamOffer.objects.visible_to(client).exists()
    assert {TeamOffer.objects.visible_to(actor).count() for actor in (lead, one, two)} == {1}


def test_a_draft_becomes_it_with_the_files_that_were_kept():
    request, _ = posted()
    lead, one = provider(), listed()
    saved(request, lead, file_ids=(upload(lead), upload(lead, "plan.txt")))
    (draft,) = my_drafts(lead, at=LATER)
    sketch = files.of(("proposal_draft", draft.id))["proposal_draft", draft.id][0]
    given = {"terms": terms(one), "file_ids": (upload(lead, "more.txt"),), "drop_ids": (sketch.id,)}
    found = do(ask_team, lead, LATER, request_id=request.id, **given)
    subject = ("team_offer", found.id)
    assert sorted(file.name for file in files.of(subject)[subject]) == ["more.txt", "plan.txt"]
    assert ProposalDraft.objects.count() == 0


def test_a_member_sees_a_request_for_invited_providers_and_may_not_bid_by_that():
    request, client = posted(visibility="invited")
    lead, one = provider(), listed()
    do(invite_provider, client, request_id=request.id, provider_id=lead.organisation_id)
    found = do(ask_team, lead, LATER, request_id=request.id, terms=terms(one))
    assert Request.objects.visible_to(one).filter(pk=request.id).exists()
    with refused(InTeam):
        do(send_proposal, one, LATER, request_id=request.id, terms=offer())
    assert found.state == "waiting"


def test_who_may_not():
    request, client = posted()
    one = listed()
    with refused(OwnRequest):
        do(ask_team, client, LATER, request_id=request.id, terms=terms(one))
    member = member_actor(provider().organisation_id, Role.MEMBER)
    with refused(Forbidden):
        do(ask_team, member, LATER, request_id=request.id, terms=terms(one))
    hidden, _ = posted(visibility="invited")
    lead = provider()
    with refused(NotFound):
        do(ask_team, lead, LATER, request_id=hidden.id, terms=terms(one))
    secret, _ = posted(nda="Keep it to yourselves.", summary="A logo")
    with refused(NdaUnsigned):
        do(ask_team, lead, LATER, request_id=secret.id, terms=terms(one))


@pytest.mark.parametrize(
    ("make", "error"),
    [
        (lambda one, lead, client: (), TeamMissing),
        (lambda one, lead, client: (part(one), part(one)), Repeated),
        (lambda one, lead, client: (part(one, 10_000),), OutOfRange),
        (lambda one, lead, client: (part(one, 0),), OutOfRange),
        (lambda one, lead, client: (part(one, 6_000), part(listed("Other"), 4_000)), SharesTooLarge),
        (lambda one, lead, client: (part(one, role=" "),), TextMissing),
        (lambda one, lead, client: (part(lead),), MemberUnknown),
        (lambda one, lead, client: (part(client),), MemberUnknown),
        (lambda one, lead, client: (part(make_organisation()[1]),), MemberUnknown),
        (lambda one, lead, client: tuple(MemberTerms(provider_id=listed(f"P{n}").organisation_id, share_bps=1, role="x") for n in range(10)), TooMany),
    ],
)  # fmt: skip
def test_teams_that_cannot_be(make, error):
    request, client = posted()
    lead, one = listed("Lead"), listed()
    team = make(one, lead, client)
    with refused(error, field="team"):
        do(ask_team, lead, LATER, request_id=request.id, terms=offer(team=team))


def test_the_checks_of_sending_hold():
    request, _ = posted()
    lead, one = provider(), listed()
    with refused(ProposalsClosed):
        do(ask_team, lead, request.proposals_until, request_id=request.id, terms=terms(one))
    with refused(QuotaUsed):
        do(ask_team, lead, LATER, request_id=request.id, terms=terms(one), a_week=0)
    with refused(TextMissing, field="text"):
        do(ask_team, lead, LATER, request_id=request.id, terms=terms(one, text=" "))
    proposed(request, actor=lead)
    with refused(AlreadyProposed):
        do(ask_team, lead, LATER, request_id=request.id, terms=terms(one))


def test_one_offer_a_provider_and_request():
    request, _ = posted()
    found, lead, one, two = waiting(request)
    with refused(TeamWaits, team=found.id):
        do(ask_team, lead, LATER, request_id=request.id, terms=terms(one))
    with refused(TeamWaits):
        do(send_proposal, lead, LATER, request_id=request.id, terms=offer())
    agreed(found, one)
    with refused(InTeam):
        do(send_proposal, one, LATER, request_id=request.id, terms=offer())
    third = listed("Third")
    with refused(InTeam):
        do(ask_team, one, LATER, request_id=request.id, terms=terms(third))
    assert do(send_proposal, two, LATER, request_id=request.id, terms=offer()).state == "sent"


def test_nobody_sends_a_team_that_has_not_agreed():
    request, _ = posted()
    lead, one = provider(), listed()
    with refused(TeamNotAgreed):
        do(send_proposal, lead, LATER, request_id=request.id, terms=terms(one))


def test_where_nothing_is_priced_there_is_no_team():
    lead, one = provider(), listed()
    for request, _ in (posted(kind="rfi"), contest()):
        with refused(TeamNotHere):
            do(ask_team, lead, LATER, request_id=request.id, terms=terms(one))


def test_a_replay_asks_once():
    request, _ = posted()
    replays(ask_team, provider(), LATER, request_id=request.id, terms=terms(listed(), finishes_on=date(2026, 12, 4)))
    assert TeamOffer.objects.count() == 1
