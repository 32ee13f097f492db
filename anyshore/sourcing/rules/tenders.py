"""What makes a request a tender: sealed opening, evaluators, lots, rounds, and the reviews that bidders may ask
for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final
from uuid import UUID

from anyshore.kit.errors import Invalid, Refused
from anyshore.kit.lifecycle import Lifecycle
from anyshore.kit.money import MAX_MINOR
from anyshore.sourcing.rules.refusals import ChoiceUnknown, NotInFuture, TooMany
from anyshore.sourcing.rules.states import RequestKind
from anyshore.sourcing.rules.terms import TITLE_LIMIT, CriterionTerms, line, once, one_of, plain, text, within

TENDERS: Final = (RequestKind.RFI, RequestKind.RFQ, RequestKind.RFP)
"""The kinds that are run in steps, by several people, on record."""

ANCHORS: Final = (0, 25, 50, 75, 100)
"""The points that a scoring guide puts into words."""

LOT_BRIEF_LIMIT = 4_000
WORDS_LIMIT = 2_000
MOST_LOTS, MOST_EVALUATORS, MOST_OPENERS, MOST_SETS = 8, 12, 6, 40
OPENERS = 2
"""How many of the people named must confirm before sealed proposals open."""

REVIEW_DAYS: Final = timedelta(days=10)
"""Calendar days after the answer in which a bidder may ask for a review, and then in which it is answered."""


class SplitRule(StrEnum):
    """By what the best division of lots is worked out."""

    SCORE = "score"
    PRICE = "price"


class LotState(StrEnum):
    """Where one lot stands."""

    OPEN = "open"
    AWARDED = "awarded"
    UNAWARDED = "unawarded"


LOT = Lifecycle(
    "lot",
    {
        (LotState.OPEN, "award"): LotState.AWARDED,
        (LotState.OPEN, "leave"): LotState.UNAWARDED,
        (LotState.AWARDED, "release"): LotState.OPEN,
    },
)


class ReviewState(StrEnum):
    """Where the review that a bidder asked for stands."""

    OPEN = "open"
    ANSWERED = "answered"
    LAPSED = "lapsed"


REVIEW = Lifecycle(
    "award_review",
    {
        (ReviewState.OPEN, "answer"): ReviewState.ANSWERED,
        (ReviewState.OPEN, "lapse"): ReviewState.LAPSED,
    },
)


class NotATender(Refused):
    """The request is run plainly: it has no such step."""

    code = "not_a_tender"


class StillSealed(Refused):
    """The proposals have not been opened."""

    code = "still_sealed"


class SetupLocked(Refused):
    """A proposal is in: ``field`` no longer changes."""

    code = "setup_locked"


class OpenersMissing(Invalid):
    """Sealed proposals are opened by two people together: fewer than ``least`` are named."""

    code = "openers_missing"


class NamesNeedSealing(Invalid):
    """Names can be hidden while scoring only where proposals arrive sealed."""

    code = "names_need_sealing"


class ReviewerScores(Invalid):
    """The person who answers reviews of the award may not be one of its evaluators."""

    code = "reviewer_scores"


@dataclass(frozen=True, slots=True, kw_only=True)
class LotTerms:
    """A part that is priced and awarded on its own. ``weights`` are by the place of the criterion, from 1; where
    they are empty those of the request hold."""

    title: str
    brief: str = ""
    budget_minor: int | None = None
    weights: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderTerms:
    """How a tender is run. People are named by their ids."""

    sealed: bool = False
    names_hidden: bool = False
    tell_rank: bool = False
    split_rule: str = SplitRule.SCORE
    evaluator_ids: tuple[UUID, ...] = ()
    opener_ids: tuple[UUID, ...] = ()
    reviewer_id: UUID | None = None
    lots: tuple[LotTerms, ...] = ()


def completed_tender(terms: TenderTerms, *, people: Collection[UUID], criteria: int) -> TenderTerms:
    """``terms`` cleaned and checked. ``people`` may be named; ``criteria`` is how many the request has.

    Raises OpenersMissing, NamesNeedSealing, ReviewerScores, ChoiceUnknown, Repeated, TooMany, TextMissing,
    TextTooLong and OutOfRange.
    """
    named = (*terms.evaluator_ids, *terms.opener_ids, *([terms.reviewer_id] if terms.reviewer_id else []))
    if any(one not in people for one in named):
        raise ChoiceUnknown(field="evaluators")
    for ids, name, most in (
        (terms.evaluator_ids, "evaluators", MOST_EVALUATORS),
        (terms.opener_ids, "openers", MOST_OPENERS),
        (terms.lots, "lots", MOST_LOTS),
    ):
        if len(ids) > most:
            raise TooMany(field=name, limit=most)
    once([str(one) for one in terms.evaluator_ids], "evaluators")
    once([str(one) for one in terms.opener_ids], "openers")
    if terms.sealed and len(terms.opener_ids) < OPENERS:
        raise OpenersMissing(field="openers", least=OPENERS)
    if terms.names_hidden and not terms.sealed:
        raise NamesNeedSealing(field="names_hidden")
    if terms.reviewer_id in terms.evaluator_ids:
        raise ReviewerScores(field="reviewer")
    one_of(terms.split_rule, "split_rule", set(SplitRule))
    return replace(terms, lots=_lots(terms.lots, criteria))


def _lots(given: Sequence[LotTerms], criteria: int) -> tuple[LotTerms, ...]:
    if len(given) == 1:
        raise LotAlone(field="lots")
    checked = tuple(
        LotTerms(
            title=line(one.title, "lots", TITLE_LIMIT - 40),
            brief=text(one.brief, "lots", LOT_BRIEF_LIMIT),
            budget_minor=None if one.budget_minor is None else within(one.budget_minor, "lots", 1, MAX_MINOR),
            weights=_weights(one.weights, criteria),
        )
        for one in given
    )
    once([one.title.casefold() for one in checked], "lots")
    return checked


def _weights(given: tuple[int, ...], criteria: int) -> tuple[int, ...]:
    if given and len(given) != criteria:
        raise LotWeights(field="lots", criteria=criteria)
    return tuple(within(one, "lots", 1, 100) for one in given)


class LotAlone(Invalid):
    """One lot is the whole: there are none, or at least two."""

    code = "lot_alone"


class LotWeights(Invalid):
    """The weights of a lot are one for each of the ``criteria`` of the request, or none."""

    code = "lot_weights"


def tender_content(terms: TenderTerms) -> dict[str, object]:
    """The setup as plain JSON: what the record keeps."""
    return {name: plain(value) for name, value in asdict(terms).items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryTerms:
    """A set that an organisation uses again: questions every proposal answers, criteria with weights and guides."""

    name: str
    questions: tuple[str, ...] = ()
    criteria: tuple[CriterionTerms, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """What an evaluator declares about one bidder: a conflict of interest, in words, or none."""

    proposal_id: UUID
    conflict: bool
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundTerms:
    """What a client asks for in the next round: in words, by an instant, of whom; ``last`` is best and final."""

    words: str
    until: datetime
    proposal_ids: tuple[UUID, ...] = field(default=())
    last: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LotChoice:
    """What is decided about one lot (by its place): who gets it, or why nobody does."""

    lot: int
    proposal_id: UUID | None = None
    reason: str = ""


def won_by(choices: tuple[LotChoice, ...]) -> dict[UUID, tuple[int, ...]]:
    """The lots (by place) that each chosen proposal gets, in the order of the choices."""
    won: dict[UUID, tuple[int, ...]] = {}
    for one in choices:
        if one.proposal_id is not None:
            won[one.proposal_id] = (*won.get(one.proposal_id, ()), one.lot)
    return won


def later(until: datetime, at: datetime) -> datetime:
    """``until`` if it is still to come."""
    if until <= at:
        raise NotInFuture(field="until")
    return until
