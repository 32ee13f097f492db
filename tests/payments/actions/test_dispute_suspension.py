"""The client says why it is not owed."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.payments.actions.dispute_suspension import dispute_suspension
from anyshore.payments.models import Suspension
from anyshore.payments.rules.refusals import ReasonMissing
from tests.factories import do, make_organisation
from tests.moves import refuses, replays
from tests.payments.unpaid import CURE, TO_WARN, warned

pytestmark = pytest.mark.django_db


def test_the_reasons_stand_beside_the_notice():
    deal, row = warned()
    do(dispute_suspension, deal.client, TO_WARN, suspension_id=row.pk, words=" It was free. ")
    found = Suspension.objects.get(pk=row.pk)
    assert (found.dispute, found.disputed_at, found.state) == ("It was free.", TO_WARN, "warned")


def test_refusals():
    deal, row = warned()
    given = {"suspension_id": row.pk, "words": "No."}
    refuses(Forbidden, dispute_suspension, deal.provider, at=CURE, **given)
    refuses(NotFound, dispute_suspension, make_organisation()[1], at=CURE, **given)
    refuses(ReasonMissing, dispute_suspension, deal.client, at=CURE, **(given | {"words": " "}))


def test_once():
    deal, row = warned()
    given = {"suspension_id": row.pk, "words": "No."}
    replays(dispute_suspension, deal.client, at=CURE, **given)
    refuses(NotAllowed, dispute_suspension, deal.client, at=CURE, **given)
