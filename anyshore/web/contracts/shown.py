"""What the contract page draws that no query holds: the two shores, the ladder of steps, the whole in one row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from anyshore.contracts.queries.majeure import freed_in
from anyshore.contracts.queries.standstills import standstills_of
from anyshore.contracts.rules.standstill import days_within
from anyshore.contracts.rules.terms import Terms, UnforeseenRule
from anyshore.delivery.rules.work import WorkState
from anyshore.insight.queries.contract import Contract, Part
from anyshore.kit.actor import Actor
from anyshore.kit.places import Shoring, shoring, usual_shared_minutes
from anyshore.parties.queries import OrganisationRow
from anyshore.plumbing import formats
from anyshore.plumbing.shores import near
from anyshore.web.contracts.checks import asked
from anyshore.web.contracts.consequences import Told, told
from anyshore.web.contracts.hours_form import retainer_words
from anyshore.web.contracts.late import LateWords, late_words
from anyshore.web.contracts.lifeline import Entry as LineEntry
from anyshore.web.contracts.lifeline import Line, entries_of, line_of
from anyshore.web.contracts.outcome import Outcome, outcome_of
from anyshore.web.contracts.terms import facts
from anyshore.web.contracts.trail import Fact, facts_of
from anyshore.web.contracts.turns import Entry, Turn, menu_of, part_menu, turn_of
from anyshore.web.contracts.words import SIDES
from anyshore.web.contracts.zones import there

Rung = tuple[str, str, str]
"""One step of an agreed mechanism: its number, its name, what happens."""


@dataclass(frozen=True, slots=True)
class PartyFace:
    """One side as the top of the page shows it."""

    name: str
    role: str
    note: str
    href: str
    company: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """All that the page needs beside the contract itself. ``small`` is a task: six lines, and the rest folded."""

    small: bool
    client: PartyFace
    provider: PartyFace
    shore: Shoring
    hours: str
    turn: Turn
    menu: list[Entry]
    part_menus: dict[int, list[Entry]]
    asked: dict[int, tuple[str, ...]]
    answer_elsewhere: str
    silence: list[Told]
    late: dict[int, LateWords]
    overdue: dict[int, str]
    line: Line | None
    marks: list[LineEntry]
    ladder: list[Rung]
    facts: list[Fact]
    outcome: Outcome | None
    facts_of_terms: list[tuple[str, str]]
    retainer: str


def shown(contract: Contract, actor: Actor, *, at: datetime, profiles: str) -> Shown:
    """Everything to draw for ``actor`` at ``at``; ``profiles`` is the address under which providers stand."""
    here, away = contract.client.seat, contract.provider.seat
    shared, retainer = usual_shared_minutes(here, away, at.date()), contract.page.content.lines.retainer
    return Shown(
        small=contract.page.unit == "task",
        client=_face(contract.client, "client", at, ""),
        provider=_face(contract.provider, "provider", at, _profile(contract, profiles)),
        shore=shoring(here, away, on=at.date(), person=contract.provider.is_person, near=near()),
        hours=_shared(shared),
        turn=turn_of(contract),
        menu=menu_of(contract),
        part_menus={part.position: part_menu(contract, part) for part in contract.parts},
        asked={part.position: tuple(asked(one) for one in part.checks) for part in contract.parts},
        answer_elsewhere=there(contract.page.answer_until, contract) if contract.page.answer_until else "",
        silence=told(contract),
        late=_late(contract),
        overdue=dict(_overdue(contract, formats.day_of(at))),
        line=line_of(contract, at),
        marks=entries_of(contract, at),
        ladder=ladder(contract.page.terms),
        facts=facts_of(contract),
        outcome=outcome_of(contract),
        facts_of_terms=facts(contract.page.content),
        retainer=retainer_words(retainer, contract.page.currency) if retainer else "",
    )


def ladder(terms: Terms) -> list[Rung]:
    """The way through a change, and through what nobody foresaw, as the terms have it."""
    days = ngettext("%(count)s working day to answer.", "%(count)s working days to answer.", terms.change_answer_days)
    first = days % {"count": terms.change_answer_days} + " " + _("No answer means no.")
    steps = [(_("A change is proposed"), first)]
    steps.append((_("The leads talk"), _within(terms.talk_days)))
    if terms.unforeseen_rule is UnforeseenRule.SPONSORS:
        steps.append((_("The sponsors talk"), _("When the leads do not agree.")))
    if terms.proposal_days:
        steps.append((_("Each side proposes in writing"), _within(terms.proposal_days)))
    if terms.cooling_days:
        steps.append((_("Both cool off"), _within(terms.cooling_days)))
    if terms.unforeseen_rule is not UnforeseenRule.TALK:
        steps.append((_("An expert decides"), _("Whom both sides name.")))
    steps.append((_("Either side may end this"), _("Work done is paid.")))
    return [(_("Step %(n)s") % {"n": n}, title, text) for n, (title, text) in enumerate(steps, 1)]


def part_of(contract: Contract, position: int) -> Part | None:
    """The milestone at a position."""
    return next((part for part in contract.parts if part.position == position), None)


def _late(contract: Contract) -> dict[int, LateWords]:
    """What is late, by the place of its milestone."""
    words = ((part.position, late_words(part.money.late)) for part in contract.parts if part.money)
    return {position: late for position, late in words if late is not None}


def _overdue(contract: Contract, today: date) -> Iterator[tuple[int, str]]:
    """How late what was not handed in is, by the place of its milestone, where nothing says what comes off for it.
    Days on which the work stood still do not count."""
    if contract.page.state not in ("running", "ending"):
        return
    keys = {one.key for one in contract.page.content.clauses}
    spells = standstills_of(contract.id) if keys & {"suspension", "force_majeure"} else []
    freed = freed_in(contract.id) if contract.majeure and contract.majeure.any else []
    for part in contract.parts:
        if part.due_on and part.work and part.work.state is WorkState.TO_DO and part.due_on < today:
            own = [one.spell(contract.client.timezone) for one in freed if one.concerns(part.id)]
            stood = days_within([*spells, *own], part.due_on + timedelta(days=1), today, contract.client.timezone)
            days = (today - part.due_on).days - len(stood)
            if days:
                yield part.position, ngettext("%(count)s day late", "%(count)s days late", days) % {"count": days}


def _profile(contract: Contract, profiles: str) -> str:
    return f"{profiles}{contract.provider.slug}/" if contract.has_profile else ""


def _within(days: int) -> str:
    return ngettext("Within %(count)s day.", "Within %(count)s days.", days) % {"count": days}


def _shared(minutes: int) -> str:
    hours = formats.number_text(round(minutes / 60, 1))
    return _("%(hours)s shared working hours a day") % {"hours": hours} if minutes else _("no shared working hours")


def _face(side: OrganisationRow, role: str, at: datetime, href: str) -> PartyFace:
    with timezone.override(ZoneInfo(side.timezone)):
        now = formats.time_text(at)
    where = ", ".join(word for word in (side.place, formats.country_text(side.country)) if word)
    note = _("%(place)s · %(time)s now") % {"place": where, "time": now}
    return PartyFace(side.name, str(SIDES[role]), note, href, company=not side.is_person)
