"""More or less volume: additional and reduced resource charges. Told in docs/algorithms/volume_bands.md."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from anyshore.contracts.rules.clauses.acting.cases import Case, Effect, FromValues
from anyshore.contracts.rules.clauses.shape import Fact, Kind
from anyshore.kit.errors import Invalid
from anyshore.kit.money import BASIS_POINTS, MAX_MINOR, Money


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeBands(FromValues):
    """The price covers ``baseline`` units; inside ``band_bps`` around it nothing changes, up to ``limit_bps`` each
    unit has a price, beyond it either side may ask for a new one."""

    baseline: int
    band_bps: int
    arc_minor: int
    rrc_minor: int
    limit_bps: int

    def __post_init__(self) -> None:
        """Refuse a limit inside the band, and charges that no amount can hold."""
        if self.limit_bps < self.band_bps:
            raise Invalid(field="volume_bands.limit_bps", reason="below_band")
        if self._units(self.limit_bps) * max(self.arc_minor, self.rrc_minor) > MAX_MINOR:
            raise Invalid(field="volume_bands.arc_minor", reason="range", low=0, high=MAX_MINOR)

    def _units(self, bps: int) -> int:
        return self.baseline * bps // BASIS_POINTS

    def charge(self, volume: int, currency: str) -> Money:
        """What the volume of a month adds to its price; less than nothing where it takes off."""
        limit, band = self._units(self.limit_bps), self._units(self.band_bps)
        off = max(min(volume - self.baseline, limit), -limit)
        if off > band:
            return Money((off - band) * self.arc_minor, currency)
        return Money(min(off + band, 0) * self.rrc_minor, currency)

    def is_beyond(self, volume: int) -> bool:
        """Whether either side may ask for a new price."""
        return abs(volume - self.baseline) > self._units(self.limit_bps)

    def facts(self) -> Iterator[Fact]:
        """Every number of the clause."""
        yield Fact(Kind.WHOLE, self.baseline)
        yield Fact(Kind.BPS, self.band_bps)
        yield Fact(Kind.MONEY, self.arc_minor)
        yield Fact(Kind.MONEY, self.rrc_minor)
        yield Fact(Kind.BPS, self.limit_bps)

    def effects(self, case: Case) -> Iterator[Effect]:
        """A fifth more, a fifth less, twice as much."""
        for volume in (self.baseline * 12 // 10, self.baseline * 8 // 10, self.baseline * 2):
            code = "volume_beyond" if self.is_beyond(volume) else "volume"
            yield Effect(code, {"volume": volume, "charge": self.charge(volume, case.price.currency)})
