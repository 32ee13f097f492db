"""What a renewal writes: the row, the version, what follows them."""

from __future__ import annotations

import pytest

from anyshore.contracts.models import Renewed
from anyshore.payments.actions.sign_renewal import sign_renewal
from anyshore.plumbing import deadlines
from anyshore.plumbing.models import AuditEntry
from tests.contracts.renewal_world import END, NEXT, fresh, offered, renewing
from tests.factories import do

pytestmark = pytest.mark.django_db


def test_signed_by_hand_the_clause_counts_from_the_new_day():
    deal = renewing()
    offer = offered(deal)
    do(sign_renewal, deal.provider, offer_id=offer.pk, version_hash=offer.hash)
    agreement = fresh(deal)
    assert agreement.terms["end_on"] == NEXT.isoformat()
    assert list(Renewed.objects.values_list("from_on", "to_on", "by_clause")) == [(END, NEXT, False)]
    (clock,) = [one for one in deadlines.of(("agreement", deal.id)) if one.verb == "payments.renew_agreement"]
    assert clock.due_at.date().isoformat() == "2028-04-01"
    assert AuditEntry.objects.filter(name="contracts.AgreementRenewed").count() == 1
