"""Assessments in every state, at a law firm and at a maker of springs: drafts, risks, consent that was refused or
waits, decisions that were taken again, and what came of them."""

from __future__ import annotations

from datetime import timedelta
from typing import Final
from uuid import UUID

from anyshore.approvals.actions.save_group import save_group
from anyshore.approvals.actions.set_rule import set_rule
from anyshore.approvals.queries import approval_view
from anyshore.approvals.rules import Kind
from anyshore.contracts.actions.answer_and_send import answer_and_send
from anyshore.demo.diary import Diary
from anyshore.demo.play import Story
from anyshore.demo.stage import Stage
from anyshore.kit.money import Money
from anyshore.strategy.actions.ask_to_decide import ask_to_decide
from anyshore.strategy.actions.begin_assessment import begin_assessment
from anyshore.strategy.actions.compare_options import compare_options
from anyshore.strategy.actions.decide_assessment import decide_assessment
from anyshore.strategy.actions.discard_assessment import discard_assessment
from anyshore.strategy.actions.keep_in_house import keep_in_house
from anyshore.strategy.actions.put_up_assessment import put_up_assessment
from anyshore.strategy.actions.review_decision import review_decision
from anyshore.strategy.actions.save_option import save_option
from anyshore.strategy.actions.save_risk import save_risk
from anyshore.strategy.actions.set_limit import set_limit
from anyshore.strategy.queries import inventory
from anyshore.strategy.queries.assessments import assessment_view
from anyshore.strategy.rules.decisions import DecisionTerms
from anyshore.strategy.rules.estimates import OptionKind
from anyshore.strategy.rules.risks import LimitForce, LimitKind, LimitTerms, RiskTerms
from anyshore.strategy.rules.terms import FrameTerms, OptionTerms

FIRM: Final = "finch"
MAKER: Final = "hikari"
BEGINS: Final = timedelta(days=7)
WITH_ONE: Final = 2
"""The version of an assessment with one option; each option and each risk makes it one more. A build that goes on
after a cut would read a later one."""


def assessments(stage: Stage) -> list[Story]:
    """What the two clients thought about, each story by itself."""
    return [
        _rules(stage),
        _asked(stage),
        _refused(stage),
        _drafted(stage),
        _compared(stage),
        _put_away(stage),
        _again(stage),
        _kept(stage),
    ]


def _way(kind: OptionKind, country: str, pounds: int, place: str = "") -> OptionTerms:
    return OptionTerms(kind=kind, country=country, place=place, price_minor=pounds * 100)


def _rules(stage: Stage) -> Story:
    """What the firm decides above GBP 60,000 needs one of two partners, and no country may have too much."""
    diary = stage.diary("rules finch", stage.end - BEGINS - timedelta(days=1))
    yield diary.later(stage.calendars[FIRM])
    people = [stage.person(f"{FIRM}.{name}") for name in ("devika", "oliver")]
    group = stage.do(save_group, FIRM, diary.at, name="Partners", person_ids=people)
    above = Money(6_000_000, "GBP")
    stage.do(set_rule, FIRM, diary.at, kind=Kind.DECISION, above=above, group_id=group.id, needed=1, answer_days=10)
    terms = LimitTerms(
        kind=LimitKind.COUNTRY, share_bps=6_000, above_minor=5_000_000, currency="GBP", force=LimitForce.WARN
    )
    stage.do(
        set_limit, FIRM, diary.at, terms=terms, reason="A client’s papers should not all lie in one place abroad."
    )


def _begun(stage: Stage, key: str, diary: Diary, code: str, *options: OptionTerms) -> tuple[UUID, int]:
    """An assessment of the activity with this code: its id and number."""
    found = inventory(stage.actors[key])
    activity = next(row.id for row in found.rows if row.code == code) if found else UUID(int=0)
    frame = FrameTerms(horizon=36)
    made = stage.do(begin_assessment, key, diary.at, activity_id=activity, frame=frame, options=options)
    return made.id, made.number


def _put_up(stage: Stage, key: str, diary: Diary, number: int, version: int = WITH_ONE) -> UUID:
    """It is put up as it stands; the id of what is recommended."""
    view = assessment_view(stage.actors[key], number)
    stage.do(put_up_assessment, key, diary.at, assessment_id=view.id, version=version)
    return view.options[1].id


def _asked(stage: Stage) -> Story:
    """Dictation: two risks are named, it is compared anew, and a partner's consent waits."""
    diary = stage.diary("assess dictation", stage.end - BEGINS)
    yield diary.later(stage.calendars[FIRM], 1)
    made, number = _begun(
        stage, FIRM, diary, "TYPE", _way(OptionKind.HOMESHORE, "GB", 41_000, "Wales"), _way(OptionKind.OFFSHORE, "IN", 24_000, "Pune")
    )  # fmt: skip
    yield diary.later(stage.calendars[FIRM], 1)
    home, far = (one.id for one in assessment_view(stage.actors[FIRM], number).options[1:3])
    for option, terms in ((home, _leak(3, 4)), (far, _leak(4, 4)), (far, ABROAD)):
        stage.do(save_risk, FIRM, diary.at, option_id=option, terms=terms)
    stage.do(compare_options, FIRM, diary.at, assessment_id=made)
    yield diary.minutes(20, 60)
    option = _put_up(stage, FIRM, diary, number, WITH_ONE + 4)  # an option more, and three risks
    words = "The typists leave in March, and we find nobody in Leeds."
    stage.do(ask_to_decide, FIRM, diary.at, assessment_id=made, option_id=option, words=words)


ABROAD: Final = RiskTerms(
    kind="law",
    name="The regulator does not allow it abroad",
    likelihood=3,
    effect=4,
    measure="Ask the regulator in writing before anything is signed",
    likelihood_after=2,
    effect_after=4,
)


def _leak(likelihood: int, effect: int) -> RiskTerms:
    measure = "Names are taken out before dictation leaves the house; a contract of processing with audits"
    return RiskTerms(
        kind="data",
        name="What clients told us in confidence gets out",
        likelihood=likelihood,
        effect=effect,
        measure=measure,
        likelihood_after=likelihood - 1,
        effect_after=effect,
    )


def _refused(stage: Stage) -> Story:
    """Bookkeeping: a partner says no, with the reason."""
    diary = stage.diary("assess books", stage.end - BEGINS)
    yield diary.later(stage.calendars[FIRM], 1)
    made, number = _begun(stage, FIRM, diary, "BOOKS", _way(OptionKind.ONSHORE, "GB", 34_000, "Leeds"))
    yield diary.minutes(30, 90)
    option = _put_up(stage, FIRM, diary, number)
    asked = stage.do(ask_to_decide, FIRM, diary.at, assessment_id=made, option_id=option)
    yield diary.later(stage.calendars[FIRM], 1)
    for who in ("devika", "oliver"):
        view = approval_view(stage.actors[f"{FIRM}.{who}"], asked.id, at=diary.at)
        given = {"approval_id": asked.id, "answer": "declined", "fingerprint": view.fingerprint}
        stage.do(answer_and_send, f"{FIRM}.{who}", diary.at, words="Not before the year is closed.", **given)


def _drafted(stage: Stage) -> Story:
    """Reception: an option came after the comparison, so that it is a draft again."""
    diary = stage.diary("assess reception", stage.end - BEGINS)
    yield diary.later(stage.calendars[FIRM], 2)
    made, _ = _begun(stage, FIRM, diary, "PHONE", _way(OptionKind.ONSHORE, "GB", 26_000, "Glasgow"))
    yield diary.minutes(10, 40)
    terms = _way(OptionKind.NEARSHORE, "IE", 24_500, "Sligo")
    stage.do(save_option, FIRM, diary.at, assessment_id=made, version=WITH_ONE, terms=terms)


def _compared(stage: Stage) -> Story:
    """Computers: compared, and left for another day."""
    diary = stage.diary("assess computers", stage.end - BEGINS)
    yield diary.later(stage.calendars[FIRM], 2)
    _begun(stage, FIRM, diary, "SYS", _way(OptionKind.ONSHORE, "GB", 31_000, "Bradford"))


def _put_away(stage: Stage) -> Story:
    """The archive: put away without a decision."""
    diary = stage.diary("assess archive", stage.end - BEGINS)
    yield diary.later(stage.calendars[FIRM], 2)
    made, _ = _begun(stage, FIRM, diary, "FILES", _way(OptionKind.ONSHORE, "GB", 12_000, "Wakefield"))
    yield diary.later(stage.calendars[FIRM], 1)
    stage.do(discard_assessment, FIRM, diary.at, assessment_id=made)


def _again(stage: Stage) -> Story:
    """Manuals: sent nearby first, then decided again, with what came of it."""
    diary = stage.diary("assess manuals", stage.end - BEGINS)
    calendar = stage.calendars[MAKER]
    yield diary.later(calendar, 1)
    made = UUID(int=0)
    for days, country, yen, reason in ((1, "PH", 3_400_000, FIRST), (2, "DE", 4_100_000, SECOND)):
        made, number = _begun(
            stage, MAKER, diary, "TRJ", OptionTerms(kind=OptionKind.OFFSHORE, country=country, price_minor=yen)
        )
        yield diary.minutes(20, 50)
        option = _put_up(stage, MAKER, diary, number)
        terms = DecisionTerms(reason=reason, drivers=("improve_quality",), freed_for="Haruka answers the dealers.")
        given = {"assessment_id": made, "version": WITH_ONE, "option_id": option, "terms": terms}
        stage.do(decide_assessment, MAKER, diary.at, **given)
        yield diary.later(calendar, days)
    note = "The first manuals had two questions instead of twenty."
    given = {"cost_minor": 4_250_000, "freed_milli": 400, "freed_for": "Haruka answers the dealers.", "note": note}
    stage.do(review_decision, MAKER, diary.at, assessment_id=made, **given)


FIRST: Final = "It costs least, and they had done manuals for pumps."
SECOND: Final = "The terms of springs were wrong too often. In Germany somebody reads them who has made springs."


def _kept(stage: Stage) -> Story:
    """Advice on piano wire stays: it is what the makers of pianos come for."""
    diary = stage.diary("assess advice", stage.end - BEGINS)
    yield diary.later(stage.calendars[MAKER], 2)
    way = OptionTerms(kind=OptionKind.ONSHORE, country="JP", place="浜松", price_minor=6_000_000)
    made, _ = _begun(stage, MAKER, diary, "PIANO", way)
    yield diary.minutes(15, 45)
    terms = DecisionTerms(reason="This is what the makers of pianos come to us for.")
    stage.do(keep_in_house, MAKER, diary.at, assessment_id=made, version=WITH_ONE, terms=terms)
