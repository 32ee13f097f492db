"""Other people in the work: what an agreement says about them, and how the client is asked for one. Pure. Told in
docs/algorithms/subcontracting.md."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from anyshore.contracts.rules import reading
from anyshore.contracts.rules.clauses.acting.people import Subcontracting
from anyshore.contracts.rules.clauses.chosen import Chosen, rule_in
from anyshore.kit.consequences import Consequence
from anyshore.kit.countries import UnknownPlace, country
from anyshore.kit.errors import Invalid, Refused
from anyshore.kit.lifecycle import Lifecycle
from anyshore.kit.workdays import Calendar, add_calendar_days

NAME_MOST: Final = 160
PART_MOST: Final = 300
LET_IN, TURNED_AWAY = "contracts.subcontractor_let_in", "contracts.subcontractor_refused"
_name, _part = reading.text(NAME_MOST), reading.text(PART_MOST)


class SubcontractorState(StrEnum):
    """Where a question about a subcontractor stands, and then the subcontractor."""

    ASKED = "asked"
    AGREED = "agreed"
    """By the client's word, or by its silence where the agreement says so."""
    REFUSED = "refused"
    LAPSED = "lapsed"
    """Nobody answered, and that is a no; or the agreement was over first."""
    WITHDRAWN = "withdrawn"
    LEFT = "left"


SUBCONTRACTOR = Lifecycle(
    "subcontractor",
    {
        (SubcontractorState.ASKED, "agree"): SubcontractorState.AGREED,
        (SubcontractorState.ASKED, "let_in"): SubcontractorState.AGREED,
        (SubcontractorState.ASKED, "refuse"): SubcontractorState.REFUSED,
        (SubcontractorState.ASKED, "lapse"): SubcontractorState.LAPSED,
        (SubcontractorState.ASKED, "withdraw"): SubcontractorState.WITHDRAWN,
        (SubcontractorState.AGREED, "leave"): SubcontractorState.LEFT,
    },
)


class NobodyElse(Refused):
    """The agreement lets nobody else in: that takes a change of it."""

    code = "nobody_else"


class NotAskedFor(Refused):
    """The agreement speaks only of those who see personal data: for others nothing needs to be asked."""

    code = "not_asked_for"


class NoSubcontracting(Refused):
    """The agreement does not run, or says nothing about other people."""

    code = "no_subcontracting"


class AskedAlready(Refused):
    """A question about ``name`` waits for its answer."""

    code = "subcontractor_asked_already"


class AnswerTooLate(Refused):
    """It was possible to answer until ``until``: what no answer means stands by then."""

    code = "subcontractor_answer_too_late"


class LeftOutOfRange(Invalid):
    """Who has left did so from the day of the yes, ``first``, up to today."""

    code = "left_out_of_range"


@dataclass(frozen=True, slots=True)
class Consent:
    """What an agreement says about other people. ``rule`` is its clause about subcontractors, None where it has none;
    ``objection_days`` are the calendar days to object to one who sees personal data, None where no clause speaks of
    them. ``agreed`` and ``processors`` are those that the two clauses name, as the parties wrote them."""

    rule: Subcontracting | None
    objection_days: int | None
    agreed: tuple[str, ...] = ()
    processors: tuple[str, ...] = ()

    @property
    def speaks(self) -> bool:
        """Whether the agreement says anything about other people."""
        return self.rule is not None or self.objection_days is not None

    @property
    def nobody(self) -> bool:
        """Whether nobody but those named may be brought in."""
        return self.rule is not None and self.rule.consent == "none"

    @property
    def may_ask(self) -> bool:
        """Whether the client can be asked for somebody."""
        return self.speaks and not self.nobody

    def must_be_asked(self, *, personal_data: bool) -> None:
        """NobodyElse where nobody may be brought in; NotAskedFor where the agreement wants no question about this
        one."""
        if self.nobody:
            raise NobodyElse()
        if self.rule is None and not personal_data:
            raise NotAskedFor(field="personal_data")

    def silence_agrees(self) -> bool:
        """Whether no answer lets the subcontractor in: not where the clause wants a yes in writing."""
        return self.rule.silence_agrees if self.rule else True

    def answer_by(self, asked_at: datetime, calendar: Calendar, *, personal_data: bool) -> datetime:
        """Until when the client answers: the working days of the clause; where it may object to a sub-processor too,
        the later of both, since silence agrees only when both are over. ``asked_at`` has a zone; the result is in
        UTC."""
        by_rule = self.rule.answer_by(asked_at, calendar) if self.rule else None
        if not personal_data or self.objection_days is None or not self.silence_agrees():
            assert by_rule is not None
            return by_rule
        by_data = add_calendar_days(asked_at, self.objection_days, calendar.zone)
        return max(by_rule, by_data) if by_rule else by_data


def consent_in(clauses: Iterable[Chosen]) -> Consent:
    """What the clauses of an agreement say about other people. An agreement's sentences of its own say nothing of
    them."""
    found = tuple(clauses)
    by_key = {one.key: one.values for one in found if one.own is None}
    data = by_key.get("data_processing", {})
    return Consent(
        rule=rule_in(found, Subcontracting),
        objection_days=data.get("objection_days"),
        agreed=tuple(by_key.get("subcontracting", {}).get("agreed") or ()),
        processors=tuple(data.get("subprocessors") or ()),
    )


def checked_subcontractor(name: str, place: str, part: str) -> tuple[str, str, str]:
    """Who it is, from where, and what part of the work they do, each in one line. Invalid where one is missing or
    too long, or the country is none (ISO 3166-1 alpha-2)."""
    said, does = " ".join(name.split()), " ".join(part.split())
    for field, words in (("name", said), ("part", does)):
        if not words:
            raise Invalid(field=field, reason="empty")
    try:
        code = country(place).code
    except UnknownPlace:
        raise Invalid(field="country", reason="choice") from None
    return str(_name("name", said)), code, str(_part("part", does))


def must_be_in_time(state: str, answer_until: datetime, at: datetime) -> None:
    """AnswerTooLate at the instant of silence or later, also while the clock has not come to it."""
    if state == SubcontractorState.ASKED and at >= answer_until:
        raise AnswerTooLate(until=answer_until)


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A subcontractor that waits for the client, as silence sees it."""

    name: str
    part: str
    answer_until: datetime
    silence_agrees: bool


def silence_of_subcontractors(waiting: Sequence[OpenQuestion]) -> list[Consequence]:
    """What no answer does to each: it lets them in, or it is a no."""
    return [
        Consequence(
            at=one.answer_until,
            code=LET_IN if one.silence_agrees else TURNED_AWAY,
            side="client",
            params={"name": one.name, "part": one.part},
        )
        for one in waiting
    ]
