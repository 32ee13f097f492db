"""Two at once while an offer is negotiated, on real connections: nothing is answered twice, nothing is lost."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.accept_suggestion import PlaceTaken, accept_suggestion
from anyshore.contracts.actions.sign_agreement import VersionChanged, sign_agreement
from anyshore.contracts.actions.suggest_changes import suggest_changes
from anyshore.contracts.actions.withdraw_suggestion import withdraw_suggestion
from anyshore.contracts.actions.write_suggested import write_suggested
from anyshore.contracts.models import AgreementVersion, Signature, Suggestion
from anyshore.contracts.queries import broken_versions
from anyshore.contracts.rules.suggestions import Change
from anyshore.kit.errors import NotAllowed
from anyshore.parties.rules import Role
from anyshore.plumbing.models import Transition
from tests.contracts.negotiation_world import DEARER, FASTER, accept, project, states, suggest
from tests.contracts.test_races import TRIALS, _one_won
from tests.contracts.world import performing, race
from tests.factories import member_actor

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_people_accept_the_same_suggestion(committed_db):
    for _ in range(TRIALS):
        deal = project()
        (one,) = suggest(deal, deal.provider, FASTER)
        colleague = member_actor(deal.client.organisation_id, Role.MANAGER)
        found = race(*(performing(accept_suggestion, who, suggestion_id=one.id) for who in (deal.client, colleague)))
        _, lost = _one_won(found)
        assert isinstance(lost, NotAllowed)
        assert states(deal) == {1: "accepted"}
        assert Transition.objects.filter(subject_id=one.id).count() == 1


def test_two_suggestions_of_one_place_are_accepted_at_once(committed_db):
    for _ in range(TRIALS):
        deal = project()
        first, second = (
            suggest(deal, deal.provider, Change("terms.review", {"review_days": days}))[0] for days in (5, 7)
        )
        found = race(*(performing(accept_suggestion, deal.client, suggestion_id=one.id) for one in (first, second)))
        _, lost = _one_won(found)
        assert isinstance(lost, PlaceTaken)
        assert sorted(states(deal).values()) == ["accepted", "open"]


def test_a_suggestion_against_a_signature(committed_db):
    for _ in range(TRIALS):
        deal = project()
        seen = {"agreement_id": deal.agreement.id, "version_hash": deal.hash}
        found = race(
            performing(sign_agreement, deal.provider, **seen),
            performing(suggest_changes, deal.client, changes=[FASTER], **seen),
        )
        assert deal.fresh().state == "running"
        refused = [one for one in found if isinstance(one, Exception)]
        assert all(isinstance(one, NotAllowed) for one in refused)
        assert states(deal) == ({} if refused else {1: "overtaken"})


def test_an_acceptance_against_taking_back(committed_db):
    for _ in range(TRIALS):
        deal = project()
        (one,) = suggest(deal, deal.provider, FASTER)
        found = race(
            performing(accept_suggestion, deal.client, suggestion_id=one.id),
            performing(withdraw_suggestion, deal.provider, suggestion_id=one.id),
        )
        _one_won(found)
        assert states(deal)[1] in {"accepted", "withdrawn"}


def test_the_next_version_is_written_once_and_not_beside_a_signature(committed_db):
    for _ in range(TRIALS):
        deal = project()
        for one in suggest(deal, deal.provider, FASTER, DEARER):
            accept(deal.client, one)
        seen = {"agreement_id": deal.agreement.id, "version_hash": deal.hash}
        found = race(
            performing(write_suggested, deal.client, numbers=(1, 2), **seen),
            performing(write_suggested, deal.provider, numbers=(1, 2), **seen),
            performing(sign_agreement, deal.provider, **seen),
        )
        lost = [one for one in found if isinstance(one, Exception)]
        assert len(lost) == 2, found
        made = deal.fresh()
        if made.state == "running":
            assert made.version == 1
            assert set(states(deal).values()) == {"overtaken"}
        else:
            assert (made.version, set(states(deal).values())) == (2, {"written"})
            assert Signature.objects.filter(version__agreement=made, hash=made.version_hash).count() == 1
            assert any(isinstance(one, VersionChanged) for one in lost)
        assert AgreementVersion.objects.filter(agreement=made).count() == made.version
    assert broken_versions() == []
    assert Suggestion.objects.filter(state="written", written_in=None).count() == 0
