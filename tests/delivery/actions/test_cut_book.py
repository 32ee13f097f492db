"""cut_book: a retainer includes hours up to the day of the end."""

from __future__ import annotations

from datetime import date

import pytest

from anyshore.delivery.actions.cut_book import cut_book
from anyshore.delivery.models import Book
from anyshore.delivery.queries.retained import included_in
from anyshore.delivery.queries.sheets import lines_of
from anyshore.kit.errors import Forbidden
from anyshore.parties.models import Organisation
from anyshore.parties.rules import Role
from tests.contracts.world import refused
from tests.factories import do, member_actor
from tests.payments.retainers import DECEMBER, IN_DECEMBER, retained

pytestmark = pytest.mark.django_db


def test_the_first_cut_holds():
    deal = retained()
    for day in (10, 20):
        do(cut_book, deal.client, IN_DECEMBER, agreement_id=deal.id, on=date(2026, 12, day))
    assert Book.objects.get().cut_on == date(2026, 12, 10)
    assert [one.minutes for one in included_in(deal.agreement, lines_of(deal.agreement), DECEMBER)] == [400]
    viewer = member_actor(Organisation.objects.get(pk=deal.agreement.client_id), Role.VIEWER)
    with refused(Forbidden):
        do(cut_book, viewer, IN_DECEMBER, agreement_id=deal.id, on=date(2026, 12, 1))
