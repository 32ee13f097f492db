"""Two contracts that were made elsewhere and are kept here: one whose notice clock rings soon, one with its
supplier."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from anyshore.contracts.actions.adopt_contract import adopt_contract
from anyshore.contracts.actions.answer_adopted import answer_adopted
from anyshore.contracts.actions.mark_exit_item import mark_exit_item
from anyshore.contracts.queries.adopted import adopted_contracts, adopted_page
from anyshore.contracts.rules.adopted import AdoptedFacts
from anyshore.demo.play import Story
from anyshore.demo.props import printed
from anyshore.demo.stage import Stage


def kept(stage: Stage) -> Story:
    """A maker of lamps keeps its payroll, which goes on unless it gives notice within three weeks, and its help desk,
    whose supplier joined and agrees."""
    diary = stage.diary("made elsewhere", stage.end - timedelta(days=12))
    end = stage.end.date()
    yield diary.on(stage.calendars["tolhuis"], 3)
    payroll = AdoptedFacts(
        other="Salarisbureau De Vries",
        activity="Payroll for 42 people",
        value_minor=1_890_000,
        currency="EUR",
        starts_on=end - timedelta(days=680),
        ends_on=end + timedelta(days=50),
        notice_days=30,
        renewal_months=12,
        knows=(
            "Femke Kuipers: what is sent each month, and to whom",
            "Salarisbureau De Vries: the collective agreement",
        ),
    )
    first = _adopt(stage, payroll, diary.at)
    for place in (1, 3):
        stage.do(mark_exit_item, "tolhuis", diary.at, adopted_id=first, place=place, is_ready=True)
    yield diary.later(stage.calendars["tolhuis"])
    desk = AdoptedFacts(
        other="Kompas Agencja Kreatywna",
        activity="Help desk for dealers, in Polish and German",
        value_minor=2_400_000,
        currency="EUR",
        starts_on=date(end.year - 1, 3, 1),
        notice_days=90,
        knows=("Ruben Bakker: which dealer may order what",),
    )
    second = _adopt(stage, desk, diary.at)
    yield diary.later(stage.calendars["kompas"])
    found = adopted_page(stage.actors["tolhuis"], _number(stage, second), at=diary.at)
    stage.do(answer_adopted, "kompas", diary.at, token=found.token, facts=found.row.facts)


def _adopt(stage: Stage, facts: AdoptedFacts, at: datetime) -> UUID:
    words = f"{facts.activity}, from {facts.starts_on}."
    signed = f"{facts.other}, Tolhuis"
    scan = printed(stage, "tolhuis", "signed-contract.pdf", facts.activity, words, at, signed)
    made = stage.do(adopt_contract, "tolhuis", at, facts=facts, file_ids=scan)
    made_id: UUID = made.id
    return made_id


def _number(stage: Stage, adopted_id: UUID) -> int:
    rows = adopted_contracts(stage.actors["tolhuis"])
    return next(row.number for row in rows if row.id == adopted_id)
