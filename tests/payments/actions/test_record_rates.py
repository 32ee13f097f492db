"""Recording the reference rates of the European Central Bank."""

from __future__ import annotations

import zipfile
from datetime import date, timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction

from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.rules import OPERATOR
from anyshore.payments.actions.record_rates import record_rates
from anyshore.payments.models import ReferenceRate
from anyshore.payments.queries.rates import quote_for
from anyshore.payments.rules.rates_file import rates_in
from anyshore.plumbing import clock
from tests.factories import NOW, do, make_organisation
from tests.moves import refuses

DAY = NOW.date()
USD = (DAY, "USD", 1_080_000)


@pytest.mark.django_db
def test_a_rate_is_recorded_once_and_can_be_put_right():
    assert do(record_rates, OPERATOR, rates=[USD, (DAY, "JPY", 162_500_000), USD]) == 2
    do(record_rates, OPERATOR, rates=[(DAY, "USD", 1_090_000)])
    quote = quote_for("USD", "JPY", DAY + timedelta(days=7))
    assert quote is not None
    assert (quote.on, quote.theirs_micro, quote.ours_micro) == (DAY, 1_090_000, 162_500_000)
    assert quote_for("USD", "JPY", DAY + timedelta(days=8)) is None
    assert ReferenceRate.objects.count() == 2


@pytest.mark.django_db
def test_refusals():
    _organisation, member = make_organisation()
    refuses(Forbidden, record_rates, member, rates=[USD])
    wrong = [(DAY, "EUR", 1_000_000), (DAY, "XXX", 1), (DAY, "USD", 0), (DAY, "USD", 10**16)]
    for one in [*wrong, (DAY + timedelta(days=1), "USD", 1_080_000)]:
        refuses(Invalid, record_rates, OPERATOR, rates=[USD, one])
    assert not ReferenceRate.objects.exists()


@pytest.mark.django_db
def test_the_database_takes_no_rate_of_nothing():
    with pytest.raises(IntegrityError), transaction.atomic():
        ReferenceRate.objects.create(day=DAY, currency="USD", per_euro_micro=0, at=NOW)


HISTORY = """Date,USD,JPY,CYP,
2026-11-27,1.1001,162.5,N/A,
2026-11-26,1.08,N/A,0.58,
2020-01-02,1.1193,121.75,N/A,
"""


def test_the_banks_file_is_read_as_it_comes(tmp_path):
    plain, packed = tmp_path / "eurofxref-hist.csv", tmp_path / "eurofxref-hist.zip"
    plain.write_text(HISTORY)
    with zipfile.ZipFile(packed, "w") as archive:
        archive.write(plain, plain.name)
    found = [
        (date(2026, 11, 27), "USD", 1_100_100),
        (date(2026, 11, 27), "JPY", 162_500_000),
        (date(2026, 11, 26), "USD", 1_080_000),
    ]
    assert rates_in(plain.read_bytes(), date(2026, 1, 1)) == rates_in(packed.read_bytes(), date(2026, 1, 1)) == found


BROKEN = ("", "Day,USD\n", "Date,USD\nyesterday,1.1\n", "Date,USD\n2026-11-27,1.1.1\n", "PK no archive", "Date,\udcff")


@pytest.mark.parametrize("text", BROKEN)
def test_another_file_is_refused_whole(text):
    with pytest.raises(Invalid):
        rates_in(text.encode("utf-8", "surrogateescape"), date(2026, 1, 1))


@pytest.mark.django_db
def test_the_command_records_it_and_says_so(tmp_path, capsys):
    today = clock.now().date()
    file = tmp_path / "rates.csv"
    file.write_text(f"Date,USD\n{today},1.08\n{today - timedelta(days=500)},1.07\n")
    call_command("rates", str(file))
    assert f"1 rates of {today} to {today}" in capsys.readouterr().out
    call_command("rates", str(file), since=today - timedelta(days=600))
    assert ReferenceRate.objects.count() == 2
    with pytest.raises(CommandError, match="cannot be taken"):
        call_command("rates", str(tmp_path / "none.csv"))
