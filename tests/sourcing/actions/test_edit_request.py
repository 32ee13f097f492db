"""edit_request: a new version; what proposals were made against stays."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.kit.errors import Forbidden, Stale
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.edit_request import NothingChanged, TermsLocked, edit_request
from anyshore.sourcing.models import Criterion, Proposal, RequestVersion
from anyshore.sourcing.queries.view import request_view
from anyshore.sourcing.rules.refusals import NotInFuture, RequestNotOpen
from tests.factories import NOW, do, member_actor
from tests.sourcing.world import FIT, LATER, PRICE, clocks, events, posted, proposed, provider, refused, wanted

pytestmark = pytest.mark.django_db


def test_a_new_version_tells_and_keeps_the_old_one():
    request, actor = posted()
    done = do(edit_request, actor, LATER, request_id=request.id, version=1, terms=wanted(brief="In blue."))
    assert (done.version, done.brief) == (2, "In blue.")
    assert [one.content["brief"] for one in RequestVersion.objects.order_by("number")] == ["", "In blue."]
    assert events(request)[-1] == "RequestEdited"
    assert request_view(actor, request.number, at=LATER).versions[0].fields == ("brief",)


def test_a_later_end_of_proposals_moves_the_decision_and_its_clock():
    request, actor = posted()
    later = request.proposals_until + timedelta(days=7)
    done = do(edit_request, actor, request_id=request.id, version=1, terms=wanted(proposals_until=later))
    assert done.proposals_until == later
    assert done.decide_until == request.decide_until + timedelta(days=7)
    assert clocks(request) == [("sourcing.lapse_request", done.decide_until)]


def test_a_proposal_made_before_is_outdated_and_still_stands():
    request, actor = posted()
    proposal, bidder = proposed(request)
    do(edit_request, actor, LATER, request_id=request.id, version=1, terms=wanted(brief="In blue."))
    stored = Proposal.objects.get(pk=proposal.pk)
    assert (stored.state, stored.request_version) == ("sent", 1)
    assert request_view(bidder, request.number, at=LATER).own_proposal.outdated


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"criteria": (FIT, PRICE)}, "criteria"),
        ({"questions": ("How many drafts?",)}, "questions"),
        ({"currency": "USD"}, "currency"),
    ],
)
def test_criteria_questions_and_currency_are_locked_once_a_proposal_is_in(more, field):
    request, actor = posted(criteria=(FIT,))
    criterion = Criterion.objects.get()
    proposed(request)
    with refused(TermsLocked, field=field):
        do(edit_request, actor, LATER, request_id=request.id, version=1, terms=wanted(**{"criteria": (FIT,), **more}))
    terms = wanted(brief="In blue.", criteria=(FIT,))
    do(edit_request, actor, LATER, request_id=request.id, version=1, terms=terms)
    assert Criterion.objects.get() == criterion


def test_they_may_change_before():
    request, actor = posted(criteria=(FIT,))
    terms = wanted(criteria=(PRICE,), questions=("How many?",), currency="USD")
    do(edit_request, actor, request_id=request.id, version=1, terms=terms)
    assert Criterion.objects.get().kind == "price"


def test_who_saw_another_version_is_stale_and_no_change_is_none():
    request, actor = posted()
    do(edit_request, actor, request_id=request.id, version=1, terms=wanted(brief="In blue."))
    with refused(Stale):
        do(edit_request, actor, request_id=request.id, version=1, terms=wanted(brief="In red."))
    with refused(NothingChanged):
        do(edit_request, actor, request_id=request.id, version=2, terms=wanted(brief="In blue."))
    with refused(NotInFuture, field="proposals_until"):
        do(edit_request, actor, request_id=request.id, version=2, terms=wanted(proposals_until=NOW))


def test_only_an_open_one_and_only_by_those_who_bind():
    request, actor = posted()
    for other in (member_actor(actor.organisation_id, Role.MEMBER), provider()):
        with refused(Forbidden):
            do(edit_request, other, request_id=request.id, version=1, terms=wanted(brief="In blue."))
    do(close_request, actor, request_id=request.id, reason="Done in house.")
    with refused(RequestNotOpen, state="closed"):
        do(edit_request, actor, request_id=request.id, version=1, terms=wanted(brief="In blue."))
