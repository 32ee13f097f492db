"""A refusal says its reason in the reader's words: days as the reader writes them, never the clock's notation."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest

from anyshore.contracts.rules.held import HeldOvertaken
from anyshore.contracts.rules.renewal import EndOutOfRange
from anyshore.delivery.rules.sheets import MoreThanCounted, NoteMissing
from anyshore.payments.rules.expenses import NoRate, ReceiptTooLate, SpentBefore, SpentLater
from anyshore.plumbing.locales import reading_in
from anyshore.web.words import REFUSALS, refusal_text

DAY = date(2026, 12, 4)
TOLD = [
    (SpentBefore(agreed_on=DAY), "4 Dec 2026"),
    (ReceiptTooLate(until=DAY), "4 Dec 2026"),
    (NoRate(currency="USD", on=DAY), "4 Dec 2026"),
    (SpentLater(field="spent_on", today=DAY), "4 Dec 2026"),
    (EndOutOfRange(field="ends_on", first=DAY, last=date(2046, 12, 3)), "4 Dec 2026"),
    (NoteMissing(field="reason"), "why"),
    (MoreThanCounted(field="minutes", low=1, high=50), "50"),
    (HeldOvertaken(since=datetime(2026, 12, 4, 9, 30, tzinfo=UTC)), "meanwhile"),
]


@pytest.mark.django_db
@pytest.mark.parametrize(("refusal", "words"), TOLD, ids=lambda one: getattr(one, "code", None))
def test_the_reason_is_told(refusal, words):
    with reading_in("en-gb"):
        said = refusal_text(refusal).replace("\N{NO-BREAK SPACE}", " ")
    assert words in said
    assert said not in (str(REFUSALS["invalid"]), str(REFUSALS["refused"]))
    assert not re.search(r"\d{4}-\d{2}-\d{2}", said)


def test_a_german_reads_german_days():
    with reading_in("de-de"):
        assert "04.12.2026" in refusal_text(SpentBefore(agreed_on=DAY)) or "4. Dez" in refusal_text(
            SpentBefore(agreed_on=DAY)
        )
