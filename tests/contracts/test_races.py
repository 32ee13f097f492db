"""Two at once, on real connections: one wins, the other is refused, and the chain verifies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.contracts.actions.award_proposal import award_proposal
from anyshore.contracts.actions.counter_offer import counter_offer
from anyshore.contracts.actions.decline_offer import decline_offer
from anyshore.contracts.actions.lapse_offer import lapse_offer
from anyshore.contracts.actions.sign_agreement import VersionChanged, sign_agreement
from anyshore.contracts.actions.withdraw_offer import withdraw_offer
from anyshore.contracts.models import Agreement, Signature
from anyshore.contracts.queries import broken_versions
from anyshore.kit.errors import Refused
from anyshore.parties.rules import CLOCK, Role
from tests.contracts.world import LATER, LOGO, clocks, offered, performing, race
from tests.factories import member_actor
from tests.sourcing.world import posted, proposed

pytestmark = pytest.mark.django_db(transaction=True)

DEARER = [replace(LOGO, amount_minor=24_000)]
TRIALS = 6


def _one_won(found: list[object]) -> tuple[object, Refused]:
    """The value of the winner and the refusal of the other, which is a 409 and no breakdown."""
    lost = [one for one in found if isinstance(one, Exception)]
    assert len(lost) == 1, found
    assert isinstance(lost[0], Refused), lost[0]
    assert lost[0].status in (403, 409)
    return next(one for one in found if one is not lost[0]), lost[0]


def test_two_signatures_at_once(committed_db):
    for _ in range(TRIALS):
        deal = offered()
        colleague = member_actor(deal.provider.organisation_id, Role.MANAGER)
        given = {"agreement_id": deal.agreement.id, "version_hash": deal.hash}
        found = race(
            performing(sign_agreement, deal.provider, **given), performing(sign_agreement, colleague, **given)
        )
        _one_won(found)
        assert deal.fresh().state == "running"
        assert Signature.objects.filter(version__agreement=deal.agreement, side="provider").count() == 1
    assert broken_versions() == []


def test_a_signature_against_a_counter_offer(committed_db):
    outcomes = set()
    for _ in range(TRIALS):
        deal = offered()
        seen = {"agreement_id": deal.agreement.id, "version_hash": deal.hash}
        found = race(
            performing(sign_agreement, deal.provider, **seen),
            performing(counter_offer, deal.client, milestones=DEARER, **seen),
        )
        _, lost = _one_won(found)
        made = deal.fresh()
        outcomes.add(made.state)
        if made.state == "running":
            assert (made.version, made.value_minor) == (1, 20_000)
        else:
            assert (made.state, made.version, made.value_minor) == ("offered", 2, 24_000)
            assert isinstance(lost, VersionChanged)
        signed = set(Signature.objects.filter(version__agreement=made).values_list("hash", "side"))
        assert (made.version_hash, "client") in signed
        assert ((made.version_hash, "provider") in signed) is (made.state == "running")
    assert outcomes <= {"running", "offered"}
    assert broken_versions() == []


def test_two_counter_offers_at_once(committed_db):
    for _ in range(TRIALS):
        deal = offered()
        seen = {"agreement_id": deal.agreement.id, "version_hash": deal.hash}
        found = race(
            performing(counter_offer, deal.client, milestones=DEARER, **seen),
            performing(counter_offer, deal.provider, title="Two logos", **seen),
        )
        _, lost = _one_won(found)
        assert isinstance(lost, VersionChanged)
        assert deal.fresh().version == 2
        assert len(clocks(deal.agreement.id)) == 1
    assert broken_versions() == []


def test_a_signature_against_no_and_against_taking_back(committed_db):
    for verb, side in ((decline_offer, "provider"), (withdraw_offer, "client")):
        for _ in range(TRIALS):
            deal = offered()
            found = race(
                performing(
                    sign_agreement,
                    deal.provider,
                    agreement_id=deal.agreement.id,
                    version_hash=deal.agreement.version_hash,
                ),
                performing(verb, getattr(deal, side), agreement_id=deal.agreement.id),
            )
            _one_won(found)
            state = deal.fresh().state
            assert state in {"running", "declined", "withdrawn"}
            assert Signature.objects.filter(version__agreement=deal.agreement).count() == 1 + (state == "running")


def test_a_signature_against_the_clock(committed_db):
    """The signature read its instant before the end, the clock runs at the end: whoever locks first wins."""
    for _ in range(TRIALS):
        deal = offered()
        found = race(
            performing(
                sign_agreement, deal.provider, agreement_id=deal.agreement.id, version_hash=deal.agreement.version_hash
            ),
            performing(lapse_offer, CLOCK, deal.agreement.answer_until, agreement_id=deal.agreement.id),
        )
        _one_won(found)
        assert deal.fresh().state in {"running", "lapsed"}
        assert clocks(deal.agreement.id) == []


def test_two_awards_at_once(committed_db):
    for _ in range(3):
        request, client = posted()
        first, _ = proposed(request)
        second, _ = proposed(request, 19_000)
        found = race(
            *(
                performing(award_proposal, client, proposal_id=one.id, fee_bps=0, rail="sandbox", at=LATER)
                for one in (first, second)
            )
        )
        _one_won(found)
        assert Agreement.objects.filter(request=request).count() == 1
    assert broken_versions() == []
