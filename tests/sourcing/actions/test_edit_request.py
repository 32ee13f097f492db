"""edit_request: a new version; what proposals were made against stays."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.kit.errors import Forbidden, Stale
from anyshore.parties.rules import Role
from anyshore.plumbing import files
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.actions.edit_request import NothingChanged, TermsLocked, edit_request
from anyshore.sourcing.models import Criterion, Proposal, RequestVersion
from anyshore.sourcing.queries.reading import may_read_request_version
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


def attached(actor, name="brief.txt"):
    return files.store(SimpleUploadedFile(name, name.encode()), uploaded_by=actor.person_id, at=NOW).id


def filed(bid):
    """An open request with a file on it, with a proposal or without."""
    request, actor = posted()
    do(edit_request, actor, request_id=request.id, version=1, terms=wanted(), file_ids=(attached(actor),))
    if bid:
        proposed(request)
    (file,) = files.of(("request", request.id))[("request", request.id)]
    return request, actor, file


@pytest.mark.parametrize("bid", [False, True])
def test_a_file_that_goes_stays_with_the_version_that_had_it_once_a_proposal_is_in(bid):
    request, actor, file = filed(bid)
    given = {"terms": wanted(), "drop_ids": (file.id,), "file_ids": (attached(actor, "plan.txt"),)}
    do(edit_request, actor, LATER, request_id=request.id, version=2, **given)
    view = request_view(actor, request.number, at=LATER)
    assert [one.name for one in view.files] == ["plan.txt"]
    assert [(one.number, one.fields) for one in view.versions] == [(3, ("files",)), (2, ("files",)), (1, ())]
    kept = [[(one.id, one.name) for one in row.files] for row in view.versions]
    assert kept == [[], [(file.id if bid else None, "brief.txt")], []]
    found = files.find(file.id)
    assert (found is not None) is bid
    if found is not None:
        assert found.subject_kind == "request_version"
        assert may_read_request_version(provider("Another"), found.subject_id)
        assert not may_read_request_version(provider("Another"), request.id)


def test_what_is_not_on_it_does_not_go_and_changes_nothing():
    request, actor, _file = filed(bid=False)
    other, _ = posted()
    with refused(NothingChanged):
        do(edit_request, actor, LATER, request_id=request.id, version=2, terms=wanted(), drop_ids=(other.id,))


def test_a_term_that_an_older_version_did_not_know_did_not_change():
    request, actor, _file = filed(bid=False)
    first = RequestVersion.objects.get(request=request, number=1)
    first.content = {name: value for name, value in first.content.items() if name not in ("files", "kind")}
    first.save()
    assert [one.fields for one in request_view(actor, request.number, at=LATER).versions] == [(), ()]
