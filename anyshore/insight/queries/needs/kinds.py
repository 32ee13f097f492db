"""The kinds of things that wait for somebody, the right that each needs, and one such thing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from anyshore.contracts.queries.duties import DutyRow
from anyshore.kit.money import Money
from anyshore.parties.rules import Right


class NeedKind(StrEnum):
    """What is asked for. The door has an icon, words and a button for each."""

    SIGN = "sign"
    SUGGEST = "suggest"
    REVIEW = "review"
    PAUSED = "paused"
    FUND = "fund"
    DELIVER = "deliver"
    LATE = "late"
    CHANGE = "change"
    COMPARE = "compare"
    ANSWER = "answer"
    PROPOSE = "propose"
    JOIN = "join"
    TEAM = "team"
    DRAFT = "draft"
    CONFIRM = "confirm"
    HOURS = "hours"
    REFUND = "refund"
    RATE = "rate"
    DECIDE = "decide"
    OUTCOME = "outcome"
    RISK = "risk"
    APPROVE = "approve"
    BACK = "back"
    ITEM = "item"
    NOTICE = "notice"
    DUTY = "duty"
    PLAN = "plan"
    GATE = "gate"
    SERVICE = "service"
    LEARN = "learn"
    REVOKE = "revoke"
    MISSED = "missed"
    DISPUTED = "disputed"
    QUESTION = "question"
    READ = "read"
    REPORT = "report"
    LOOK = "look"
    CAUSE = "cause"
    CURE = "cure"
    STRIKE = "strike"
    DENIED = "denied"
    FAILED = "failed"
    PAY = "pay"
    DUE = "due"
    OWED = "owed"
    UNPAID = "unpaid"
    RENEW = "renew"
    GOES_ON = "goes_on"
    SPEND = "spend"
    RECEIPT = "receipt"
    SETTLE = "settle"
    HAND_IN = "hand_in"
    LET_IN = "let_in"
    COMPARISON = "comparison"
    STEPPED_IN = "stepped_in"
    STEP_IN = "step_in"
    GO_ON = "go_on"
    GIVE_BACK = "give_back"
    COST = "cost"
    OBJECT = "object"
    TALK = "talk"
    TALKED = "talked"
    MAJEURE = "majeure"
    MAJEURE_LASTS = "majeure_lasts"
    FORMAL = "formal"
    CLAIM = "claim"
    LESSER_SUM = "lesser_sum"
    INDEPENDENT = "independent"
    EMPLOYED = "employed"
    EXAMINER = "examiner"
    WRITE = "write"


NEEDED: dict[NeedKind, Right] = {
    NeedKind.SIGN: Right.COMMIT,
    NeedKind.SUGGEST: Right.COMMIT,
    NeedKind.REVIEW: Right.COMMIT,
    NeedKind.PAUSED: Right.COMMIT,
    NeedKind.FUND: Right.MONEY,
    NeedKind.DELIVER: Right.WORK,
    NeedKind.LATE: Right.WORK,
    NeedKind.CHANGE: Right.WORK,
    NeedKind.COMPARE: Right.COMMIT,
    NeedKind.ANSWER: Right.WORK,
    NeedKind.PROPOSE: Right.COMMIT,
    NeedKind.JOIN: Right.COMMIT,
    NeedKind.TEAM: Right.COMMIT,
    NeedKind.DRAFT: Right.COMMIT,
    NeedKind.CONFIRM: Right.MONEY,
    NeedKind.HOURS: Right.COMMIT,
    NeedKind.REFUND: Right.COMMIT,
    NeedKind.RATE: Right.COMMIT,
    NeedKind.DECIDE: Right.COMMIT,
    NeedKind.OUTCOME: Right.WORK,
    NeedKind.RISK: Right.WORK,
    NeedKind.NOTICE: Right.COMMIT,
    NeedKind.DUTY: Right.WORK,
    NeedKind.PLAN: Right.COMMIT,
    NeedKind.GATE: Right.WORK,
    NeedKind.SERVICE: Right.COMMIT,
    NeedKind.LEARN: Right.WORK,
    NeedKind.REVOKE: Right.WORK,
    NeedKind.MISSED: Right.WORK,
    NeedKind.DISPUTED: Right.WORK,
    NeedKind.QUESTION: Right.COMMIT,
    NeedKind.READ: Right.WORK,
    NeedKind.REPORT: Right.WORK,
    NeedKind.LOOK: Right.COMMIT,
    NeedKind.CAUSE: Right.COMMIT,
    NeedKind.CURE: Right.WORK,
    NeedKind.STRIKE: Right.COMMIT,
    NeedKind.DENIED: Right.COMMIT,
    NeedKind.FAILED: Right.COMMIT,
    NeedKind.PAY: Right.MONEY,
    NeedKind.DUE: Right.MONEY,
    NeedKind.OWED: Right.MONEY,
    NeedKind.UNPAID: Right.COMMIT,
    NeedKind.RENEW: Right.COMMIT,
    NeedKind.GOES_ON: Right.COMMIT,
    NeedKind.SPEND: Right.COMMIT,
    NeedKind.RECEIPT: Right.MONEY,
    NeedKind.SETTLE: Right.MONEY,
    NeedKind.HAND_IN: Right.WORK,
    NeedKind.LET_IN: Right.COMMIT,
    NeedKind.COMPARISON: Right.WORK,
    NeedKind.STEPPED_IN: Right.WORK,
    NeedKind.STEP_IN: Right.COMMIT,
    NeedKind.GO_ON: Right.WORK,
    NeedKind.GIVE_BACK: Right.COMMIT,
    NeedKind.COST: Right.COMMIT,
    NeedKind.OBJECT: Right.COMMIT,
    NeedKind.TALK: Right.COMMIT,
    NeedKind.TALKED: Right.COMMIT,
    NeedKind.MAJEURE: Right.COMMIT,
    NeedKind.MAJEURE_LASTS: Right.WORK,
    NeedKind.FORMAL: Right.WORK,
    NeedKind.CLAIM: Right.COMMIT,
    NeedKind.LESSER_SUM: Right.COMMIT,
    NeedKind.INDEPENDENT: Right.WORK,
    NeedKind.EMPLOYED: Right.COMMIT,
    NeedKind.EXAMINER: Right.COMMIT,
    NeedKind.ITEM: Right.WORK,
    NeedKind.WRITE: Right.WORK,
    NeedKind.APPROVE: Right.VIEW,  # it is listed for those alone who are asked
    NeedKind.BACK: Right.VIEW,  # it is listed for who signed it alone
}
"""The right without which nobody can do it: that of the policy of its verb."""


@dataclass(frozen=True, slots=True)
class Need:
    """One thing. ``number`` is the short number of its request or agreement, ``path`` where it stands if it has no
    number; ``days_total`` and ``days_used`` are the organisation's own working days from start to end, 0 where no
    clock runs. ``minutes`` are hours of work that wait for an answer."""

    kind: NeedKind
    number: int
    title: str
    other: str
    amount: Money | None = None
    started_at: datetime | None = None
    due_at: datetime | None = None
    due_on: date | None = None
    days_total: int = 0
    days_used: int = 0
    count: int = 0
    position: int = 0
    path: str = ""
    duty: DutyRow | None = None

    @property
    def right(self) -> Right:
        """What one must be allowed to do it."""
        return NEEDED[self.kind]
