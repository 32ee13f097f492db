"""Both sides have signed a later last day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from anyshore.contracts.actions.drop_renewal import drop_renewal
from anyshore.contracts.models import AgreementVersion, Signature
from anyshore.contracts.queries.versions import broken_versions
from anyshore.contracts.rules.renewal import RenewalChanged
from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.payments.actions.sign_renewal import sign_renewal
from tests.contracts.renewal_world import NEXT, NO_LATER, ending, fresh, offered, renewing
from tests.deals import sound
from tests.factories import NOW, do
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def test_the_next_version_stands_with_both_signatures():
    deal = ending()
    offer = offered(deal)
    do(sign_renewal, deal.provider, NOW + timedelta(days=1), offer_id=offer.pk, version_hash=offer.hash)
    agreement = fresh(deal)
    assert (agreement.version, agreement.ends_on, agreement.version_hash) == (2, NEXT, offer.hash)
    version = AgreementVersion.objects.get(agreement_id=deal.id, number=2)
    signed = Signature.objects.filter(version=version).order_by("at")
    assert [(one.side, one.at) for one in signed] == [("client", NOW), ("provider", NOW + timedelta(days=1))]
    assert broken_versions() == []
    run_due(NO_LATER + timedelta(days=120))
    assert deal.state() == "running"
    sound()


def test_an_offer_that_the_clause_overtook_is_over():
    deal = renewing()
    offer = offered(deal, at=NO_LATER - timedelta(days=1))
    run_due(NO_LATER)
    offer.refresh_from_db()
    assert offer.state == "lapsed"
    refuses(RenewalChanged, sign_renewal, deal.provider, at=NO_LATER, offer_id=offer.pk, version_hash=offer.hash)


def test_refusals():
    deal = ending()
    offer = offered(deal)
    refuses(Forbidden, sign_renewal, deal.client, offer_id=offer.pk, version_hash=offer.hash)
    refuses(RenewalChanged, sign_renewal, deal.provider, offer_id=offer.pk, version_hash="0" * 64)


def test_once():
    deal = ending()
    offer = offered(deal)
    replays(sign_renewal, deal.provider, offer_id=offer.pk, version_hash=offer.hash)
    refuses(RenewalChanged, sign_renewal, deal.provider, offer_id=offer.pk, version_hash=offer.hash)


def test_declined_it_is_not_signed_any_more():
    deal = ending()
    offer = offered(deal)
    do(drop_renewal, deal.provider, offer_id=offer.pk)
    refuses(NotAllowed, sign_renewal, deal.provider, offer_id=offer.pk, version_hash=offer.hash)
