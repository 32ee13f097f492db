"""send_proposal: a signed offer, free, seen by the client alone, too late at the instant."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest

from anyshore.conversations.queries import thread_about
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import ANYONE, Role
from anyshore.plumbing.models import Deadline
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.models import Proposal, ProposalMilestone, ProposalVersion
from anyshore.sourcing.models.parts import read_offer
from anyshore.sourcing.queries.loading import screening_questions
from anyshore.sourcing.queries.proposals import my_proposals, proposal_view
from anyshore.sourcing.rules.offers import (
    AnswerMissing,
    AnswerTerms,
    MilestonesDoNotAddUp,
    MilestonesOutOfOrder,
    MilestoneTerms,
)
from anyshore.sourcing.rules.refusals import (
    AlreadyProposed,
    NotInFuture,
    OutOfRange,
    OwnRequest,
    ProposalsClosed,
    RequestNotOpen,
    TextMissing,
)
from tests.factories import NOW, do, member_actor
from tests.sourcing.world import LATER, clocks, drafted, events, offer, posted, proposed, provider, refused

pytestmark = pytest.mark.django_db


def test_the_offer_binds_until_the_client_must_decide():
    request, actor = posted()
    proposal, bidder = proposed(request)
    assert (proposal.state, proposal.price_minor, proposal.version) == ("sent", 18_000, 1)
    assert proposal.expires_at == request.decide_until
    assert clocks(proposal) == [("sourcing.expire_proposal", request.decide_until)]
    milestone = ProposalMilestone.objects.get()
    assert (milestone.title, milestone.amount_minor) == ("Logo for a bakery", 18_000)
    assert ProposalVersion.objects.get().content["price_minor"] == 18_000
    assert events(proposal) == ["ProposalSent"]
    assert thread_about(actor, ("proposal", proposal.id)) == thread_about(bidder, ("proposal", proposal.id))


def test_bidders_never_see_each_others():
    request, _ = posted()
    proposal, bidder = proposed(request)
    rival = provider("Another")
    proposed(request, 10_000, actor=rival)
    assert [row.number for row in my_proposals(bidder).rows] == [proposal.number]
    with pytest.raises(NotFound):
        proposal_view(rival, proposal.number)
    with pytest.raises(NotFound):
        proposal_view(ANYONE, proposal.number)


def test_milestones_and_answers_are_kept_as_given():
    request, _ = posted(questions=("How many drafts?", "Which files?"))
    one, two = screening_questions(request)
    parts = (
        MilestoneTerms(title="Drafts", amount_minor=8_000, due_on=date(2026, 11, 30), criteria=("Three drafts",)),
        MilestoneTerms(title="Final", amount_minor=10_000, due_on=date(2026, 12, 4)),
    )
    answers = (AnswerTerms(question_id=one, text="Three"), AnswerTerms(question_id=two, text="SVG"))
    proposal, _ = proposed(request, milestones=parts, answers=answers)
    stored = read_offer(Proposal.objects.get(pk=proposal.pk))
    assert (stored.milestones, stored.answers) == (parts, answers)


def test_at_the_instant_it_is_too_late_and_a_moment_before_it_is_not():
    request, _ = posted()
    late, early = provider(), provider("Another")
    with refused(ProposalsClosed, until=request.proposals_until):
        do(send_proposal, late, request.proposals_until, request_id=request.id, terms=offer())
    moment = request.proposals_until - timedelta(microseconds=1)
    assert do(send_proposal, early, moment, request_id=request.id, terms=offer()).state == "sent"


def test_the_clients_own_people_may_not_whatever_organisation_they_act_for():
    request, actor = posted()
    with refused(OwnRequest):
        do(send_proposal, actor, request_id=request.id, terms=offer())
    bidder = provider()
    related = member_actor(actor.organisation_id)
    both = type(bidder)(bidder.kind, related.person_id, bidder.organisation_id, Role.OWNER)
    with refused(OwnRequest):
        do(send_proposal, both, request_id=request.id, terms=offer())


def test_only_those_who_bind_their_organisation():
    request, _ = posted()
    bidder = provider()
    for role in (Role.MEMBER, Role.FINANCE, Role.VIEWER):
        with refused(Forbidden):
            do(send_proposal, member_actor(bidder.organisation_id, role), request_id=request.id, terms=offer())
    with refused(Forbidden):
        do(send_proposal, ANYONE, request_id=request.id, terms=offer())


def test_once_and_only_on_an_open_request_one_may_see():
    request, actor = posted()
    proposal, bidder = proposed(request)
    with refused(AlreadyProposed, number=proposal.number):
        do(send_proposal, bidder, request_id=request.id, terms=offer())
    other = provider("Another")
    do(close_request, actor, request_id=request.id, reason="Done.")
    with refused(RequestNotOpen, state="closed"):
        do(send_proposal, other, request_id=request.id, terms=offer())
    for hidden in (drafted()[0], posted(visibility="invited")[0]):
        with refused(NotFound):
            do(send_proposal, other, request_id=hidden.id, terms=offer())


@pytest.mark.parametrize(
    ("more", "error", "field"),
    [
        ({"price_minor": 0}, OutOfRange, "price"),
        ({"text": " "}, TextMissing, "text"),
        ({"finishes_on": date(2026, 11, 22)}, NotInFuture, "finishes_on"),
        ({"expires_at": LATER}, NotInFuture, "expires_at"),
        ({"expires_at": NOW + timedelta(days=400)}, OutOfRange, "expires_at"),
        ({"milestones": (MilestoneTerms(title="All", amount_minor=17_999),)}, MilestonesDoNotAddUp, "milestones"),
        ({"milestones": (MilestoneTerms(title="", amount_minor=18_000),)}, TextMissing, "milestones"),
        (
            {"milestones": (MilestoneTerms(title="All", amount_minor=18_000, due_on=date(2026, 12, 5)),)},
            MilestonesOutOfOrder,
            "milestones",
        ),
        ({"answers": (AnswerTerms(question_id=uuid4(), text="Yes"),)}, AnswerMissing, "answers"),
    ],
)
def test_terms_that_cannot_be_taken_are_refused_by_field(more, error, field):
    request, _ = posted()
    bidder = provider()
    with refused(error, field=field):
        do(send_proposal, bidder, LATER, request_id=request.id, terms=offer(**more))


def test_every_screening_question_is_answered():
    request, _ = posted(questions=("How many drafts?",))
    bidder = provider()
    (question,) = screening_questions(request)
    for answers in ((), (AnswerTerms(question_id=question, text=" "),)):
        with refused(AnswerMissing, field="answers"):
            do(send_proposal, bidder, LATER, request_id=request.id, terms=offer(answers=answers))


def test_the_client_is_reminded_of_an_offer_that_ends_early():
    request, _ = posted()
    early, _ = proposed(request, expires_at=request.decide_until - timedelta(days=2))
    whole, _ = proposed(request, actor=provider("Another"))
    rows = Deadline.objects.exclude(reminds=None)
    assert rows.filter(subject_id=early.id).count() == 3
    assert rows.filter(subject_id=whole.id).count() == 0
