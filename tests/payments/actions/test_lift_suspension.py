"""The provider takes its notice back, or lets work go on."""

from __future__ import annotations

import pytest

from anyshore.kit.errors import Forbidden, NotAllowed, NotFound
from anyshore.payments.actions.lift_suspension import lift_suspension
from anyshore.payments.actions.warn_of_suspension import warn_of_suspension
from tests.deals import sound
from tests.factories import do, make_organisation
from tests.moves import refuses, replays
from tests.payments.unpaid import CURE, DAY, TO_WARN, state, warned

pytestmark = pytest.mark.django_db


def test_it_is_over_and_can_be_given_anew():
    deal, row = warned()
    do(lift_suspension, deal.provider, TO_WARN + DAY, suspension_id=row.pk)
    assert state(row) == "lifted"
    do(warn_of_suspension, deal.provider, TO_WARN + 2 * DAY, agreement_id=deal.id)
    sound()


def test_refusals():
    deal, row = warned()
    refuses(Forbidden, lift_suspension, deal.client, at=CURE, suspension_id=row.pk)
    refuses(NotFound, lift_suspension, make_organisation()[1], at=CURE, suspension_id=row.pk)


def test_once():
    deal, row = warned()
    replays(lift_suspension, deal.provider, at=CURE, suspension_id=row.pk)
    refuses(NotAllowed, lift_suspension, deal.provider, at=CURE, suspension_id=row.pk)
