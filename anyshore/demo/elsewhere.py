"""Two contracts that were made elsewhere and are kept here: one whose notice clock rings soon, one with its
supplier."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.contracts.actions.adopt_contract import adopt_contract
from anyshore.contracts.actions.answer_adopted import answer_adopted
from anyshore.contracts.actions.mark_exit_item import mark_exit_item
from anyshore.contracts.queries.adopted import adopted_contracts, adopted_page
from anyshore.contracts.rules.adopted import AdoptedFacts
from anyshore.demo.play import Story
from anyshore.demo.stage import Stage
from anyshore.kit.actor import Actor
from anyshore.plumbing import files
from anyshore.plumbing.paper import pdf

SCAN = """#set document(title: "Contract", date: datetime(year: 2024, month: 1, day: 1))
#set page(paper: "a5")
#let data = json(bytes(sys.inputs.data))
= #data.title
#data.words
#v(1fr)
#line(length: 60%) #data.signed"""
"""A page that looks as if it had been signed with a pen."""


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
    scan = pdf(SCAN, {"title": facts.activity, "words": words, "signed": f"{facts.other}, Tolhuis"})
    stored = stage.do(_stored, "tolhuis", at, content=scan)
    made = stage.do(adopt_contract, "tolhuis", at, facts=facts, file_ids=(stored.id,))
    made_id: UUID = made.id
    return made_id


def _number(stage: Stage, adopted_id: UUID) -> int:
    rows = adopted_contracts(stage.actors["tolhuis"])
    return next(row.number for row in rows if row.id == adopted_id)


def _stored(*, actor: Actor, at: datetime, content: bytes) -> object:
    upload = SimpleUploadedFile("signed-contract.pdf", content)
    return files.store(upload, uploaded_by=actor.person_id, at=at)
