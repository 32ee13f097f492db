"""put_renewal: an offer to renew has its clock, and says who signed it."""

from __future__ import annotations

import pytest

from anyshore.plumbing import deadlines
from anyshore.plumbing.models import AuditEntry
from tests.contracts.renewal_world import NEXT, ending, offered
from tests.factories import NOW

pytestmark = pytest.mark.django_db


def test_it_is_signed_by_its_author_and_lapses_by_itself():
    deal = ending()
    made = offered(deal)
    assert (made.ends_on, made.signer["person_id"]) == (NEXT, str(deal.client.person_id))
    assert made.signer["proved_at"] is not None
    (clock,) = deadlines.of(("renewal", made.pk))
    assert (clock.verb, clock.due_at) == ("contracts.lapse_renewal", made.answer_until)
    assert made.answer_until > NOW
    assert AuditEntry.objects.filter(name="contracts.RenewalOffered").count() == 1
