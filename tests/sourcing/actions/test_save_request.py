"""save_request: a draft with every default, seen by its client alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import ANYONE, Role
from anyshore.plumbing import files
from anyshore.sourcing.actions.save_request import save_request
from anyshore.sourcing.models import Criterion, Request
from anyshore.sourcing.models.parts import read_request
from anyshore.sourcing.queries.view import request_view
from anyshore.sourcing.rules.refusals import ChoiceUnknown, NotInFuture, OutOfRange, Repeated, TextMissing, TextTooLong
from tests.factories import NOW, do, member_actor
from tests.sourcing.world import FIT, PRICE, client, drafted, events, posted, provider, refused, wanted

pytestmark = pytest.mark.django_db


def test_a_title_is_enough_and_the_rest_is_suggested():
    request, _ = drafted()
    assert (request.state, request.category, request.unit, request.version) == ("draft", "logo-design", "task", 1)
    assert (request.budget_minor, request.currency, request.visibility) == (20_000, "EUR", "public")
    assert read_request(request).skills
    assert not Criterion.objects.exists()
    assert events(request) == ["RequestSaved"]


def test_what_the_author_says_holds_and_a_second_saving_replaces_it():
    request, actor = drafted(category="translation", unit="project", skills=(), criteria=(FIT, PRICE))
    assert read_request(request).criteria == (FIT, PRICE)
    again = do(
        save_request, actor, request_id=request.id, terms=wanted("Menu in Polish", criteria=(), budget_minor=None)
    )
    assert again.pk == request.pk
    stored = Request.objects.get()
    assert (stored.title, stored.budget_minor) == ("Menu in Polish", None)
    assert read_request(stored).criteria == ()


def test_a_larger_piece_of_work_has_criteria_by_default():
    request, _ = drafted(unit="project")
    assert [one.kind for one in read_request(request).criteria or ()] == ["price", "schedule", "judged"]


def test_members_may_viewers_finance_and_strangers_may_not():
    request, actor = drafted()
    organisation = actor.organisation_id
    do(save_request, member_actor(organisation, Role.MEMBER), request_id=request.id, terms=wanted("Logo, blue"))
    for other in (member_actor(organisation, Role.VIEWER), member_actor(organisation, Role.FINANCE), ANYONE):
        with refused(Forbidden):
            do(save_request, other, terms=wanted())
    with refused(Forbidden):
        do(save_request, member_actor(organisation, Role.VIEWER), request_id=request.id, terms=wanted())
    with refused(NotFound):
        do(save_request, provider(), request_id=request.id, terms=wanted())
    with pytest.raises(NotFound):
        request_view(provider("Another"), request.number, at=NOW)


def test_an_open_request_is_edited_and_not_saved():
    request, actor = posted()
    with refused(NotAllowed):
        do(save_request, actor, request_id=request.id, terms=wanted("Logo, blue"))
    with refused(Forbidden):
        do(save_request, provider(), request_id=request.id, terms=wanted("Logo, blue"))


@pytest.mark.parametrize(
    ("more", "error", "field"),
    [
        ({"title": " x "}, TextMissing, "title"),
        ({"title": "x" * 161}, TextTooLong, "title"),
        ({"brief": "x" * 20_001}, TextTooLong, "brief"),
        ({"category": "plumbing"}, ChoiceUnknown, "category"),
        ({"unit": "empire"}, ChoiceUnknown, "unit"),
        ({"visibility": "secret"}, ChoiceUnknown, "visibility"),
        ({"skills": ("necromancy",)}, ChoiceUnknown, "skills"),
        ({"budget_minor": 0}, OutOfRange, "budget"),
        ({"wanted_on": date(2026, 11, 22)}, NotInFuture, "wanted_on"),
        ({"proposals_until": NOW}, NotInFuture, "proposals_until"),
        ({"criteria": (FIT, FIT)}, Repeated, "criteria"),
        ({"questions": ("Why?", "Why?")}, Repeated, "questions"),
    ],
)
def test_terms_that_cannot_be_taken_are_refused_by_field(more, error, field):
    actor = client()
    with refused(error, field=field):
        do(save_request, actor, terms=wanted(**more))


def test_the_present_day_is_no_past_day_anywhere():
    late = NOW.replace(hour=11) + timedelta(days=1)
    request = do(save_request, client(), late, terms=wanted(wanted_on=NOW.date()))
    assert request.wanted_on == NOW.date()


def test_an_attachment_of_a_draft_goes_for_good():
    request, actor = drafted()
    kept, gone = (
        files.store(SimpleUploadedFile(name, name.encode()), uploaded_by=actor.person_id, at=NOW).id
        for name in ("brief.txt", "old.txt")
    )
    do(save_request, actor, request_id=request.id, terms=wanted(), file_ids=(kept, gone))
    subject = ("request", request.id)
    _, old = files.of(subject)[subject]
    do(save_request, actor, request_id=request.id, terms=wanted(), drop_ids=(old.id,))
    assert [one.name for one in files.of(subject)[subject]] == ["brief.txt"]
    assert files.find(old.id) is None
