"""Every job by name. A job calls one action or one piece of plumbing, and may run twice without harm."""

from __future__ import annotations

from functools import partial
from uuid import UUID

import structlog
from django.conf import settings
from procrastinate import JobContext, RetryStrategy
from procrastinate.builtin_tasks import remove_old_jobs
from procrastinate.contrib.django import app

from anyshore.contracts.actions.seal_version import seal_version
from anyshore.delivery.actions.record_checks import record_checks
from anyshore.delivery.queries.checking import found_in
from anyshore.jobs.deadlines import run_due
from anyshore.jobs.notices.post_office import send_notice
from anyshore.kit.errors import Refused
from anyshore.ledger.actions.publish_head import publish_head
from anyshore.ledger.actions.seal_transfers import seal_transfers
from anyshore.ledger.queries import check_ledger
from anyshore.parties.rules import CLOCK
from anyshore.payments.actions.pay_out import pay_out
from anyshore.payments.actions.record_rates import record_rates
from anyshore.payments.queries import findings
from anyshore.payments.queries.rates import wanted_since
from anyshore.payments.rules.rates_file import rates_in
from anyshore.plumbing import audit, clock, fetching, files, limits, mail, uploads
from anyshore.plumbing.actions import perform
from anyshore.plumbing.running import post

log = structlog.get_logger(__name__)

AGAIN = RetryStrategy(max_attempts=12, exponential_wait=3)
"""After 3, 9, 27 … seconds."""


@app.task(name="notice", retry=AGAIN)
def notice(entry_id: int) -> None:
    """Mail what an audit entry tells."""
    entry = audit.entry(entry_id)
    perform(post, actor=CLOCK, at=entry.at, write=partial(send_notice, entry))


@app.task(name="plumbing.send_mail", retry=AGAIN)
def send_mail(mail_id: str) -> None:
    """Hand one mail to the mail server."""
    mail.deliver(UUID(mail_id), at=clock.now())


@app.task(name="payments.pay_out", retry=AGAIN)
def run_pay_out(payout_id: str) -> None:
    """Send one payout over its rail."""
    perform(pay_out, actor=CLOCK, at=clock.now(), payout_id=UUID(payout_id))


@app.task(name="contracts.seal_version", retry=AGAIN)
def run_seal_version(version_id: str) -> None:
    """Put the paper of a version that both sides signed under the operator's seal."""
    perform(seal_version, actor=CLOCK, at=clock.now(), version_id=UUID(version_id))


@app.task(name="delivery.check_submission", retry=AGAIN)
def run_check_submission(submission_id: str) -> None:
    """Check what a machine can check of a submission: files are read first, so that nothing is locked meanwhile."""
    found = found_in(UUID(submission_id))
    perform(record_checks, actor=CLOCK, at=clock.now(), submission_id=UUID(submission_id), results=found)


@app.periodic(cron="* * * * * */15")
@app.task(name="deadlines.run", queueing_lock="deadlines.run", lock="deadlines.run", pass_context=False)
def run_deadlines(timestamp: int = 0) -> None:
    """Run the deadlines that fell due. Also deferred after each move of the sandbox's clock."""
    run_due(clock.now())


@app.periodic(cron="* * * * *")
@app.task(name="ledger.seal_transfers", queueing_lock="ledger.seal_transfers")
def run_seal_transfers(timestamp: int = 0) -> None:
    """Seal the new transfers into the chain."""
    while perform(seal_transfers, actor=CLOCK, at=clock.now()):
        pass


@app.periodic(cron="5 0 * * *")
@app.task(name="ledger.publish_head", queueing_lock="ledger.publish_head")
def run_publish_head(timestamp: int = 0) -> None:
    """Publish the chain's head of the day."""
    perform(publish_head, actor=CLOCK, at=clock.now())


@app.periodic(cron="7 * * * *")
@app.task(name="ledger.check", queueing_lock="ledger.check")
def run_check_ledger(timestamp: int = 0) -> int:
    """Try every rule of the ledger and of the money above it; a fault goes to the log as an error. Count the
    faults."""
    found = check_ledger(also=[findings])
    for fault in found:
        log.error("ledger_fault", rule=fault.rule, subject=fault.subject, told=fault.told)
    return len(found)


@app.periodic(cron="37 15-19 * * 1-5")
@app.task(name="payments.read_rates", queueing_lock="payments.read_rates")
def run_read_rates(timestamp: int = 0) -> int:
    """Read the reference rates where the operator says, after the hour at which the bank publishes them; return how
    many. What cannot be read is a warning in the log, and tried again an hour later."""
    if not settings.ANYSHORE_RATES_URL:
        return 0
    at = clock.now()
    try:
        found = rates_in(fetching.read(settings.ANYSHORE_RATES_URL), wanted_since(at.date()))
        known = [one for one in found if one[0] <= at.date()]
        return perform(record_rates, actor=CLOCK, at=at, rates=known)
    except (fetching.NotRead, Refused) as reason:
        log.warning("rates_not_read", address=settings.ANYSHORE_RATES_URL, reason=str(reason))
        return 0


@app.periodic(cron="23 * * * *")
@app.task(name="plumbing.tidy_limits", queueing_lock="plumbing.tidy_limits")
def run_tidy_limits(timestamp: int = 0) -> int:
    """Forget who did what how often once it no longer counts; return how many."""
    return limits.tidy(clock.now())


@app.periodic(cron="41 * * * *")
@app.task(name="plumbing.tidy_files", queueing_lock="plumbing.tidy_files")
def run_tidy_files(timestamp: int = 0) -> int:
    """Drop the files that hang on nothing after a day, and the uploads that nobody went on with for a week; return how
    many."""
    return files.tidy(clock.now()) + uploads.tidy(clock.now())


@app.periodic(cron="17 3 * * *")
@app.task(name="plumbing.tidy", queueing_lock="plumbing.tidy", pass_context=True)
async def tidy(context: JobContext, timestamp: int = 0) -> None:
    """Delete finished jobs older than a week: what they did stands in the audit trail."""
    await remove_old_jobs(context, max_hours=7 * 24)
