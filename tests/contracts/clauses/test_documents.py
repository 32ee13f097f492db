"""The rules of clauses, against the worked tables of docs/algorithms."""

from __future__ import annotations

from datetime import date

from anyshore.contracts.rules.clauses.acting.expenses import Expenses
from anyshore.contracts.rules.clauses.acting.indexation import Indexation
from anyshore.contracts.rules.clauses.acting.late_penalty import LatePenalty, NotTheirs, Stretch, delay
from anyshore.contracts.rules.clauses.acting.retention import Retention
from anyshore.contracts.rules.clauses.acting.service_levels import ServiceLevels
from anyshore.contracts.rules.clauses.acting.volume_bands import VolumeBands
from anyshore.kit.directions import of_level
from anyshore.kit.money import Money
from tests.tables import tables

DUE = date(2026, 12, 1)


def _rows(name: str) -> list[dict[str, str]]:
    found, *_more = tables(f"docs/algorithms/{name}.md")
    assert len(found) > 3
    return found


def test_penalties():
    for row in _rows("penalties"):
        rule = LatePenalty(
            rate_bps=int(row["rate"]), period=row["period"], grace_days=int(row["grace"]), cap_bps=int(row["limit"])
        )
        assert rule.reduction(Money(int(row["price"]), "EUR"), int(row["days late"])).minor == int(row["off"]), row


def test_days_late():
    for row in tables("docs/algorithms/penalties.md")[1]:
        due, handed_in = date.fromisoformat(row["due"]), date.fromisoformat(row["handed in"])
        looked = [one.split(" to ") for one in row["in review before"].split(", ") if one]
        stretches = [Stretch(NotTheirs.LOOKED_AT, *map(date.fromisoformat, one)) for one in looked]
        if row["paid in on"]:
            stretches.append(Stretch(NotTheirs.NOT_PAID_IN, None, date.fromisoformat(row["paid in on"])))
        found = delay(due, handed_in, stretches)
        assert (found.days, sum(days for _why, days in found.left_out)) == (
            int(row["days late"]),
            int(row["left out"]),
        )


def test_retention():
    for row in _rows("retention"):
        rule = Retention(share_bps=int(row["share"]), days=int(row["days"]))
        price = Money(int(row["price"]), "EUR")
        held = rule.held_back(price)
        assert (held.minor, (price - held).minor) == (int(row["held back"]), int(row["paid at once"])), row
        assert rule.pays_on(date.fromisoformat(row["accepted on"])).isoformat() == row["paid out on"], row


def test_expenses():
    for row in _rows("expenses"):
        rule = Expenses(
            cap_minor=int(row["limit"]), claim_days=int(row["days"]), item_cap_minor=int(row["limit of one"])
        )
        assert rule.left(int(row["taken"])) == int(row["left"]), row
        assert rule.most_of_one(int(row["taken"])) == int(row["one more"]), row
        assert rule.receipt_by(date.fromisoformat(row["spent on"])).isoformat() == row["receipt by"], row


def test_indexation():
    for row in _rows("indexation"):
        rule = Indexation(
            base_value=int(row["before"]),
            base_on=None,
            share_bps=int(row["share"]),
            interval_months=12,
            threshold_bps=int(row["threshold"]),
            cap_bps=int(row["limit"]),
            downwards=row["falls"] == "yes",
        )
        assert rule.adjusted(Money(int(row["price"]), "EUR"), int(row["now"])).minor == int(row["new"]), row


def test_volume_bands():
    for row in _rows("volume_bands"):
        rule = VolumeBands(
            baseline=int(row["baseline"]),
            band_bps=int(row["band"]),
            arc_minor=int(row["charge above"]),
            rrc_minor=int(row["charge below"]),
            limit_bps=int(row["limit"]),
        )
        volume = int(row["volume"])
        assert rule.charge(volume, "EUR").minor == int(row["charge"]), row
        assert rule.is_beyond(volume) is (row["new price"] == "yes"), row


def _levels(**given: object) -> ServiceLevels:
    usual: dict[str, object] = {
        "period": "month", "at_risk_bps": 1000, "step_bps": 5000, "bedding_in_months": 3, "cause_days": 5,
        "chronic_misses": 3, "chronic_periods": 6, "earn_back": True, "earn_back_periods": 2, "sole_remedy": False,
        "levels": [["answered", 9500, 9000, 4000, "desk"], ["up", 9990, 9950, 6000, "probe"]],
    }  # fmt: skip
    return ServiceLevels.of({**usual, **given})


def test_service_credits():
    price, after = Money(1_000_000, "EUR"), date(2027, 3, 1)
    for row in _rows("service_credits"):
        weights = (int(row["weight answered"]), int(row["weight up"]))
        levels = [["answered", 9500, 9000, weights[0], "desk"], ["up", 9990, 9950, weights[1], "probe"]]
        rule = _levels(at_risk_bps=int(row["at risk"]), step_bps=int(row["step"]), levels=levels)
        measured = (int(row["answered"]), int(row["up"]))
        assert rule.credits(price, measured, begun_on=DUE, period_on=after).minor == int(row["credits"]), row
        assert not rule.credits(price, measured, begun_on=DUE, period_on=date(2027, 2, 28))


def test_credits_where_less_is_better():
    rule = _levels(levels=[["answered wrongly", 200, 500, 10_000, "entered", "outcome", "less"]])
    price, after = Money(1_000_000, "EUR"), date(2027, 3, 1)
    for row in tables("docs/algorithms/service_credits.md")[1]:
        measured = int(row["answered wrongly"])
        assert str(rule.result(rule.each[0], measured)) == row["result"], row
        assert rule.credits(price, [measured], begun_on=DUE, period_on=after).minor == int(row["credits"]), row


def test_which_direction_a_level_says():
    for row in tables("docs/algorithms/service_credits.md")[2]:
        found = of_level(row["measure"], int(row["target"]), int(row["limit"]))
        assert (found or "–") == row["better"], row


def test_earn_back_and_chronic_failure():
    rule = _levels()
    level = rule.each[0]
    assert rule.is_earned_back(level, [9500, 9600])
    assert not rule.is_earned_back(level, [9500])
    assert not rule.is_earned_back(level, [9500, 9499])
    assert not _levels(earn_back=False).is_earned_back(level, [9500, 9600])
    good, bad = 9500, 8999
    assert rule.is_chronic(level, [bad, good, bad, good, good, bad])
    assert not rule.is_chronic(level, [bad, good, bad, good, good, good, bad])
    assert not rule.is_chronic(level, [bad, bad])
