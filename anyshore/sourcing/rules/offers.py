"""What a provider offers, as data: a price, a schedule, milestones that add up, answers, and an expiry."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from anyshore.kit.errors import Invalid
from anyshore.kit.money import MAX_MINOR
from anyshore.sourcing.rules.pricing import BundleOffer, LotOffer, awarded_parts, bid_of, checked_bundles, checked_lots
from anyshore.sourcing.rules.refusals import NotInFuture, OutOfRange
from anyshore.sourcing.rules.teams import MemberTerms, checked_team
from anyshore.sourcing.rules.terms import TITLE_LIMIT, at_most, is_past, line, plain, text, within

TEXT_LIMIT = 20_000
ANSWER_LIMIT = 4_000
MOST_MILESTONES, MOST_LINES, LINE_LIMIT = 30, 20, 300
NO_LOTS: Final[Mapping[int, str]] = {}
LONGEST: Final = timedelta(days=365)
"""An offer binds its bidder for a year at most."""


class MilestonesDoNotAddUp(Invalid):
    """The milestones' amounts sum to ``total_minor``, not to the price ``price_minor``."""

    code = "milestones_do_not_add_up"


class AnswerMissing(Invalid):
    """A screening question, ``question``, is not answered, or an answer belongs to none."""

    code = "answer_missing"


class MilestonesOutOfOrder(Invalid):
    """A milestone is due after the work finishes, or before the milestone in front of it."""

    code = "milestones_out_of_order"


@dataclass(frozen=True, slots=True, kw_only=True)
class MilestoneTerms:
    """A part of the work with its price in minor units of the request's currency, and what it is accepted by."""

    title: str
    amount_minor: int
    due_on: date | None = None
    criteria: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerTerms:
    """The answer to one screening question."""

    question_id: UUID
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposalTerms:
    """An offer as its author writes it: ``price_minor`` is the whole price in the request's currency.

    Without milestones the whole is one. Without ``expires_at`` the offer binds until the client must have decided.
    Where the request has lots, they carry the prices, and each is a milestone. ``team`` are the members beside the
    bidder, who leads it.
    """

    price_minor: int
    text: str
    finishes_on: date | None = None
    milestones: tuple[MilestoneTerms, ...] = ()
    answers: tuple[AnswerTerms, ...] = ()
    expires_at: datetime | None = None
    lots: tuple[LotOffer, ...] = ()
    bundles: tuple[BundleOffer, ...] = ()
    team: tuple[MemberTerms, ...] = ()

    @property
    def stands_until(self) -> datetime:
        """When the offer expires, once ``completed`` has fixed it."""
        if self.expires_at is None:
            raise ValueError("the terms are not completed")
        return self.expires_at


def completed(
    terms: ProposalTerms,
    *,
    title: str,
    questions: Collection[UUID],
    decide_until: datetime,
    at: datetime,
    priced: bool = True,
    lots: Mapping[int, str] = NO_LOTS,
) -> ProposalTerms:
    """``terms`` cleaned, checked, and completed: one milestone named ``title`` where none is given, an expiry.

    ``questions`` are the request's screening questions, each to be answered once; ``lots`` its lots by place. An
    answer that is not ``priced`` has neither price nor milestones. Raises TextMissing, TextTooLong, TooMany,
    OutOfRange, NotInFuture, LotsMissing, BundleDearer, MilestonesDoNotAddUp, MilestonesOutOfOrder, AnswerMissing and
    what rules.teams refuses.
    """
    costed = _costed(terms, title, lots) if priced else replace(terms, price_minor=0, milestones=(), lots=())
    done = replace(
        costed,
        text=text(terms.text, "text", TEXT_LIMIT, least=1),
        milestones=tuple(_milestone(one) for one in costed.milestones),
        answers=_answers(terms.answers, questions),
        expires_at=terms.expires_at or decide_until,
        team=checked_team(terms.team),
    )
    at_most(done.milestones, "milestones", MOST_MILESTONES)
    total = sum(one.amount_minor for one in done.milestones)
    if total != done.price_minor:
        raise MilestonesDoNotAddUp(field="milestones", total_minor=total, price_minor=done.price_minor)
    _check_days(done, at)
    return done


def _costed(terms: ProposalTerms, title: str, lots: Mapping[int, str]) -> ProposalTerms:
    """The price and its milestones: as they are written, or by lot, where each lot is a milestone."""
    if not lots:
        price = within(terms.price_minor, "price", 1, MAX_MINOR)
        whole = MilestoneTerms(title=title, amount_minor=price, due_on=terms.finishes_on)
        return replace(terms, milestones=terms.milestones or (whole,), lots=(), bundles=())
    offered = checked_lots(terms.lots, lots)
    bundles = checked_bundles(terms.bundles, offered)
    parts = awarded_parts(bid_of(UUID(int=0), offered, bundles), [one.lot for one in offered])
    order = sorted(offered, key=lambda one: (one.finishes_on is None, one.finishes_on or date.max, one.lot))
    days = [one.finishes_on for one in offered if one.finishes_on]
    return replace(
        terms,
        price_minor=sum(parts.values()),
        finishes_on=max(days) if len(days) == len(offered) else terms.finishes_on,
        milestones=tuple(
            MilestoneTerms(title=lots[one.lot], amount_minor=parts[one.lot], due_on=one.finishes_on) for one in order
        ),
        lots=offered,
        bundles=bundles,
    )


def _milestone(given: MilestoneTerms) -> MilestoneTerms:
    lines = tuple(line(one, "milestones", LINE_LIMIT) for one in given.criteria if one.strip())
    at_most(lines, "milestones", MOST_LINES)
    return replace(
        given,
        title=line(given.title, "milestones", TITLE_LIMIT),
        amount_minor=within(given.amount_minor, "milestones", 1, MAX_MINOR),
        criteria=lines,
    )


def _answers(given: tuple[AnswerTerms, ...], questions: Collection[UUID]) -> tuple[AnswerTerms, ...]:
    by_question = {one.question_id: text(one.text, "answers", ANSWER_LIMIT) for one in given}
    for question in questions:
        if not by_question.get(question):
            raise AnswerMissing(field="answers", question=question)
    if len(given) != len(questions) or set(by_question) != set(questions):
        raise AnswerMissing(field="answers", question="")
    return tuple(AnswerTerms(question_id=question, text=by_question[question]) for question in questions)


def _check_days(terms: ProposalTerms, at: datetime) -> None:
    if terms.finishes_on is not None and is_past(terms.finishes_on, at):
        raise NotInFuture(field="finishes_on")
    if terms.stands_until <= at:
        raise NotInFuture(field="expires_at")
    if terms.stands_until - at > LONGEST:
        raise OutOfRange(field="expires_at", low=1, high=LONGEST.days)
    days = [one.due_on for one in terms.milestones if one.due_on is not None]
    if days != sorted(days) or (terms.finishes_on and days and days[-1] > terms.finishes_on):
        raise MilestonesOutOfOrder(field="milestones")
    if days and is_past(days[0], at):
        raise NotInFuture(field="milestones")


def content(terms: ProposalTerms) -> dict[str, object]:
    """The offer as plain JSON: what a version keeps."""
    return {name: plain(value) for name, value in asdict(terms).items()}


def read_content(found: Mapping[str, Any]) -> ProposalTerms:
    """The offer that ``content`` wrote."""
    return ProposalTerms(
        price_minor=found["price_minor"],
        text=found["text"],
        finishes_on=_day(found["finishes_on"]),
        milestones=tuple(
            MilestoneTerms(
                title=one["title"],
                amount_minor=one["amount_minor"],
                due_on=_day(one["due_on"]),
                criteria=tuple(one["criteria"]),
            )
            for one in found["milestones"]
        ),
        answers=tuple(AnswerTerms(question_id=UUID(one["question_id"]), text=one["text"]) for one in found["answers"]),
        expires_at=datetime.fromisoformat(found["expires_at"]) if found["expires_at"] else None,
        lots=tuple(
            LotOffer(lot=one["lot"], price_minor=one["price_minor"], finishes_on=_day(one["finishes_on"]))
            for one in found["lots"]
        ),
        bundles=tuple(
            BundleOffer(lots=tuple(one["lots"]), price_minor=one["price_minor"]) for one in found["bundles"]
        ),
        team=tuple(
            MemberTerms(provider_id=UUID(one["provider_id"]), share_bps=one["share_bps"], role=one["role"])
            for one in found["team"]
        ),
    )


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None
