"""Make or buy: the worked example of docs/algorithms/make_or_buy.md, and what holds for every assessment."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings

from anyshore.kit.money import parse
from anyshore.strategy.rules.advice import Confidence, Stays, Strategy, advise, confidence, inputs_of
from anyshore.strategy.rules.capacity import covered_bps, gap
from anyshore.strategy.rules.defaults import priced_lines
from anyshore.strategy.rules.estimates import (
    INSIDE,
    Case,
    Estimate,
    Line,
    LineKind,
    Option,
    OptionKind,
    Timing,
    monthly_factor,
    parts,
)
from anyshore.strategy.rules.simulation import VOLUME, OptionOutcome, simulate
from anyshore.strategy.rules.weighing import DEFAULT_WEIGHTS, Scale
from tests.strategy.cases import cases, certain, example
from tests.tables import tables

EXACT, SAMPLED, WEIGHED = tables("docs/algorithms/make_or_buy.md")


def euros(text: str) -> int:
    return parse(text, "EUR").minor


@pytest.mark.parametrize("row", EXACT, ids=lambda row: row["rate"])
def test_the_exact_table_is_what_the_code_says(row: dict[str, str]) -> None:
    now, near = simulate(example(discount_bps=int(row["rate"].removesuffix(" %")) * 100))
    assert now.cost.mean == euros(row["in-house"])
    assert near.cost.mean == euros(row["nearshore"])
    assert near.saves.mean == euros(row["saves"])
    assert near.break_even.month == int(row["break-even"])


def test_the_sampled_table_is_what_the_code_says_to_the_cent_and_near_the_exact_quantiles() -> None:
    near = simulate(example())[1]
    for row, span in zip(SAMPLED, (near.cost, near.saves), strict=True):
        assert (span.low, span.high) == (euros(row["P10"]), euros(row["P90"]))
        assert span.low == pytest.approx(euros(row["exact P10"]), abs=0.005 * near.cost.mean)
        assert span.high == pytest.approx(euros(row["exact P90"]), abs=0.005 * near.cost.mean)
    assert (near.break_even.low, near.break_even.high, near.break_even.share_bps) == (4, 8, 10_000)
    assert [(one.key, one.at_low, one.at_high) for one in near.swings] == [("price", -7_800_00, -600_00)]


def test_the_scores_are_what_the_table_says() -> None:
    found = {one.key: one for one in Scale(example(), DEFAULT_WEIGHTS).weighed()}
    heads = {
        "cost": "cost",
        "risk": "risk",
        "capacity": "peak covered",
        "hours": "shared hours",
        "way_back": "way back",
    }
    for row in WEIGHED:
        one = found[row["option"]]
        assert {key: f"{float(value):.1f}" for key, value in one.points.items()} == {
            key: row[head] for key, head in heads.items()
        }
        assert f"{float(one.total):.1f}" == row["score"]


def test_the_example_recommends_nearshore_until_it_is_39_per_cent_dearer() -> None:
    case = example()
    advice = advise(case, simulate(case), DEFAULT_WEIGHTS, Strategy("outsource", wanted_minutes=240))
    assert (advice.key, advice.stays) == ("nearshore", Stays(price_percent=39))
    codes = [(one.code, one.good) for one in advice.reasons]
    assert codes == [
        ("saves", True), ("field_outsource", True), ("absorbs_peaks", True), ("hours_enough", True), ("risk_lower", True),
    ]  # fmt: skip
    dearer = replace(
        case.options[1],
        lines=(replace(case.options[1].lines[0], estimate=certain(1_050_00)), *case.options[1].lines[1:]),
    )
    changed = replace(case, options=(case.options[0], dearer))
    assert advise(changed, simulate(changed), DEFAULT_WEIGHTS, Strategy("outsource")).key == "in_house"


def test_core_work_is_kept_whatever_it_would_save() -> None:
    case = example()
    advice = advise(case, simulate(case), DEFAULT_WEIGHTS, Strategy("keep", keep=True))
    assert (advice.key, advice.first) == ("in_house", "nearshore")
    assert "field_keep" in [one.code for one in advice.reasons if one.good]


@settings(deadline=None, max_examples=40)
@given(cases)
def test_the_same_case_gives_the_same_result_and_its_means_lie_in_their_bands(case: Case) -> None:
    outcomes = simulate(case)
    assert outcomes == simulate(case)
    for option, one in zip(case.options, outcomes, strict=True):
        _holds(case, option, one, outcomes[0])


def _holds(case: Case, option: Option, one: OptionOutcome, base: OptionOutcome) -> None:
    assert one.cost == one.curve[-1]
    assert one.cost.mean == pytest.approx(parts(option, case).total(), abs=1, rel=1e-9)
    assert abs(one.saves.mean - (base.cost.mean - one.cost.mean)) <= 1
    assert one.cost.low <= one.cost.high
    ends = sum(
        line.estimate.high * 1.21 * case.horizon * (case.volume.high / case.volume.likely if line.moves else 1)
        for line in option.lines
    )
    assert 0 <= one.cost.low <= one.cost.high <= ends + 1
    _even_holds(one, base)


def _even_holds(one: OptionOutcome, base: OptionOutcome) -> None:
    """From the break-even on the running totals stay at or below in-house, and in the month before they do not."""
    above = [mine.mean - theirs.mean for mine, theirs in zip(one.curve, base.curve, strict=True)]
    month = one.break_even.month
    if month is None:
        assert above[-1] >= 0
        return
    assert all(gap <= 1 for gap in above[month - 1 :])
    assert month == 1 or above[month - 2] >= 0


@settings(deadline=None, max_examples=30)
@given(cases)
def test_what_is_certain_has_no_band(case: Case) -> None:
    def sure(option: Option) -> Option:
        return replace(
            option, lines=tuple(replace(line, estimate=certain(line.estimate.likely)) for line in option.lines)
        )

    known = replace(case, options=tuple(sure(one) for one in case.options), volume=certain(case.volume.likely))
    for one in simulate(known):
        assert one.cost.low == one.cost.mean == one.cost.high
        assert one.break_even.month == one.break_even.low == one.break_even.high
        assert one.swings == ()


@settings(deadline=None, max_examples=30)
@given(cases)
def test_without_discount_a_total_is_a_plain_sum_and_a_rate_only_lowers_it(case: Case) -> None:
    line = Line(key="a", kind=LineKind.PRICE, estimate=certain(77_00), timing=Timing.MONTH)
    plain = replace(case, options=(Option(key="in_house", kind="in_house", lines=(line,)),), discount_bps=0)
    assert simulate(plain)[0].cost.mean == 77_00 * case.horizon
    for now, later in zip(simulate(replace(case, discount_bps=0)), simulate(case), strict=True):
        assert later.cost.mean <= now.cost.mean


def test_twelve_monthly_factors_are_one_yearly_one() -> None:
    assert monthly_factor(0) == 1.0
    for bps in (1, 100, 350, 1000, 2500, 10_000):
        assert monthly_factor(bps) ** 12 == pytest.approx(10_000 / (10_000 + bps), rel=1e-15)


def test_a_line_steps_every_year_and_keeps_to_its_months() -> None:
    line = Line(
        key="a",
        kind=LineKind.PRICE,
        estimate=certain(100_00),
        timing=Timing.MONTH,
        from_month=11,
        to_month=26,
        yearly_bps=1000,
    )
    curve = simulate(Case(options=(Option(key="in_house", kind="in_house", lines=(line,)),), horizon=30))[0].curve
    paid = [after.mean - before.mean for before, after in pairwise(curve)]
    assert paid[8:] == [0, 100_00, 100_00, *[110_00] * 12, 121_00, 121_00, *[0] * 4]


def test_a_price_by_the_unit_follows_the_volume() -> None:
    line = Line(key="a", kind=LineKind.PRICE, estimate=certain(3_60), timing=Timing.UNIT)
    options = (
        Option(key="in_house", kind="in_house", lines=()),
        Option(key="nearshore", kind="nearshore", lines=(line,)),
    )
    outcome = simulate(Case(options=options, volume=Estimate(20_000, 27_000, 34_000), horizon=12))[1]
    assert outcome.cost.mean == 27_000 * 3_60
    assert [(one.key, one.at_low, one.at_high) for one in outcome.swings] == [(VOLUME, 72_000_00, 122_400_00)]


def test_peaks_are_the_months_above_capacity_and_an_option_covers_a_share_of_their_work() -> None:
    need = (2050, 1990, 2150, 2100, 2050, 2140, 1900, 1800, 2310, 2640, 3000, 3140)
    have = (2250,) * 12
    found = gap(need, have)
    assert found is not None
    assert found.by_month == (0,) * 8 + (60, 390, 750, 890)
    assert covered_bps(need, have, None) == 10_000
    assert covered_bps(need, have, 2250) == 9000 * 10_000 // 11_090
    assert covered_bps((), (), 5) == 10_000


def test_confidence_follows_the_share_of_estimates() -> None:
    assert [confidence(n, 8) for n in (0, 2, 3, 4, 5, 8)] == [
        Confidence.HIGH, Confidence.HIGH, Confidence.MEDIUM, Confidence.MEDIUM, Confidence.LOW, Confidence.LOW,
    ]  # fmt: skip
    assert inputs_of(example(), example().options[1]) == (1, 4)


@pytest.mark.parametrize("kind", [one for one in OptionKind if one is not OptionKind.IN_HOUSE])
def test_one_price_makes_a_whole_option(kind: OptionKind) -> None:
    lines = priced_lines(100_000_00, kind, 60)
    assert lines[0].estimate == Estimate(90_000_00, 100_000_00, 125_000_00)
    assert all(one.estimate.low <= one.estimate.likely <= one.estimate.high for one in lines)
    assert (LineKind.EXIT in [one.kind for one in lines]) == (kind != OptionKind.IMPROVED)
    assert priced_lines(5_00, kind, 60, sure=True)[0].estimate.is_certain
    assert kind in INSIDE or lines[0].kind == LineKind.PRICE
