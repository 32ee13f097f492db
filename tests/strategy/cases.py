"""Assessments for the tests of the rules: the worked example, and strategies for any."""

from __future__ import annotations

from hypothesis import strategies as st

from anyshore.strategy.rules.estimates import Case, Estimate, Line, LineKind, Option, OptionKind, Timing

HORIZON = 24


def certain(minor: int) -> Estimate:
    return Estimate(minor, minor, minor)


def example(**changed: object) -> Case:
    """The worked example of docs/algorithms/make_or_buy.md."""
    now = Option(
        key="in_house",
        kind=OptionKind.IN_HOUSE,
        lines=(Line(key="people", kind=LineKind.RUNNING, estimate=certain(12_000_00)),),
        capacity=100,
        shared_minutes=480,
    )
    price = Line(key="price", kind=LineKind.PRICE, estimate=Estimate(600_00, 750_00, 900_00), timing=Timing.MONTH)
    move = Line(key="move", kind=LineKind.TRANSITION, estimate=certain(1_200_00), timing=Timing.ONCE)
    back = Line(key="back", kind=LineKind.EXIT, estimate=certain(600_00), timing=Timing.ONCE, from_month=HORIZON)
    near = Option(key="nearshore", kind=OptionKind.NEARSHORE, lines=(price, move, back), risk=8, shared_minutes=420)
    given = {"options": (now, near), "horizon": HORIZON, "need": (90,) * 10 + (120, 150), "have": (100,) * 12}
    return Case(**{**given, **changed})


amounts = st.integers(0, 10**9)
estimates = st.lists(amounts, min_size=3, max_size=3).map(sorted).map(lambda points: Estimate(*points))
lines = st.builds(
    Line,
    key=st.uuids().map(str),
    kind=st.sampled_from(LineKind),
    estimate=estimates,
    timing=st.sampled_from([Timing.ONCE, Timing.MONTH, Timing.YEAR]),
    from_month=st.integers(1, 24),
    yearly_bps=st.integers(0, 2000),
    varies=st.booleans(),
)


def option(kind: str) -> st.SearchStrategy[Option]:
    return st.builds(
        Option,
        key=st.just(kind),
        kind=st.just(kind),
        lines=st.lists(lines, max_size=4).map(tuple),
        capacity=st.none() | st.integers(0, 1000),
        risk=st.integers(1, 25),
        shared_minutes=st.integers(0, 510),
    )


cases = st.builds(
    Case,
    options=st.tuples(option("in_house"), option("nearshore"), option("offshore")),
    volume=st.lists(st.integers(1, 10**6), min_size=3, max_size=3).map(sorted).map(lambda points: Estimate(*points)),
    horizon=st.just(HORIZON),
    discount_bps=st.integers(0, 3000),
    draws=st.just(500),
    need=st.lists(st.integers(0, 1000), min_size=12, max_size=12).map(tuple),
    have=st.lists(st.integers(0, 1000), min_size=12, max_size=12).map(tuple),
)
