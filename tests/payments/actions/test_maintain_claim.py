"""maintain_claim: what was offered stands no more, and it is the other side's turn again."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.payments.actions.accept_claim import accept_claim
from anyshore.payments.actions.maintain_claim import maintain_claim
from tests.factories import do, make_organisation
from tests.moves import refuses, replays
from tests.payments.claims_world import clocks, limited, made

pytestmark = pytest.mark.django_db


def test_it_waits_for_the_other_side_again():
    deal, (_, stranger) = limited(), make_organisation()
    one = made(deal)
    refuses(NotAllowed, maintain_claim, deal.client, claim_id=one.pk)
    do(accept_claim, deal.provider, claim_id=one.pk, amount=deal.money(10), beyond=True)
    refuses(NotFound, maintain_claim, stranger, claim_id=one.pk)
    refuses(Forbidden, maintain_claim, deal.provider, claim_id=one.pk)
    done = replays(maintain_claim, deal.client, claim_id=one.pk, words="All of it.")
    assert (done.state, done.offered_minor, done.beyond, len(clocks(one))) == ("made", None, False, 1)
