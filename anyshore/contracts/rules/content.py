"""What one version of an agreement says, as data: the parties, the work, the milestones and the terms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from anyshore.contracts.rules import reading
from anyshore.contracts.rules.checks import Check, checked_checks, read_checks
from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.clauses.frame import WORDING
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.lines import NO_LINES, Lines
from anyshore.contracts.rules.terms import Terms
from anyshore.kit.errors import Invalid
from anyshore.kit.money import MAX_MINOR, Money

MOST_MILESTONES = 100
FORMAT = 2
"""The shape of the content; old versions keep theirs. The first had no language, no clauses and no wording. Lines, a
team and a milestone's checks stand in it where there are any, so that a content without them reads and hashes as
before."""


@dataclass(frozen=True, slots=True)
class Party:
    """One side as the version names it. ``country`` is ISO 3166-1 alpha-2."""

    id: UUID
    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the provider's team: its share of what the provider is paid, in basis points, and what it does."""

    party: Party
    share_bps: int
    role: str


@dataclass(frozen=True, slots=True)
class Reference:
    """Another agreement of the same two sides as this one names it: in which version, with which hash."""

    id: UUID
    number: int
    title: str
    version: int
    hash: str


@dataclass(frozen=True, slots=True)
class MilestoneDraft:
    """A priced part of the work: its amount in minor units, its day, and when it counts as done: ``criteria`` that
    people tick, and ``checks`` that a machine runs."""

    title: str
    amount_minor: int
    due_on: date | None = None
    criteria: tuple[str, ...] = ()
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The whole of one version. ``brief`` is what the client wants, ``offer`` what the provider says it does.

    ``fee_bps`` and ``rail`` are the operator's fee and the way money moves: both sides sign them too. ``team`` are
    those whom the provider leads, if it does not work alone. The text is written in ``language`` with the sentences of
    ``wording`` (clauses.frame); ``clauses`` are those beside the terms. A statement of work stands ``under`` its
    master agreement; what ``follows`` another carries on after it.
    """

    agreement_id: UUID
    number: int
    version: int
    client: Party
    provider: Party
    title: str
    brief: str
    offer: str
    category: str
    unit: str
    currency: str
    milestones: tuple[MilestoneDraft, ...]
    terms: Terms
    fee_bps: int
    rail: str
    lines: Lines = NO_LINES
    language: Language = Language.EN
    clauses: tuple[Chosen, ...] = ()
    wording: int = WORDING
    team: tuple[Member, ...] = ()
    under: Reference | None = None
    follows: Reference | None = None

    @property
    def is_master(self) -> bool:
        """Whether statements of work stand under it."""
        return is_master(self.clauses)

    @property
    def missing(self) -> tuple[str, ...]:
        """What must still be written before anybody signs: of the terms, and of each clause as
        ``clause.parameter``."""
        of_clauses = (f"{one.key}.{name}" for one in self.clauses for name in one.unfilled)
        return (*self.terms.missing(), *of_clauses)

    @property
    def value(self) -> Money:
        """The price in all: of the milestones, and what the lines cost at most."""
        parts = sum(one.amount_minor for one in self.milestones)
        return Money(parts + self.lines.most_minor(self.terms.end_on, self.clauses, self.currency), self.currency)

    def amount(self, milestone: MilestoneDraft) -> Money:
        """The price of one milestone."""
        return Money(milestone.amount_minor, self.currency)

    def next_version(self, **changes: Any) -> Content:
        """The content of the version after this one, with ``changes`` of fields."""
        return replace(self, version=self.version + 1, **changes)

    def to_json(self) -> dict[str, object]:
        """The content as plain JSON values, the shape that is stored and hashed."""
        return {
            "format": FORMAT,
            "agreement": str(self.agreement_id),
            "number": self.number,
            "version": self.version,
            "client": _party(self.client),
            "provider": _party(self.provider),
            "title": self.title,
            "brief": self.brief,
            "offer": self.offer,
            "category": self.category,
            "unit": self.unit,
            "currency": self.currency,
            "milestones": [_milestone(one) for one in self.milestones],
            "terms": self.terms.to_json(),
            "fee_bps": self.fee_bps,
            "rail": self.rail,
            **({"lines": self.lines.to_json()} if self.lines != NO_LINES else {}),
            "language": str(self.language),
            "clauses": [one.to_json() for one in self.clauses],
            "wording": self.wording,
            **({"team": [_member(one) for one in self.team]} if self.team else {}),
            **{name: _reference(one) for name, one in (("under", self.under), ("follows", self.follows)) if one},
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Content:
        """Read what ``to_json`` wrote; what a version keeps beside it (the text's hash) is left aside."""
        return cls(
            agreement_id=UUID(data["agreement"]),
            number=data["number"],
            version=data["version"],
            client=_read_party(data["client"]),
            provider=_read_party(data["provider"]),
            milestones=tuple(_read_milestone(one) for one in data["milestones"]),
            terms=Terms.from_json(data["terms"]),
            lines=Lines.from_json(data.get("lines")),
            language=Language(data.get("language", Language.EN)),
            clauses=tuple(Chosen.from_json(one) for one in data.get("clauses", ())),
            wording=data.get("wording", 1),
            team=read_members(data.get("team", ())),
            under=_read_reference(data.get("under")),
            follows=_read_reference(data.get("follows")),
            **{name: data[name] for name in PLAIN},
        )


PLAIN = ("title", "brief", "offer", "category", "unit", "currency", "fee_bps", "rail")
"""Fields that are the same in JSON."""

_title = reading.text(160)
_words = reading.text(200_000)
_reason = reading.text(2_000)
_criteria = reading.lines(50, 500)


def checked_title(title: str) -> str:
    """A title as an agreement may have it: one line, not empty; Invalid otherwise."""
    read = str(_title("title", title)).strip()
    if not read or "\n" in read:
        raise Invalid(field="title", reason="empty" if not read else "characters")
    return read


def checked_words(field: str, words: str) -> str:
    """Free text of a version, at most 200,000 characters; a control in it becomes a space."""
    return str(_words(field, reading.CONTROLS.sub(" ", words.replace("\r\n", "\n"))))


def checked_reason(field: str, words: str) -> str:
    """Why somebody did something: at most 2,000 characters; a control in it becomes a space."""
    return str(_reason(field, reading.CONTROLS.sub(" ", words.replace("\r\n", "\n")))).strip()


def checked_needed(field: str, words: str) -> str:
    """The same; Invalid where nothing is said."""
    said = checked_reason(field, words)
    if not said:
        raise Invalid(field=field, reason="empty")
    return said


def is_master(clauses: Sequence[Chosen]) -> bool:
    """Whether an agreement with these clauses is one under which statements of work stand."""
    return any(one.key == "master_agreement" for one in clauses)


def checked_milestones(
    milestones: Sequence[MilestoneDraft], lines: Lines = NO_LINES, clauses: Sequence[Chosen] = ()
) -> tuple[MilestoneDraft, ...]:
    """The milestones as an agreement may have them: 1 to 100, or none where ``lines`` are paid by the week or month or
    the ``clauses`` make it a master agreement, each titled and priced above zero; Invalid otherwise."""
    if not (0 if lines.runs or is_master(clauses) else 1) <= len(milestones) <= MOST_MILESTONES:
        raise Invalid(field="milestones", reason="length", longest=MOST_MILESTONES)
    if sum(one.amount_minor for one in milestones) > MAX_MINOR:
        raise Invalid(field="milestones", reason="range", high=MAX_MINOR)
    return tuple(_checked_milestone(position, one) for position, one in enumerate(milestones, 1))


def _checked_milestone(position: int, one: MilestoneDraft) -> MilestoneDraft:
    if one.amount_minor <= 0:
        raise Invalid(field="milestones", reason="amount", position=position)
    criteria, checks = _criteria("criteria", one.criteria), checked_checks(one.checks)
    return replace(one, title=checked_title(one.title), criteria=criteria, checks=checks)


def _party(party: Party) -> dict[str, object]:
    return {"id": str(party.id), "name": party.name, "country": party.country}


def _read_party(data: Mapping[str, Any]) -> Party:
    return Party(UUID(data["id"]), data["name"], data["country"])


def _reference(one: Reference) -> dict[str, object]:
    return {"id": str(one.id), "number": one.number, "title": one.title, "version": one.version, "hash": one.hash}


def _read_reference(data: Mapping[str, Any] | None) -> Reference | None:
    return Reference(UUID(data["id"]), data["number"], data["title"], data["version"], data["hash"]) if data else None


def _member(one: Member) -> dict[str, object]:
    return {**_party(one.party), "share_bps": one.share_bps, "role": one.role}


def read_members(found: Sequence[Mapping[str, Any]]) -> tuple[Member, ...]:
    """The team as a version's content, or an agreement's row, has it."""
    return tuple(Member(_read_party(one), one["share_bps"], one["role"]) for one in found)


def _milestone(one: MilestoneDraft) -> dict[str, object]:
    return {
        "title": one.title,
        "amount_minor": one.amount_minor,
        "due_on": one.due_on.isoformat() if one.due_on else None,
        "criteria": list(one.criteria),
        **({"checks": [check.to_json() for check in one.checks]} if one.checks else {}),
    }


def _read_milestone(data: Mapping[str, Any]) -> MilestoneDraft:
    due_on = date.fromisoformat(data["due_on"]) if data["due_on"] else None
    checks = read_checks(data.get("checks", ()))
    return MilestoneDraft(data["title"], data["amount_minor"], due_on, tuple(data["criteria"]), checks)
