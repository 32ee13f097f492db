"""Jobs and deadline verbs that are called by name exist."""

from __future__ import annotations

import pytest

from checks.rules import names

JOBS = """
from anyshore.jobs.app import job
from anyshore.delivery.actions.accept_by_silence import accept_by_silence

VERBS: dict[str, object] = {"delivery.accept_by_silence": accept_by_silence, "ledger.rest": rest}
REMINDERS = {"delivery.accept_by_silence": words}
OTHER = {"payments.other": 1}


@job("payments.pay_out")
def pay_out(payout_id): ...


@job(name="ledger.seal", every="5 minutes")
def seal(): ...
"""


@pytest.mark.parametrize(
    "line",
    [
        'from anyshore.plumbing.jobs import defer\ndefer("payments.pay_out", payout_id=1)',
        'from anyshore.plumbing import jobs\njobs.defer(name="ledger.seal")',
        'from anyshore.plumbing import deadlines\ndeadlines.start(verb="delivery.accept_by_silence", at=1)',
        'from anyshore.plumbing.deadlines import start as begin\nbegin(verb="delivery.accept_by_silence")',
        'from anyshore.plumbing.deadlines import start\nstart(verb="ledger.rest", remind=())',
        "from elsewhere import defer\ndefer(name_of_it)",
    ],
)
def test_what_passes(house, line):
    house.write("anyshore/jobs/all.py", JOBS)
    house.write("anyshore/payments/actions/pay.py", line + "\n")
    assert house.found(names) == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ('from anyshore.plumbing.jobs import defer\ndefer("payments.pay_in")', "no job is called 'payments.pay_in'"),
        ('from anyshore.plumbing.jobs import defer\ndefer("pay" + "out")', "is a literal"),
        ('from anyshore.plumbing import jobs\njobs.defer(f"payments.{x}")', "is a literal"),
        (
            'from anyshore.plumbing import deadlines\ndeadlines.start(verb="payments.pay_out", remind=())',
            "no deadline verb is called 'payments.pay_out'",
        ),
        ("from anyshore.plumbing import deadlines\ndeadlines.start(at=1)", "is a literal"),
        (
            'from anyshore.plumbing.deadlines import start\nstart(verb="payments.other", remind=())',
            "no deadline verb is called 'payments.other'",
        ),
        ('from anyshore.plumbing.deadlines import start\nstart(verb="ledger.rest")', "has no words in REMINDERS"),
    ],
)
def test_what_is_caught(house, line, words):
    house.write("anyshore/jobs/all.py", JOBS)
    house.write("anyshore/payments/actions/pay.py", line + "\n")
    (found,) = house.found(names)
    assert words in found
    assert found.startswith("anyshore/payments/actions/pay.py:2:")
