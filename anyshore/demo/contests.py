"""Two contests: one that takes entries, one that is decided. Every entry is a drawn picture."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from anyshore.contracts.actions.award_prize import award_prize
from anyshore.demo.pictures import Colour, mark
from anyshore.demo.play import Story
from anyshore.demo.props import stored
from anyshore.demo.stage import Stage
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.sourcing.actions.comment_on_entry import comment_on_entry
from anyshore.sourcing.actions.eliminate_entry import eliminate_entry
from anyshore.sourcing.actions.enter_contest import enter_contest
from anyshore.sourcing.actions.judge_entry import judge_entry
from anyshore.sourcing.actions.post_contest import post_contest
from anyshore.sourcing.queries.contests import contest_view
from anyshore.sourcing.rules.contests import ContestTerms
from anyshore.sourcing.rules.terms import RequestTerms


@dataclass(frozen=True, slots=True)
class Drawn:
    """An entry: who made it, what they say, and its two colours."""

    who: str
    words: str
    first: Colour
    second: Colour


FESTIVAL = (
    Drawn("ferreira", "The sound hole of a fiddle is also a sun that does not set.", (176, 52, 38), (240, 179, 64)),
    Drawn("kompas", "Four strings, four days.", (28, 73, 102), (205, 214, 201)),
    Drawn("ferreira", "The same sun at night, for the posters of the late concerts.", (24, 28, 44), (240, 179, 64)),
)
MILL = (
    Drawn("kompas", "A wing of the mill, cut like a mould for gingerbread.", (112, 66, 38), (222, 178, 112)),
    Drawn("oksana", "A mill that is also a loaf, drawn by hand.", (64, 84, 58), (214, 196, 148)),
    Drawn("kompas", "The wing alone, for the smallest bag.", (60, 42, 30), (232, 204, 160)),
    Drawn("floripa", "Four letters that turn.", (146, 34, 60), (238, 222, 210)),
    Drawn("oksana", "The grain, seen from above.", (120, 96, 30), (244, 226, 150)),
)


def running(stage: Stage) -> Story:
    """A festival looks for a mark; entries come in, and nobody sees those of the others."""
    diary = stage.diary("contest festival", stage.end - timedelta(days=8))
    yield diary.on(stage.calendars["folknord"], 3)
    terms = _terms("Mark for the festival's twentieth summer", FESTIVAL_BRIEF, "EUR")
    rules = ContestTerms(prizes=(60_000, 20_000), guaranteed=True)
    request = stage.do(post_contest, "folknord", diary.at, terms=terms, contest=rules)
    made: list[UUID] = []
    for drawn in FESTIVAL:
        yield diary.later(stage.calendars[drawn.who])
        made.append(_enter(stage, request.id, drawn, diary.at))
    yield diary.minutes(9, 30)
    stage.do(judge_entry, "folknord", diary.at, entry_id=made[0], rating=5, finalist=True)
    stage.do(comment_on_entry, "folknord", diary.at, entry_id=made[0], words="Could it be printed in one colour?")


def decided(stage: Stage) -> Story:
    """A mill has chosen two of five; their contracts are signed, and everybody else was told."""
    diary = stage.diary("contest mill", stage.end - timedelta(days=44))
    yield diary.on(stage.calendars["mlyn"], 38)
    terms = _terms("Mark for the mill's flour bags", MILL_BRIEF, "PLN")
    request = stage.do(
        post_contest, "mlyn", diary.at, terms=terms, contest=ContestTerms(prizes=(150_000, 50_000), most_entries=3)
    )
    made: list[UUID] = []
    for drawn in MILL:
        yield diary.later(stage.calendars[drawn.who])
        made.append(_enter(stage, request.id, drawn, diary.at))
    yield diary.later(stage.calendars["mlyn"], 2)
    stage.do(eliminate_entry, "mlyn", diary.at, entry_id=made[3], reason="Letters alone do not say flour to us.")
    for place in (0, 1):
        stage.do(judge_entry, "mlyn", diary.at, entry_id=made[place], rating=5 - place, finalist=True)
    yield diary.later(stage.calendars["mlyn"], 3)
    prizes = contest_view(stage.actors["mlyn"], request.number).prizes
    for entry_id, prize in zip(made[:2], prizes, strict=True):
        given = {"entry_id": entry_id, "prize_id": prize.id, "fee_bps": stage.fee_bps, "rail": stage.rail}
        words = "Thank you. We hung all five above the oven and asked the customers."
        agreement = stage.do(award_prize, "mlyn", diary.at, words=words, **given)
        signed = {"agreement_id": agreement.id, "version_hash": agreement.hash}
        stage.do(sign_and_open, "mlyn", diary.at, **signed)


def _terms(title: str, brief: str, currency: str) -> RequestTerms:
    return RequestTerms(title=title, brief=brief, currency=currency, category="logo-design", unit="task")


def _enter(stage: Stage, request_id: UUID, drawn: Drawn, at: datetime) -> UUID:
    shape = zlib.crc32(drawn.words.encode()) % 3
    drawing = mark(drawn.first, drawn.second, shape)
    kept = stage.do(stored, drawn.who, at, name="entry.png", content=drawing)
    given = {"request_id": request_id, "words": drawn.words, "file_ids": (kept.id,)}
    return stage.do(enter_contest, drawn.who, at, **given).id


FESTIVAL_BRIEF = """Folk Nord is twenty summers old. We want a mark for posters, bracelets and the gate.

### Handed over with it

- SVG and PDF, one colour and two
- the letters outlined
"""
MILL_BRIEF = """A mark for the bags of our flour, 1 kg to 25 kg, printed in one colour on brown paper.

### The work is right when

- it can be read at 12 mm
- it prints in one colour
"""
