"""What becomes true of a comparison of the prices with the market, by the name of its expert (``person``)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from anyshore.contracts.events.agreements import AgreementEvent


@dataclass(frozen=True, kw_only=True)
class _OfBenchmark(AgreementEvent):
    """A fact about one comparison."""

    benchmark_id: UUID
    person: str


@dataclass(frozen=True, kw_only=True)
class BenchmarkAnnounced(_OfBenchmark):
    """The client has the prices compared by an expert who is independent of both and competes with neither."""


@dataclass(frozen=True, kw_only=True)
class BenchmarkDrafted(_OfBenchmark):
    """Both sides see the draft of the report and may answer."""

    words: str


@dataclass(frozen=True, kw_only=True)
class BenchmarkAnswered(_OfBenchmark):
    """A ``side`` answered to the draft."""

    side: str
    words: str


@dataclass(frozen=True, kw_only=True)
class BenchmarkReported(_OfBenchmark):
    """The report: so many prices were ``compared``, of which ``lowered`` come down by ``adjusted_on``."""

    compared: int
    lowered: int
    adjusted_on: date


@dataclass(frozen=True, kw_only=True)
class BenchmarkWithdrawn(_OfBenchmark):
    """Nothing is compared after all."""
