"""fund_line: what is expected, or the amount, stands ready."""

from __future__ import annotations

from dataclasses import replace

import pytest

from anyshore.jobs.deadlines import run_due
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.payments.actions.fund_line import fund_line
from anyshore.payments.models import RetainerMonth
from anyshore.payments.rules.periods import LineIsFunded, LineOver
from anyshore.payments.rules.refusals import PaidByInvoice
from tests.contracts.world import refused
from tests.deals import sound
from tests.factories import do
from tests.payments.lines_world import EXPECTED, IN_DECEMBER, LICENCE, OVER, REPORTED, WORDS, priced
from tests.payments.retainers import retained

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_price_of_what_is_expected_is_held_once():
    deal = priced(WORDS, dated=(LICENCE,))
    with refused(Forbidden):
        do(fund_line, deal.provider, IN_DECEMBER, month_id=deal.row().pk)
    deal.pay_in()
    deal.pay_in(deal.due())
    assert deal.held() == EXPECTED + LICENCE.amount_minor
    with refused(LineIsFunded):
        deal.pay_in()
    sound()


def test_what_is_reported_expects_nothing_or_goes_by_invoice_is_not_funded():
    deal = priced(WORDS)
    run_due(OVER)
    deal.report(5)
    with refused(LineOver):
        deal.pay_in(at=REPORTED)
    nothing = priced(replace(WORDS, expected=0, least=0))
    with refused(LineIsFunded):
        nothing.pay_in()
    invoiced = priced(WORDS, unit="process")
    with refused(PaidByInvoice):
        invoiced.pay_in()
    month = retained()
    with pytest.raises(NotFound):
        do(fund_line, month.client, IN_DECEMBER, month_id=RetainerMonth.objects.get(agreement_id=month.id).pk)
