"""sign_agreement: both sign the same hash, and then it runs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from anyshore.contracts.actions.counter_offer import counter_offer
from anyshore.contracts.actions.sign_agreement import AlreadySigned, OfferOver, VersionChanged, sign_agreement
from anyshore.contracts.models import Signature
from anyshore.contracts.queries import broken_versions
from anyshore.contracts.rules.defaults import defaults
from anyshore.contracts.rules.terms import ends_at
from anyshore.kit.actor import Proof
from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.parties.rules import CLOCK, OPERATOR, ProofMethod, ProofMissing, Role
from tests.contracts.world import (
    LATER,
    SITE,
    awarded,
    clocks,
    events,
    offered,
    parties,
    refused,
    running,
    signatures,
    version,
)
from tests.factories import NOW, do, member_actor

pytestmark = pytest.mark.django_db


def test_with_the_second_signature_it_runs():
    deal = offered()
    made = do(sign_agreement, deal.provider, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash)
    assert (made.state, made.signed_at, made.ends_on, made.answer_until) == ("running", LATER, None, None)
    assert [side for side, _, _ in signatures(deal)] == ["client", "provider"]
    assert clocks(made.id) == []
    assert events(deal) == ["AgreementOffered", "AgreementSigned"]
    assert broken_versions() == []


def test_the_evidence_of_a_signature_is_kept():
    deal = offered()
    do(
        sign_agreement, deal.provider, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash,
        name="Zofia Wilk, owner",
    )  # fmt: skip
    row = Signature.objects.get(version__agreement=deal.agreement, side="provider")
    assert (row.name, row.method, row.hash, row.at) == ("Zofia Wilk, owner", "button", deal.hash, LATER)
    assert (row.person_id, row.organisation_id) == (deal.provider.person_id, deal.provider.organisation_id)


def test_who_signs_has_just_proved_who_they_are_and_the_evidence_says_how_and_from_where():
    deal = offered()
    given = {"agreement_id": deal.agreement.id, "version_hash": deal.hash}
    for proof in (None, Proof(ProofMethod.PASSWORD, 601)):
        with refused(ProofMissing):
            do(sign_agreement, replace(deal.provider, proof=proof), LATER, **given)
    shown = Proof(ProofMethod.PASSKEY, 60, "2001:db8::7", "Firefox")
    do(sign_agreement, replace(deal.provider, proof=shown), LATER, **given)
    row = Signature.objects.get(version__agreement=deal.agreement, side="provider")
    assert (row.proof, row.proved_at) == ("passkey", LATER - timedelta(minutes=1))
    assert (row.address, row.agent, row.zone) == ("2001:db8::7", "Firefox", "Europe/Warsaw")
    assert row.text_sha256 == version(deal).content["text_sha256"]


def test_offers_and_counter_offers_are_signed_with_evidence_and_not_without():
    deal = offered()
    assert Signature.objects.get().proof == "password"
    unproved = replace(deal.client, proof=None)
    with refused(ProofMissing):
        offered(between=(unproved, deal.provider))
    given = {"agreement_id": deal.agreement.id, "version_hash": deal.hash, "title": "Another logo"}
    with refused(ProofMissing):
        do(counter_offer, replace(deal.provider, proof=None), LATER, **given)
    do(counter_offer, deal.provider, LATER, **given)
    assert Signature.objects.get(side="provider").text_sha256 == version(deal).content["text_sha256"]


def test_a_proposal_is_a_signature_without_more_evidence():
    awarded()
    row = Signature.objects.get(side="provider")
    assert (row.method, row.proof, row.address, row.text_sha256) == ("proposal", "", "", "")


def test_an_award_needs_the_clients_signature_alone():
    deal = awarded()
    made = do(sign_agreement, deal.client, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash)
    assert made.state == "running"
    assert [(side, method) for side, method, _ in signatures(deal)] == [("provider", "proposal"), ("client", "button")]


def test_the_last_day_becomes_a_deadline_in_the_clients_zone():
    deal = running(unit="project", milestones=SITE)
    end = date(2026, 12, 18)
    assert deal.agreement.ends_on == end
    assert clocks(deal.agreement.id) == [("exits.expire_agreement", ends_at(end, "Europe/Amsterdam"))]


def test_others_may_not_sign():
    deal = offered()
    given = {"agreement_id": deal.agreement.id, "version_hash": deal.hash}
    for actor in (member_actor(deal.provider.organisation_id, Role.MEMBER), CLOCK, OPERATOR):
        with refused(Forbidden):
            do(sign_agreement, actor, LATER, **given)
    stranger = parties()[1]
    with refused(NotFound):
        do(sign_agreement, stranger, LATER, **given)


def test_another_version_is_not_signed():
    deal = offered()
    with refused(VersionChanged, version=1):
        do(sign_agreement, deal.provider, LATER, agreement_id=deal.agreement.id, version_hash="0" * 64)


def test_one_side_signs_once():
    deal = offered()
    with refused(AlreadySigned):
        do(sign_agreement, deal.client, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash)


def test_an_offer_that_lapsed_is_not_signed_at_its_instant():
    deal = offered()
    given = {"agreement_id": deal.agreement.id, "version_hash": deal.hash}
    with refused(OfferOver, since=deal.agreement.answer_until):
        do(sign_agreement, deal.provider, deal.agreement.answer_until, **given)
    do(sign_agreement, deal.provider, deal.agreement.answer_until - timedelta(microseconds=1), **given)
    assert deal.fresh().state == "running"


def test_a_running_agreement_is_not_signed_again():
    deal = running()
    with refused(NotAllowed):
        do(sign_agreement, deal.provider, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash)


def test_an_agreement_whose_last_day_is_over_is_not_signed():
    soon = defaults("project").ending(NOW.date())
    deal = offered(unit="project", milestones=SITE, terms=soon)
    end = ends_at(NOW.date(), "Europe/Amsterdam")
    given = {"agreement_id": deal.agreement.id, "version_hash": deal.hash}
    with refused(OfferOver, since=end):
        do(sign_agreement, deal.provider, end, **given)
    do(sign_agreement, deal.provider, end - timedelta(microseconds=1), **given)
    assert clocks(deal.agreement.id) == [("exits.expire_agreement", end)]
