"""change_team: other terms, to which nobody has agreed yet."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound, Stale
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.agree_to_team import TeamTermsMoved, agree_to_team
from anyshore.sourcing.actions.call_off_team import call_off_team
from anyshore.sourcing.actions.change_team import TermsUnchanged, change_team
from anyshore.sourcing.actions.close_request import close_request
from anyshore.sourcing.models import TeamMember, TeamOffer
from anyshore.sourcing.queries.teams import missing_from
from anyshore.sourcing.rules.refusals import ProposalsClosed
from anyshore.sourcing.rules.teams import TeamMissing
from tests.factories import do, member_actor
from tests.moves import replays
from tests.sourcing.teams import agreed, listed, part, terms, waiting
from tests.sourcing.world import LATER, events, offer, posted, refused

pytestmark = pytest.mark.django_db


def test_who_agreed_is_asked_again_and_keeps_the_day_on_which_it_was_asked():
    request, _ = posted()
    found, lead, one, two = waiting(request)
    agreed(found, one)
    later = LATER + timedelta(hours=2)
    moved = do(change_team, lead, later, offer_id=found.id, version=1, terms=terms(one, two, price_minor=17_000))
    assert (moved.version, moved.hash != found.hash, missing_from(moved)) == (2, True, 2)
    assert events(found)[-1] == "TeamTermsChanged"
    assert set(TeamMember.objects.values_list("asked_at", flat=True)) == {LATER}
    with refused(TeamTermsMoved):
        do(agree_to_team, two, later, offer_id=found.id, terms_hash=found.hash)


def test_a_member_is_replaced_and_another_dropped():
    request, _ = posted()
    found, lead, one, two = waiting(request)
    third = listed("Third")
    do(
        change_team,
        lead,
        LATER,
        offer_id=found.id,
        version=1,
        terms=offer(team=(part(third, 1_500, "Sets the type"),)),
    )
    row = TeamMember.objects.get()
    assert (row.provider_id, row.share_bps, row.role) == (third.organisation_id, 1_500, "Sets the type")
    for gone in (one, two):
        assert not TeamOffer.objects.visible_to(gone).exists()
    assert agreed(found, third).state == "sent"


def test_going_back_to_terms_that_were_agreed_finds_the_agreement_again():
    request, _ = posted()
    found, lead, one, two = waiting(request)
    agreed(found, one)
    do(change_team, lead, LATER, offer_id=found.id, version=1, terms=terms(one, two, price_minor=17_000))
    back = do(change_team, lead, LATER, offer_id=found.id, version=2, terms=terms(one, two))
    assert (back.hash, missing_from(back)) == (found.hash, 1)


def test_who_may_not_and_when():
    request, owner = posted()
    found, lead, one, two = waiting(request)
    other = terms(one, two, price_minor=17_000)
    given = {"offer_id": found.id, "version": 1, "terms": other}
    with refused(NotFound):
        do(change_team, owner, LATER, **given)
    for actor in (one, member_actor(lead.organisation_id, Role.MEMBER)):
        with refused(Forbidden):
            do(change_team, actor, LATER, **given)
    with refused(Stale):
        do(change_team, lead, LATER, **{**given, "version": 2})
    with refused(TermsUnchanged):
        do(change_team, lead, LATER, **{**given, "terms": terms(one, two)})
    with refused(TeamMissing):
        do(change_team, lead, LATER, **{**given, "terms": offer()})
    with refused(ProposalsClosed):
        do(change_team, lead, request.proposals_until, **given)
    do(call_off_team, lead, LATER, offer_id=found.id)
    with refused(NotAllowed):
        do(change_team, lead, LATER, **given)


def test_a_request_that_closed_took_it_along():
    request, owner = posted()
    found, lead, one, two = waiting(request)
    do(close_request, owner, LATER, request_id=request.id, reason="We do it ourselves.")
    with refused(NotAllowed):
        do(change_team, lead, LATER, offer_id=found.id, version=1, terms=terms(one, two, price_minor=17_000))


def test_a_replay_changes_once():
    request, _ = posted()
    found, lead, one, _two = waiting(request)
    replays(change_team, lead, LATER, offer_id=found.id, version=1, terms=terms(one))
    assert TeamOffer.objects.get().version == 2
