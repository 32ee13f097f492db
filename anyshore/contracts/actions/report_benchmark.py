"""Record what a comparison with the market found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.write_duties import write_duties
from anyshore.contracts.events import BenchmarkReported
from anyshore.contracts.models import Benchmark, BenchmarkPrice
from anyshore.contracts.policies import may_compare
from anyshore.contracts.queries.benchmarks import benchmark_rule_of, benchmark_with_agreement_locked, prices_now
from anyshore.contracts.queries.duty_loading import signers_of
from anyshore.contracts.rules.benchmarks import compared, lowering
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.kit.workdays import local_day
from anyshore.parties.queries import calendar
from anyshore.plumbing import files
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def report_benchmark(
    *,
    actor: Actor,
    benchmark_id: UUID,
    market: Mapping[str, int],
    file_ids: Sequence[UUID] = (),
    at: datetime,
) -> Benchmark:
    """The prices that the report found too far above the market come down by a day, which is a duty of the provider.
    What is signed stays as it is: prices change once both sign.

    ``market`` is what the market asks, by the key of each price and in its unit (rules.benchmarks). The
    client's people who bind it. Refused: others (Forbidden), an agreement that does not run or says nothing of it
    (NoBenchmark), a comparison without a draft, reported or withdrawn (NotAllowed), no price, or one that the
    agreement does not have (NothingCompared).
    """
    found, agreement = benchmark_with_agreement_locked(actor, benchmark_id)
    if not may_compare(actor, agreement):
        raise Forbidden()
    rule = benchmark_rule_of(agreement)
    rows = compared(rule, prices_now(agreement), market, agreement.currency)
    today = local_day(at, calendar(agreement.client_id).zone)
    facts = {"reported_on": today, "adjusted_on": rule.adjusted_on(today), "over_at": at}
    move(found, "report", actor=actor, at=at, write=facts)
    BenchmarkPrice.objects.bulk_create(
        BenchmarkPrice(
            benchmark=found, place=place, key=one.price.key, name=one.price.name[:300], price=one.price.amount,
            market=one.market, adjusted=one.adjusted,
        )
        for place, one in enumerate(rows, 1)
    )  # fmt: skip
    files.attach(subject=("benchmark_report", found.pk), file_ids=file_ids, actor=actor, at=at)
    lowered = [one for one in rows if one.adjusted < one.price.amount]
    if lowered:
        key = f"benchmark:{found.pk.hex[:12]}"
        plan = lowering(key, rule.adjusted_on(today))
        owners = signers_of(agreement)
        write_duties(
            actor=actor, of=agreement, plans=[plan], batch=key, version=agreement.version, owners=owners, at=at
        )
    told = BenchmarkReported(
        agreement_id=agreement.pk, benchmark_id=benchmark_id, person=found.expert, compared=len(rows),
        lowered=len(lowered), adjusted_on=rule.adjusted_on(today), at=at,
    )  # fmt: skip
    tell(told, actor=actor)
    return found
