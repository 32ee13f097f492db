"""hold_version: what nobody could sign is not held either; nor is what nobody must agree to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from anyshore.approvals.actions.ask_approval import NoApprovalNeeded
from anyshore.contracts.models import HeldOffer
from anyshore.contracts.queries import default_terms
from anyshore.contracts.queries.signable import TermsIncomplete
from anyshore.kit.errors import Invalid
from tests.approvals.world import events
from tests.contracts.held_world import held, two
from tests.contracts.world import refused
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def test_it_is_told_to_the_own_side_alone():
    made = held(two())
    assert events(made.id) == ["OfferHeld"]
    assert events(made.about) == []


def test_what_nobody_could_sign_is_not_held():
    here, terms = two(), default_terms("project")
    with refused(TermsIncomplete):
        held(here, unit="project", terms=replace(terms, unforeseen_text=" "))
    with refused(Invalid, field="end_on", reason="past"):
        held(here, unit="project", terms=replace(terms, end_on=(NOW - timedelta(days=2)).date()))
    assert HeldOffer.objects.count() == 0


def test_nobody_is_asked_where_no_rule_holds():
    here = two(clients=0)
    with refused(NoApprovalNeeded):
        held(here)
