"""The second signature opens work and money."""

from __future__ import annotations

import pytest

from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.actions.sign_agreement import AlreadySigned, VersionChanged
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.delivery.models import Work
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Role
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.payments.models import Holding
from tests.factories import do, make_organisation, member_actor
from tests.moves import refuses, replays

pytestmark = pytest.mark.django_db


def offered():
    (_, client), (provider, acting) = make_organisation(), make_organisation()
    agreement = do(
        offer_agreement,
        client,
        side=Side.CLIENT,
        other_id=provider.pk,
        title="A logo",
        category="logo-design",
        currency="EUR",
        milestones=[MilestoneDraft("Sketches", 100), MilestoneDraft("Files", 300)],
        fee_bps=0,
        rail="sandbox",
    )
    return agreement, client, acting


def test_work_and_money_are_open_for_every_milestone():
    agreement, _, provider = offered()
    assert not Holding.objects.exists()
    given = {"agreement_id": agreement.pk, "version_hash": agreement.version_hash}
    signed = replays(sign_and_open, provider, **given)
    assert signed.state == "running"
    assert Work.objects.filter(agreement=agreement, state="to_do").count() == 2
    assert Holding.objects.filter(agreement=agreement, state="not_funded").count() == 2


def test_refusals():
    agreement, client, provider = offered()
    given = {"agreement_id": agreement.pk, "version_hash": agreement.version_hash}
    refuses(AlreadySigned, sign_and_open, client, **given)
    refuses(VersionChanged, sign_and_open, provider, **given | {"version_hash": "0" * 64})
    refuses(Forbidden, sign_and_open, member_actor(provider.organisation_id, Role.FINANCE), **given)
    refuses(NotFound, sign_and_open, make_organisation()[1], **given)
