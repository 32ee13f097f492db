"""save_library_set: kept under a name, for one's own organisation alone."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden
from anyshore.kit.refusals import Repeated, TextMissing, TooMany
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.save_library_set import SetEmpty, save_library_set
from anyshore.sourcing.queries.library import library
from anyshore.sourcing.rules.tenders import LibraryTerms
from anyshore.sourcing.rules.terms import CriterionTerms
from tests.factories import do, member_actor
from tests.sourcing.world import FIT, client, provider, refused

pytestmark = pytest.mark.django_db

ANCHORS = ("unreadable", "many errors", "some", "few", "none")
SET = LibraryTerms(
    name="Translation",
    questions=("Who translates?",),
    criteria=(CriterionTerms(name="Sample", weight=30, guide="Errors a page.", anchors=ANCHORS),),
)


def test_it_is_kept_and_the_same_name_is_written_over():
    actor = client()
    do(save_library_set, actor, terms=SET)
    (row,) = library(actor)
    assert (row.name, row.questions, row.criteria) == ("Translation", ("Who translates?",), SET.criteria)
    do(save_library_set, actor, terms=LibraryTerms(name="Translation", criteria=(FIT,)))
    assert [(one.questions, one.pairs) for one in library(actor)] == [((), [("Fit", 40)])]
    assert library(provider()) == []


def test_refusals():
    actor = client()
    with refused(Forbidden):
        do(save_library_set, member_actor(actor.organisation_id, Role.VIEWER), terms=SET)
    with refused(SetEmpty):
        do(save_library_set, actor, terms=LibraryTerms(name="Empty"))
    with refused(TextMissing):
        do(save_library_set, actor, terms=LibraryTerms(name=" ", criteria=(FIT,)))
    with refused(Repeated):
        do(save_library_set, actor, terms=LibraryTerms(name="Twice", criteria=(FIT, FIT)))


def test_no_more_than_forty():
    actor = client()
    for place in range(40):
        do(save_library_set, actor, terms=LibraryTerms(name=f"Set {place}", criteria=(FIT,)))
    with refused(TooMany):
        do(save_library_set, actor, terms=SET)
