"""Services that the client runs itself for a while: for their page, for verbs under their lock, for mails, as silence
and the price of a month see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.models import Agreement, StepIn, StepInCost, StepInWord
from anyshore.contracts.queries.clauses import clauses_of
from anyshore.contracts.queries.loading import locked_agreement
from anyshore.contracts.queries.versions import current_content
from anyshore.contracts.rules import LIVE
from anyshore.contracts.rules.clauses.acting.ending import StepIn as StepInRule
from anyshore.contracts.rules.clauses.chosen import rule_in
from anyshore.contracts.rules.step_in import AnnouncedAlready, NoStepIn, Run, StepInState
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Invalid, NotFound
from anyshore.kit.money import Money
from anyshore.plumbing import files
from anyshore.plumbing.files import AttachedFile

OPEN = (StepInState.ANNOUNCED, StepInState.BEGUN)
"""States in which something is still to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordRow:
    """What the provider said: that it can go on (``ready``), or something else."""

    ready: bool
    disputes: bool
    words: str
    by: str
    at: datetime
    files: tuple[AttachedFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CostRow:
    """What running it cost, as the client claims it, and the provider's answer."""

    id: UUID
    state: str
    amount: Money
    words: str
    by: str
    at: datetime
    answer: str
    answered_by: str
    answered_at: datetime | None
    files: tuple[AttachedFile, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StepInRow:
    """One service that the client announced to run itself. ``through`` is who runs it for the client, empty where it
    does so itself; ``given_by`` who gave it back, empty where silence did."""

    id: UUID
    state: str
    dangers: tuple[str, ...]
    failure: str
    what: str
    through: str
    urgent: bool
    of_month: bool
    begins_on: date
    most_days: int
    by: str
    at: datetime
    begun_on: date | None
    last_on: date | None
    ready_at: datetime | None
    back_on: date | None
    given_by: str
    over_at: datetime | None
    words: tuple[WordRow, ...]
    costs: tuple[CostRow, ...]

    @property
    def is_open(self) -> bool:
        """Whether something is still to come of it."""
        return self.state in OPEN

    def cost(self, cost_id: UUID) -> CostRow:
        """One claim of it; NotFound for none."""
        found = next((one for one in self.costs if one.id == cost_id), None)
        if found is None:
            raise NotFound()
        return found


@dataclass(frozen=True, slots=True)
class StepInsPage:
    """All of one agreement, newest first, and what it says; ``rule`` is None where its clauses say nothing any more.
    ``pays_month``: a price a month is agreed."""

    rule: StepInRule | None
    pays_month: bool
    rows: tuple[StepInRow, ...]

    def row(self, step_in_id: UUID) -> StepInRow:
        """One of them; NotFound for none."""
        found = next((one for one in self.rows if one.id == step_in_id), None)
        if found is None:
            raise NotFound()
        return found


def step_in_with_agreement_locked(actor: Actor, step_in_id: UUID) -> tuple[StepIn, Agreement]:
    """One under its agreement, which is locked first; NotFound if the actor does not see it."""
    visible = StepIn.objects.visible_to(actor).filter(pk=step_in_id)
    owner = visible.values_list("agreement_id", flat=True).first()
    if owner is None:
        raise NotFound()
    agreement = locked_agreement(actor, owner)
    return visible.get(), agreement


def cost_with_agreement_locked(actor: Actor, cost_id: UUID) -> tuple[StepInCost, Agreement]:
    """A claim under its agreement, which is locked first; NotFound if the actor does not see it."""
    visible = StepInCost.objects.visible_to(actor).filter(pk=cost_id)
    owner = visible.values_list("step_in__agreement_id", flat=True).first()
    if owner is None:
        raise NotFound()
    agreement = locked_agreement(actor, owner)
    return visible.select_related("step_in").get(), agreement


def step_in_rule_of(agreement: Agreement) -> StepInRule:
    """What an agreement that runs says about it; NoStepIn where it says nothing, or does not run."""
    rule = rule_in(clauses_of(agreement), StepInRule)
    if agreement.state not in LIVE or rule is None:
        raise NoStepIn()
    return rule


def must_be_new(agreement: Agreement, what: str) -> None:
    """AnnouncedAlready where this service was announced and is not over."""
    if StepIn.objects.filter(agreement=agreement, what=what, state__in=OPEN).exists():
        raise AnnouncedAlready(field="what", what=what)


def must_be_of_month(agreement: Agreement, *, of_month: bool) -> None:
    """Invalid where it is said to be what a month pays, and nothing is paid by the month."""
    if of_month and current_content(agreement).lines.retainer is None:
        raise Invalid(field="of_month", reason="choice")


def runs_of(agreement_id: UUID) -> list[Run]:
    """From when to when the client ran what the price of a month pays; to the last day where it does so now."""
    rows = StepIn.objects.filter(agreement_id=agreement_id, of_month=True, begun_on__isnull=False)
    return [
        Run(begun_on, back_on or last_on)
        for begun_on, back_on, last_on in rows.order_by("begun_on").values_list("begun_on", "back_on", "last_on")
        if begun_on and last_on
    ]


def step_ins_page(actor: Actor, agreement_id: UUID) -> StepInsPage:
    """Those of an agreement that the actor sees and both signed; NotFound, also where it says nothing about it and
    nothing was announced."""
    agreement = Agreement.objects.visible_to(actor).filter(pk=agreement_id, signed_at__isnull=False).first()
    if agreement is None:
        raise NotFound()
    content, found = current_content(agreement), StepIn.objects.filter(agreement=agreement)
    rule = rule_in(content.clauses, StepInRule)
    rows = _rows(list(found.select_related("author", "giver").order_by("-at", "-id")), agreement.currency)
    if rule is None and not rows:
        raise NotFound()
    return StepInsPage(rule, content.lines.retainer is not None, rows)


def step_in_told(step_in_id: UUID) -> tuple[UUID, str, date] | None:
    """The agreement, the service and the last day of one that the client runs; None for others, and where the
    agreement is over."""
    row = StepIn.objects.filter(pk=step_in_id, state=StepInState.BEGUN, agreement__state__in=LIVE).first()
    return (row.agreement_id, row.what, row.last_on) if row and row.last_on else None


def may_read_step_in_word(actor: Actor, word_id: UUID) -> bool:
    """Whether the actor sees what the provider said, and so its files."""
    return bool(StepInWord.objects.visible_to(actor).filter(pk=word_id).exists())


def may_read_step_in_cost(actor: Actor, cost_id: UUID) -> bool:
    """Whether the actor sees the claim, and so its receipts."""
    return bool(StepInCost.objects.visible_to(actor).filter(pk=cost_id).exists())


def _rows(found: list[Any], currency: str) -> tuple[StepInRow, ...]:
    of: dict[str, Any] = {"step_in__in": found}
    words = list(StepInWord.objects.filter(**of).select_related("author").order_by("at", "id"))
    costs = list(StepInCost.objects.filter(**of).select_related("author", "answerer").order_by("at", "id"))
    kept = files.of(*(("step_in_word", one.pk) for one in words), *(("step_in_cost", one.pk) for one in costs))
    return tuple(
        StepInRow(
            dangers=tuple(one.dangers),
            through=one.by,
            by=one.author.name,
            given_by=one.giver.name if one.giver else "",
            words=tuple(_word(each, kept) for each in words if each.step_in_id == one.pk),
            costs=tuple(_cost(each, currency, kept) for each in costs if each.step_in_id == one.pk),
            **{name: getattr(one, name) for name in _PLAIN},
        )
        for one in found
    )


_PLAIN = (
    "id", "state", "failure", "what", "urgent", "of_month", "begins_on", "most_days", "at", "begun_on", "last_on",
    "ready_at", "back_on", "over_at",
)  # fmt: skip


def _word(one: Any, kept: Any) -> WordRow:
    return WordRow(
        ready=one.ready,
        disputes=one.disputes,
        words=one.words,
        by=one.author.name,
        at=one.at,
        files=tuple(kept.get(("step_in_word", one.pk), ())),
    )


def _cost(one: Any, currency: str, kept: Any) -> CostRow:
    return CostRow(
        id=one.pk,
        state=str(one.state),
        amount=Money(one.amount_minor, currency),
        words=one.words,
        by=one.author.name,
        at=one.at,
        answer=one.answer,
        answered_by=one.answerer.name if one.answerer else "",
        answered_at=one.answered_at,
        files=tuple(kept.get(("step_in_cost", one.pk), ())),
    )
