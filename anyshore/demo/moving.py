"""A process that moves in three waves: one taken over, one running, one to come; with its duties done and missed, two
others whom the client is asked for, costs that have risen, and a storm that keeps the provider from its work."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts.actions.agree_subcontractor import agree_subcontractor
from anyshore.contracts.actions.ask_subcontractor import ask_subcontractor
from anyshore.contracts.actions.confirm_duty import confirm_duty
from anyshore.contracts.actions.mark_duty_done import mark_duty_done
from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.actions.report_majeure import report_majeure
from anyshore.contracts.queries import default_terms
from anyshore.contracts.queries.duties import DutyRow, duties_of
from anyshore.contracts.queries.subcontractors import subcontractors_page
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.clauses.chosen import Chosen, usual
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.contracts.rules.lines import Duty, Lines
from anyshore.contracts.rules.majeure import MajeureKind
from anyshore.contracts.rules.priced import Every
from anyshore.demo.clauses import hard_times
from anyshore.demo.diary import Diary
from anyshore.demo.play import Story
from anyshore.demo.stage import Stage, Told
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.transition.actions.accept_wave import accept_wave
from anyshore.transition.actions.add_knowledge import add_knowledge
from anyshore.transition.actions.agree_plan import agree_plan
from anyshore.transition.actions.begin_wave import begin_wave
from anyshore.transition.actions.grant_access import grant_access
from anyshore.transition.actions.show_wave import show_wave
from anyshore.transition.actions.sign_off_knowledge import sign_off_knowledge
from anyshore.transition.actions.tick_item import tick_item
from anyshore.transition.actions.write_plan import write_plan
from anyshore.transition.queries.pages import TransitionPage, transition_page
from anyshore.transition.rules import KickOff, KnowledgeKind, WavePlan

CLIENT, PROVIDER = "tolhuis", "cebu"
DAYS: Final = 84
"""So long before the present it was signed."""
BRIEF = """Every lamp that a supplier sends us as a sheet stands in the shop two days later: measures, light, prices, texts.

Today two of us do this beside their work, and the shop is always a month behind."""
OFFER = "Four editors in two shifts. Every figure is compared with the sheet by somebody who did not write it."
MEETINGS: Final = [
    ["numbers of the month", "month", "Femke and Malou"],
    ["what to change", "quarter", "Marit and Malou"],
]
NIGHTS: Final = {
    "name": "Davao Data Nights", "country": "PH", "part": "Sheets that come in after six in the evening",
    "note": "Two editors who worked with us before.",
}  # fmt: skip
PICTURES: Final = {
    "name": "Foto Verhoeven", "country": "BE", "part": "Cutting out the pictures of the ceiling lamps",
    "note": "Our own cutter is on leave until spring.",
}  # fmt: skip
ASKS: Final = timedelta(days=4)
"""So long before the present the second one is asked for: the question still waits."""
TYPHOON: Final = """A typhoon has cut the power and the lines in Cebu. Nobody of the team is hurt.

Two of the four editors work from Davao on one line. We expect the others back within a week."""
STORM: Final = timedelta(days=2)
"""So long before the present a storm is reported, which the client has not answered yet."""
ACCESSES: Final = (
    ("Product database", "write, without prices", "Maria Luisa Abellana"),
    ("Shop, test copy", "publish", "Maria Luisa Abellana"),
    ("Supplier mailbox", "read", "Team in Cebu"),
)


def moving(stage: Stage, houses: Sequence[str]) -> list[Story]:
    """The story, where both are here."""
    return [_told(stage)] if {CLIENT, PROVIDER} <= set(houses) else []


def _told(stage: Stage) -> Story:
    diary = stage.diary("moving", stage.end - timedelta(days=DAYS))
    deal = yield from _signed(stage, diary)
    yield from _planned(stage, diary, deal)
    first, second = (_page(stage, deal, diary.at).waves[place] for place in (0, 1))
    yield diary.later(stage.calendars[PROVIDER], 1)
    stage.do(begin_wave, PROVIDER, diary.at, wave_id=first.id)
    yield from _learned(stage, diary, deal)
    yield diary.on(stage.calendars[PROVIDER], 56)
    yield from _reported(stage, diary, deal, confirmed=True)
    yield diary.on(stage.calendars[PROVIDER], 47)
    note = "Table lamps and wall lamps: 212 sheets in four weeks, three corrected after a question."
    stage.do(show_wave, PROVIDER, diary.at, wave_id=first.id, note=note, checked=[0, 1])
    yield diary.later(stage.calendars[CLIENT], 2)
    words = "The three were our own mistakes. Thank you."
    stage.do(accept_wave, CLIENT, diary.at, wave_id=first.id, words=words)
    yield diary.later(stage.calendars[PROVIDER], 2)
    stage.do(begin_wave, PROVIDER, diary.at, wave_id=second.id)
    yield from _asked(stage, diary, deal, NIGHTS)
    yield diary.later(stage.calendars[CLIENT])
    found = subcontractors_page(stage.actors[CLIENT], deal.id).open[0]
    stage.do(agree_subcontractor, CLIENT, diary.at, subcontractor_id=found.id, words="Good people, we know them.")
    yield diary.on(stage.calendars[PROVIDER], 26)
    yield from _reported(stage, diary, deal, confirmed=False)
    yield from hard_times(stage, diary, deal, PROVIDER)
    yield from _of_late(stage, diary, deal)


def _of_late(stage: Stage, diary: Diary, deal: Told) -> Generator[datetime, None, None]:
    """What still waits for an answer."""
    yield diary.wait_until(stage.end - ASKS)
    yield from _asked(stage, diary, deal, PICTURES)
    yield diary.wait_until(stage.end - STORM)
    yield from _kept(stage, diary, deal)


def _kept(stage: Stage, diary: Diary, deal: Told) -> Generator[datetime, None, None]:
    """A storm keeps the provider from its work; the client has not answered yet."""
    yield diary.later(stage.calendars[PROVIDER])
    today = diary.at.astimezone(ZoneInfo(stage.calendars[PROVIDER].zone)).date()
    stage.do(
        report_majeure, PROVIDER, diary.at, agreement_id=deal.id, kind=MajeureKind.DISASTER, words=TYPHOON,
        began_on=today - timedelta(days=1), learned_on=today - timedelta(days=1),
        expected_on=today + timedelta(days=6),
    )  # fmt: skip


def _asked(stage: Stage, diary: Diary, deal: Told, whom: Mapping[str, str]) -> Generator[datetime, None, None]:
    """Somebody whom the provider wants to let do a part of the work."""
    yield diary.later(stage.calendars[PROVIDER])
    stage.do(ask_subcontractor, PROVIDER, diary.at, agreement_id=deal.id, personal_data=False, **whom)


def _signed(stage: Stage, diary: Diary) -> Generator[datetime, None, Told]:
    yield diary.later(stage.calendars[CLIENT])
    last = stage.end.date() + timedelta(days=365)
    governance = usual("governance", Language.EN)
    clauses: list[Chosen] = [replace(governance, values={**governance.values, "meetings": MEETINGS})]
    clauses += [
        usual(key, Language.EN)
        for key in (
            "subcontracting",
            "audit",
            "confidentiality",
            "termination_assistance",
            "force_majeure",
            "hardship",
        )
    ]
    deal = stage.do(
        offer_agreement, CLIENT, diary.at, side=Side.CLIENT, other_id=stage.house(PROVIDER),
        title="Product data, from the supplier’s sheet to the shop", brief=BRIEF, offer=OFFER,
        category="data-processing", unit=Unit.PROCESS, currency=stage.currencies[PROVIDER],
        milestones=[MilestoneDraft("First year", 6_400_000, last, ("No lamp waits longer than two days",))],
        terms=replace(default_terms("process"), end_on=last + timedelta(days=30)),
        lines=Lines(duties=(Duty(what="List of sheets done, late and questioned", every=Every.MONTH),)),
        clauses=clauses, fee_bps=stage.fee_bps, rail=stage.rail,
    )  # fmt: skip
    yield diary.later(stage.calendars[PROVIDER], 1)
    stage.do(sign_and_open, PROVIDER, diary.at, agreement_id=deal.id, version_hash=deal.hash)
    return deal


def _planned(stage: Stage, diary: Diary, deal: Told) -> Generator[datetime, None, None]:
    yield diary.later(stage.calendars[PROVIDER], 1)
    items = [
        KickOff("Name who answers questions about measures", Side.CLIENT),
        KickOff("Give access to the product database", Side.CLIENT),
        KickOff("Name the four editors and who stands in", Side.PROVIDER),
        KickOff("Say how a doubtful figure is marked", Side.PROVIDER),
    ]
    waves = _waves(diary.at.date())
    stage.do(write_plan, PROVIDER, diary.at, agreement_id=deal.id, version=1, waves=waves, items=items)
    stage.do(agree_plan, PROVIDER, diary.at, agreement_id=deal.id, version=2)
    yield diary.later(stage.calendars[CLIENT], 1)
    stage.do(agree_plan, CLIENT, diary.at, agreement_id=deal.id, version=2)
    for item in _page(stage, deal, diary.at).items[:3]:
        who = CLIENT if item.side is Side.CLIENT else PROVIDER
        yield diary.later(stage.calendars[who])
        stage.do(tick_item, who, diary.at, item_id=item.id)
    for system, level, person in ACCESSES:
        day = diary.at.date()
        stage.do(
            grant_access, CLIENT, diary.at, agreement_id=deal.id, system=system, level=level, person=person,
            granted_on=day,
        )  # fmt: skip


def _waves(starts_on: date) -> list[WavePlan]:
    day = starts_on + timedelta(days=4)
    return [
        WavePlan(
            name="Table and wall lamps", from_on=day, to_on=day + timedelta(days=27), moves="212 lamps of nine suppliers",
            activities=("Femke shows each supplier’s sheet once", "Every figure is compared by a second editor"),
            entry=("Access to the product database is there",),
            exit=("No open question is older than two days", "Every session is signed off"),
        ),
        WavePlan(
            name="Ceiling lamps and spots", from_on=day + timedelta(days=35), to_on=day + timedelta(days=69),
            moves="640 lamps, with light distribution", activities=("Ruben explains the light files",),
            exit=("Two weeks without help from Utrecht",),
        ),
        WavePlan(
            name="Everything new", from_on=day + timedelta(days=91), to_on=day + timedelta(days=125),
            moves="New lamps from the day the sheet arrives", exit=("No lamp waits longer than two days",),
        ),
    ]  # fmt: skip


def _learned(stage: Stage, diary: Diary, deal: Told) -> Generator[datetime, None, None]:
    """A session and a document, signed off; another document waits."""
    shared = (
        (KnowledgeKind.SESSION, "The nine suppliers and their sheets"),
        (KnowledgeKind.DOCUMENT, "How we write measures and colours"),
        (KnowledgeKind.DOCUMENT, "Light files and what to check in them"),
    )
    for place, (kind, title) in enumerate(shared):
        yield diary.later(stage.calendars[CLIENT], 2)
        found = stage.do(
            add_knowledge, CLIENT, diary.at, agreement_id=deal.id, kind=kind, title=title, on=diary.at.date(),
            receiver_id=stage.person(PROVIDER),
        )  # fmt: skip
        if place < 2:
            yield diary.later(stage.calendars[PROVIDER], 1)
            stage.do(sign_off_knowledge, PROVIDER, diary.at, knowledge_id=found.id)


def _reported(stage: Stage, diary: Diary, deal: Told, *, confirmed: bool) -> Generator[datetime, None, None]:
    """The list of the month, handed in, and the meeting about it; of the second one the client says nothing, so the
    clock does."""
    row = _next(stage, deal, diary.at, "line")
    note = "212 done, none late, three questioned." if confirmed else "301 done, eleven late, all from one supplier."
    stage.do(mark_duty_done, PROVIDER, diary.at, duty_id=row, note=note)
    if confirmed:
        yield diary.later(stage.calendars[CLIENT], 1)
        stage.do(confirm_duty, CLIENT, diary.at, duty_id=row)
    both = ((PROVIDER, "meeting_report"), (PROVIDER, "meeting"), (CLIENT, "meeting"))
    for who, code in both if confirmed else both[:2]:
        yield diary.minutes(3, 20)
        stage.do(mark_duty_done, who, diary.at, duty_id=_next(stage, deal, diary.at, code, who), note="")


def _next(stage: Stage, deal: Told, at: datetime, code: str, who: str = PROVIDER) -> UUID:
    """The next duty of that code; the same where a build that goes on after a cut finds it done."""
    rows: list[DutyRow] = duties_of(stage.actors[who], at=at, agreement_id=deal.id)
    then = (one for one in rows if one.state == "open" or (one.done_at and one.done_at >= at))
    found = next(one.id for one in then if one.code == code and one.is_ours)
    assert found is not None
    return found


def _page(stage: Stage, deal: Told, at: datetime) -> TransitionPage:
    return transition_page(stage.actors[CLIENT], deal.number, at=at)
