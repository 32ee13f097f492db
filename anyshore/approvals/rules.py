"""When an approval is asked, of whom, and what the answers come to. Pure.

Told in prose with a worked table in docs/algorithms/approvals.md.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor
from uuid import UUID

from anyshore.kit.errors import Refused
from anyshore.kit.lifecycle import Lifecycle
from anyshore.kit.money import Money, exponent

MILLION = 1_000_000
"""Rates are millionths: one unit of the one currency is so many millionths of a unit of the other."""

RATE_MAX = 10**15
GROUP_MAX = 20
NAME_MAX = 80
WORDS_MAX = 2_000
DAYS_MAX = 60
ABSENCE_DAYS_MAX = 366


class GroupTooSmall(Refused):
    """A rule wants ``needed`` people of a group, which has ``people``."""

    code = "group_too_small"


class NobodyAsked(Refused):
    """No rule of the organisation wants anybody to agree: it simply goes out."""

    code = "nobody_asked"


class AuthorGone(Refused):
    """Who signed it may not bind the organisation any more: somebody else signs it anew."""

    code = "author_gone"


Rates = Mapping[tuple[str, str], int]
"""Millionths of the second currency for one unit of the first, as the organisation has stated them."""


class Kind(StrEnum):
    """What a rule is about."""

    DECISION = "decision"
    AWARD = "award"
    """What the organisation commits to as a client: an award, a purchase, an offer, a signature."""
    CONTRACT = "contract"
    """What it commits to as a provider: an offer, a signature."""
    PAYMENT = "payment"
    LIMIT = "limit"
    """To go beyond a limit that blocks."""


class Order(StrEnum):
    """Whether all are asked at once, or one after the other."""

    TOGETHER = "together"
    IN_TURN = "in_turn"


class ApprovalState(StrEnum):
    """What became of an approval."""

    ASKED = "asked"
    APPROVED = "approved"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


APPROVAL = Lifecycle(
    "approval",
    {
        (ApprovalState.ASKED, "approve"): ApprovalState.APPROVED,
        (ApprovalState.ASKED, "decline"): ApprovalState.DECLINED,
        (ApprovalState.ASKED, "withdraw"): ApprovalState.WITHDRAWN,
        (ApprovalState.ASKED, "lapse"): ApprovalState.LAPSED,
    },
)


class Answer(StrEnum):
    """What one person said; nothing yet is WAITING."""

    WAITING = "waiting"
    APPROVED = "approved"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Threshold:
    """A rule as the choice between rules sees it: it holds for what is more than ``above``."""

    rule_id: UUID
    above: Money


def more_than(amount: Money, limit: Money, rates: Rates) -> bool | None:
    """Whether ``amount`` is more than ``limit``; None where they are in two currencies without a stated rate."""
    if amount.currency == limit.currency:
        return amount.minor > limit.minor
    ours: int
    theirs: int
    ours, theirs = pow(10, exponent(amount.currency)), pow(10, exponent(limit.currency))
    if rate := rates.get((amount.currency, limit.currency)):
        return amount.minor * rate * theirs > limit.minor * MILLION * ours
    if rate := rates.get((limit.currency, amount.currency)):
        return amount.minor * MILLION * theirs > limit.minor * rate * ours
    return None


def converted(amount: Money, currency: str, rates: Rates) -> int | None:
    """Minor units of ``currency``, rounded down, at the stated rate; None where there is none. Only for comparing."""
    exact = _exact(amount, currency, rates)
    return None if exact is None else floor(exact)


def together(amount: Money, beside: Sequence[Money], rates: Rates) -> Money | None:
    """``amount`` with what counts ``beside`` it, in its own currency at the stated rates and rounded up; None, an
    amount that is not known, where one of them cannot be compared."""
    parts = [_exact(one, amount.currency, rates) for one in beside if one.minor]
    known = [one for one in parts if one is not None]
    return Money(amount.minor + ceil(sum(known)), amount.currency) if len(known) == len(parts) else None


def _exact(amount: Money, currency: str, rates: Rates) -> Fraction | None:
    """Minor units of ``currency`` at the stated rate, unrounded; None where there is none."""
    if amount.currency == currency:
        return Fraction(amount.minor)
    scale = Fraction(10 ** exponent(currency), 10 ** exponent(amount.currency))
    if rate := rates.get((amount.currency, currency)):
        return amount.minor * scale * rate / MILLION
    if rate := rates.get((currency, amount.currency)):
        return amount.minor * scale * MILLION / rate
    return None


def governing(rules: Sequence[Threshold], amount: Money | None, rates: Rates) -> UUID | None:
    """The one rule that holds for ``amount``, or None where nobody need be asked.

    Rules in the amount's own currency decide alone, if there are any: the highest that it exceeds. Otherwise those in
    other currencies are compared by a stated rate, and one that cannot be compared holds. An amount that is not known
    (None) is under the highest rule of all.
    """
    own = [rule for rule in rules if amount is not None and rule.above.currency == amount.currency]
    holding = [rule for rule in own or rules if amount is None or more_than(amount, rule.above, rates) in (True, None)]
    highest = max(holding, key=lambda rule: (rule.above.minor, str(rule.rule_id)), default=None)
    return highest.rule_id if highest else None


def fingerprint(content: object) -> str:
    """SHA-256 of the exact content that is asked about, as sorted JSON: what changes it needs another approval."""
    text = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def verdict(answers: Sequence[str], needed: int) -> str:
    """The move that the answers so far come to: ``approve``, ``decline``, or nothing yet ("").

    It is approved once ``needed`` have agreed, and declined once so many have declined that they cannot be reached.
    """
    if answers.count(Answer.APPROVED) >= needed:
        return "approve"
    return "decline" if len(answers) - answers.count(Answer.DECLINED) < needed else ""


def whose_turn(answers: Sequence[str], order: str) -> list[int]:
    """The places in ``answers`` that may speak now: all that wait, or in turn the first of them."""
    waiting = [place for place, answer in enumerate(answers) if answer == Answer.WAITING]
    return waiting[:1] if order == Order.IN_TURN else waiting


def rule_problem(above: Money, needed: int, answer_days: int) -> str | None:
    """The first field of a rule that cannot be as it is, or None."""
    fits = {"above": above.minor >= 0, "needed": needed >= 1, "answer_days": 1 <= answer_days <= DAYS_MAX}
    return next((field for field, good in fits.items() if not good), None)


def absence_problem(person_id: UUID, stand_in_id: UUID, starts_on: date, ends_on: date, today: date) -> str | None:
    """The first field of an absence that cannot be as it is, or None."""
    if stand_in_id == person_id:
        return "stand_in_id"
    if ends_on < starts_on or ends_on < today or (ends_on - starts_on).days > ABSENCE_DAYS_MAX:
        return "ends_on"
    return None
