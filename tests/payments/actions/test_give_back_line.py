"""give_back_line: what nothing is owed for is closed, and what was held for it is back."""

from __future__ import annotations

import pytest

from anyshore.payments.actions.give_back_line import give_back_line
from anyshore.payments.queries.purse import purse_of
from anyshore.plumbing import deadlines
from tests.deals import sound
from tests.factories import do
from tests.payments.lines_world import IN_DECEMBER, LICENCE, WORDS, priced

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_was_held_is_back_and_no_clock_runs():
    deal = priced(WORDS, dated=(LICENCE,))
    deal.pay_in()
    for row in (deal.row(), deal.due()):
        do(give_back_line, deal.client, IN_DECEMBER, purse=purse_of(deal.agreement), row=row)
        assert deadlines.of(("retainer_month", row.pk)) == []
    assert (deal.row().state, deal.due().state, deal.held()) == ("refunded", "closed", 0)
    sound()
