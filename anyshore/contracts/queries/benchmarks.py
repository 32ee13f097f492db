"""Comparisons with the market: for their page, for verbs under their lock, for mails."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.models import Agreement, Benchmark, BenchmarkPrice, BenchmarkWord
from anyshore.contracts.queries.clauses import clauses_of
from anyshore.contracts.queries.loading import locked_agreement
from anyshore.contracts.queries.versions import current_content
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.benchmarks import BenchmarkOpen, BenchmarkState, Compared, NoBenchmark, Price, prices_of
from anyshore.contracts.rules.clauses.acting.changing import Benchmarking
from anyshore.contracts.rules.clauses.chosen import rule_in
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.kit.workdays import local_day
from anyshore.parties.queries import calendar
from anyshore.plumbing import files
from anyshore.plumbing.files import AttachedFile

OPEN = (BenchmarkState.ANNOUNCED, BenchmarkState.DRAFTED)
"""States of one that is under way."""


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """What a side says to the draft."""

    side: str
    words: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchmarkRow:
    """One comparison. ``by`` announced it for the client."""

    id: UUID
    state: str
    expert: str
    tolerance_bps: int
    by: str
    at: datetime
    draft_at: datetime | None
    reported_on: date | None
    adjusted_on: date | None
    over_at: datetime | None
    draft: tuple[AttachedFile, ...]
    report: tuple[AttachedFile, ...]
    answers: tuple[AnswerRow, ...]
    prices: tuple[Compared, ...]

    @property
    def lowers(self) -> bool:
        """Whether a price comes down by it."""
        return any(one.adjusted < one.price.amount for one in self.prices)


@dataclass(frozen=True, slots=True)
class BenchmarksPage:
    """All comparisons of one agreement, newest first. ``rule`` is what it says, None where it says nothing any more;
    ``next_on`` from which day the next may be made; ``prices`` those that would be compared now."""

    rule: Benchmarking | None
    next_on: date | None
    prices: tuple[Price, ...]
    currency: str
    rows: tuple[BenchmarkRow, ...]

    @property
    def open(self) -> BenchmarkRow | None:
        """The one that is under way."""
        return next((one for one in self.rows if one.state in OPEN), None)

    def row(self, benchmark_id: UUID) -> BenchmarkRow:
        """One of them; NotFound for none."""
        found = next((one for one in self.rows if one.id == benchmark_id), None)
        if found is None:
            raise NotFound()
        return found


def benchmark_with_agreement_locked(actor: Actor, benchmark_id: UUID) -> tuple[Benchmark, Agreement]:
    """One under its agreement, which is locked first; NotFound if the actor does not see it."""
    visible = Benchmark.objects.visible_to(actor).filter(pk=benchmark_id)
    owner = visible.values_list("agreement_id", flat=True).first()
    if owner is None:
        raise NotFound()
    agreement = locked_agreement(actor, owner)
    return visible.get(), agreement


def benchmark_rule_of(agreement: Agreement) -> Benchmarking:
    """What an agreement that runs says about it; NoBenchmark where it says nothing, or does not run."""
    rule = rule_in(clauses_of(agreement), Benchmarking)
    if agreement.state not in LIVE or rule is None:
        raise NoBenchmark()
    return rule


def next_comparison(agreement: Agreement, rule: Benchmarking) -> date:
    """From which day the next comparison may be made: counted from the day on which both had signed, then from the day
    of the last report, where the client sits."""
    last = (
        Benchmark.objects.filter(agreement=agreement, state=BenchmarkState.REPORTED).order_by("-reported_on").first()
    )
    assert agreement.signed_at is not None
    begun_on = local_day(agreement.signed_at, calendar(agreement.client_id).zone)
    return rule.next_on(begun_on, last.reported_on if last else None)


def must_be_none_open(agreement: Agreement) -> None:
    """BenchmarkOpen while one is under way."""
    if Benchmark.objects.filter(agreement=agreement, state__in=OPEN).exists():
        raise BenchmarkOpen()


def prices_now(agreement: Agreement) -> tuple[Price, ...]:
    """The prices of the version in force that a comparison looks at."""
    return prices_of(current_content(agreement).lines)


def benchmarks_page(actor: Actor, agreement_id: UUID) -> BenchmarksPage:
    """Those of an agreement that the actor sees and both signed; NotFound, also where it says nothing about it and
    nothing was compared."""
    agreement = Agreement.objects.visible_to(actor).filter(pk=agreement_id, signed_at__isnull=False).first()
    if agreement is None:
        raise NotFound()
    content, found = current_content(agreement), Benchmark.objects.filter(agreement=agreement)
    rule, rows = rule_in(content.clauses, Benchmarking), _rows(list(found.select_related("author").order_by("-at")))
    if rule is None and not rows:
        raise NotFound()
    next_on = next_comparison(agreement, rule) if rule else None
    return BenchmarksPage(rule, next_on, prices_of(content.lines), agreement.currency, rows)


def may_read_benchmark(actor: Actor, benchmark_id: UUID) -> bool:
    """Whether the actor sees the comparison, and so its draft and its report."""
    return bool(Benchmark.objects.visible_to(actor).filter(pk=benchmark_id).exists())


def _rows(found: list[Any]) -> tuple[BenchmarkRow, ...]:
    of: dict[str, Any] = {"benchmark__in": found}
    words = list(BenchmarkWord.objects.filter(**of).select_related("author").order_by("at", "id"))
    prices = list(BenchmarkPrice.objects.filter(**of).order_by("place"))
    kinds = ("benchmark_draft", "benchmark_report")
    kept = files.of(*((kind, one.pk) for one in found for kind in kinds))
    return tuple(
        BenchmarkRow(
            by=one.author.name,
            draft=tuple(kept[kinds[0], one.pk]),
            report=tuple(kept[kinds[1], one.pk]),
            answers=tuple(
                AnswerRow(str(each.side), each.words, each.author.name, each.at)
                for each in words
                if each.benchmark_id == one.pk
            ),
            prices=tuple(
                Compared(Price(each.key, each.name, each.price), each.market, each.adjusted)
                for each in prices
                if each.benchmark_id == one.pk
            ),
            **{name: getattr(one, name) for name in _PLAIN},
        )
        for one in found
    )


_PLAIN = (
    "id", "state", "expert", "tolerance_bps", "at", "draft_at", "reported_on", "adjusted_on", "over_at",
)  # fmt: skip
