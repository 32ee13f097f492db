"""Deciding, on the stage: what Tolhuis has assessed, what it decided, and what waits for a decision."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from anyshore.demo.diary import Diary
from anyshore.demo.play import Story
from anyshore.demo.stage import Stage
from anyshore.sourcing.actions.draft_from_decision import draft_from_decision
from anyshore.sourcing.actions.publish_request import publish_request
from anyshore.sourcing.rules.terms import RequestTerms
from anyshore.strategy.actions.begin_assessment import begin_assessment
from anyshore.strategy.actions.decide_assessment import decide_assessment
from anyshore.strategy.actions.keep_in_house import keep_in_house
from anyshore.strategy.actions.pass_gate import pass_gate
from anyshore.strategy.actions.put_up_assessment import put_up_assessment
from anyshore.strategy.queries import inventory
from anyshore.strategy.queries.assessments import assessment_view
from anyshore.strategy.rules.decisions import DecisionTerms
from anyshore.strategy.rules.estimates import Estimate, LineKind, OptionKind, Timing
from anyshore.strategy.rules.terms import FrameTerms, LineTerms, OptionTerms

CLIENT: Final = "tolhuis"
BEGINS: Final = timedelta(days=7)
"""Before the end; by then the inventory stands. An assessment's version is one more for each option that it got."""


def decisions(stage: Stage) -> list[Story]:
    """Photo and video are kept, the dealer survey goes out, accounts payable waits for a decision."""
    return [_kept(stage), _decided(stage), _waiting(stage)]


def _diary(stage: Stage, key: str) -> Diary:
    return stage.diary(f"deciding {key}", stage.end - BEGINS)


def _kept(stage: Stage) -> Story:
    calendar, diary = stage.calendars[CLIENT], _diary(stage, "photo")
    yield diary.later(calendar, 2)
    activity = _activity(stage, "PHOTO")
    options = (
        OptionTerms(kind=OptionKind.ONSHORE, place="Rotterdam", country="NL", price_minor=61_000_00),
        OptionTerms(kind=OptionKind.NEARSHORE, place="Porto", country="PT", price_minor=52_000_00),
    )
    made = stage.do(begin_assessment, CLIENT, diary.at, activity_id=activity, frame=FrameTerms(), options=options)
    yield diary.later(calendar, 1)
    reason = (
        "The lamps are photographed where they are made, on the day they are ready. Sending every sample away and back"
        " costs a week in the season, and the saving lies within the range of what we do not know."
    )
    stage.do(
        keep_in_house, CLIENT, diary.at,
        assessment_id=made.id, version=1 + len(options), terms=DecisionTerms(reason=reason),
    )  # fmt: skip


def _decided(stage: Stage) -> Story:
    calendar, diary = stage.calendars[CLIENT], _diary(stage, "survey")
    yield diary.later(calendar, 2)
    activity = _activity(stage, "SURVEY")
    options = (
        OptionTerms(kind=OptionKind.HOMESHORE, country="BE", price_minor=11_800_00, risk=6),
        OptionTerms(kind=OptionKind.ONSHORE, place="Eindhoven", country="NL", price_minor=16_500_00),
    )
    frame = FrameTerms(horizon=36)
    made = stage.do(begin_assessment, CLIENT, diary.at, activity_id=activity, frame=frame, options=options)
    yield diary.later(calendar)
    version = 1 + len(options)
    stage.do(put_up_assessment, CLIENT, diary.at, assessment_id=made.id, version=version)
    yield diary.later(calendar, 1)
    option = next(one for one in assessment_view(stage.actors[CLIENT], made.number).options if one.country == "BE")
    terms = DecisionTerms(
        reason="Interviews need people who speak to dealers at their own hours, in Dutch and in French. We have nobody free.",
        drivers=("solve_capacity", "access_skills"),
        freed_for="Lotte visits the twenty largest dealers herself.",
    )
    given = {"assessment_id": made.id, "version": version, "option_id": option.id, "terms": terms}
    decision = stage.do(decide_assessment, CLIENT, diary.at, **given)
    yield diary.minutes(9, 25)
    evidence = f"A-{made.number}, compared and decided"
    for gate in ("business_case", "strategy"):
        stage.do(pass_gate, CLIENT, diary.at, assessment_id=made.id, gate=gate, outcome="passed", evidence=evidence)
    yield diary.later(calendar, 1)
    request = RequestTerms(
        title="Dealer survey by telephone, two rounds of 320 interviews",
        currency="EUR",
        budget_minor=11_800_00,
        brief=SURVEY,
        category="research",
        unit="process",
    )
    draft = stage.do(draft_from_decision, CLIENT, diary.at, decision_id=decision.id, terms=request)
    stage.do(publish_request, CLIENT, diary.at, request_id=draft.id)


SURVEY: Final = """We look for people who interview our dealers by telephone, at the dealers' hours.

**Volume:** two rounds of 320 interviews a year, about 15 minutes each.

**Languages:** Dutch and French.

**Where:** from home is fine. At least four hours a day shared with Utrecht.

### The work is right when

- 320 interviews a round are complete, none shorter than the list of questions
- the report is here ten working days after the last interview

**The way back:** recordings, the list of questions and the contact notes come back to us after each round."""


def _waiting(stage: Stage) -> Story:
    calendar, diary = stage.calendars[CLIENT], _diary(stage, "payable")
    yield diary.later(calendar, 2)
    activity = _activity(stage, "AP")
    options = _ways()
    volume = Estimate(24_500, 27_400, 31_000)
    frame = FrameTerms(title="Accounts-payable processing", volume=volume)
    made = stage.do(begin_assessment, CLIENT, diary.at, activity_id=activity, frame=frame, options=options)
    yield diary.later(calendar, 1)
    version = 1 + len(options)
    stage.do(put_up_assessment, CLIENT, diary.at, assessment_id=made.id, version=version)
    yield diary.minutes(5, 20)
    stage.do(
        pass_gate, CLIENT, diary.at, assessment_id=made.id, gate="business_case", outcome="passed",
        evidence=f"A-{made.number}, inputs checked with finance",
    )  # fmt: skip


def _ways() -> tuple[OptionTerms, ...]:
    """Five ways to process invoices: a price by the invoice, in cents, and what else it takes, in whole euros."""
    return (
        _outside(OptionKind.NEARSHORE, "Gdańsk", "PL", (245, 262, 305), (50, 61, 82), (35, 44, 62), 8_000, 3_500, 8),
        _outside(OptionKind.OFFSHORE, "Pune", "IN", (190, 208, 268), (45, 62, 95), (38, 50, 80), 12_500, 5_500, 14),
        _outside(OptionKind.ONSHORE, "Eindhoven", "NL", (350, 372, 410), (42, 52, 68), (30, 40, 52), 6_000, 2_500, 6),
        _outside(OptionKind.HOMESHORE, "Ghent", "BE", (296, 320, 372), (38, 48, 64), (28, 38, 52), 9_000, 3_000, 10),
        OptionTerms(
            kind=OptionKind.IMPROVED,
            kept_milli=2000,
            capacity=2900,
            lines=(
                _line(LineKind.RUNNING, (108_000, 118_000, 136_000), name="Team of two with reading of invoices"),
                _line(
                    LineKind.TRANSITION, (60_000, 78_000, 110_000), Timing.ONCE, name="Software and its introduction"
                ),
            ),
        ),
    )


Points = tuple[int, int, int]


def _outside(
    kind: OptionKind,
    place: str,
    country: str,
    price: Points,
    move: Points,
    back: Points,
    own: int,
    reserve: int,
    risk: int,
) -> OptionTerms:
    return OptionTerms(
        kind=kind,
        place=place,
        country=country,
        kept_milli=200,
        risk=risk,
        lines=(
            LineTerms(
                kind=LineKind.PRICE,
                estimate=Estimate(*price),
                timing=Timing.UNIT,
                note="Two offers asked for in October",
            ),
            _line(LineKind.TRANSITION, _thousands(move), Timing.ONCE),
            _line(LineKind.GOVERNANCE, (own * 3 // 4, own, own * 3 // 2)),
            _line(LineKind.RISK, (reserve // 2, reserve, reserve * 2)),
            _line(LineKind.EXIT, _thousands(back), Timing.ONCE, month=60),
        ),
    )


def _thousands(points: Points) -> Points:
    low, likely, high = points
    return low * 1000, likely * 1000, high * 1000


def _line(kind: LineKind, euros: Points, timing: Timing = Timing.YEAR, *, name: str = "", month: int = 1) -> LineTerms:
    estimate = Estimate(*(100 * one for one in euros))
    return LineTerms(kind=kind, estimate=estimate, timing=timing, name=name, from_month=month)


def _activity(stage: Stage, code: str) -> UUID:
    """The activity of this code in Tolhuis' inventory."""
    found = inventory(stage.actors[CLIENT])
    return next(row.id for row in found.rows if row.code == code) if found else UUID(int=0)
