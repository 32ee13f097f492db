"""A small model of one agreement's money and end: what must be true after each verb, in plain Python.

It knows nothing of tables, accounts or transactions. A verb of the model returns False where the real one refuses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from anyshore.kit.money import fee

OPEN_WORK = ("to_do", "changes_asked", "in_review")
DAY = timedelta(days=1)


@dataclass
class Part:
    """One milestone. ``review_until`` is set while in review, ``offer`` while an offer to divide waits."""

    amount: int
    state: str = "not_funded"
    released: int = 0
    refunded: int = 0
    work: str = "to_do"
    submitted_at: datetime | None = None
    review_until: datetime | None = None
    is_on_hold: bool = False
    is_paused: bool = False
    offer: tuple[str, int, int] | None = None
    offer_until: datetime | None = None
    funded_at: datetime | None = None
    looked: list[tuple[datetime, datetime]] = field(default_factory=list)
    holds: list[list[datetime | None]] = field(default_factory=list)
    waived: int = 0
    kept: int = 0
    kept_state: str = ""
    kept_released: int = 0
    kept_refunded: int = 0
    claim: int = 0
    pays_at: datetime | None = None

    @property
    def held(self) -> int:
        funded = 0 if self.state in ("not_funded", "closed") else self.amount
        return funded - self.released - self.refunded - self.kept

    @property
    def is_free(self) -> bool:
        return self.state == "held" and not self.is_on_hold


@dataclass
class LateRule:
    """What a late delivery costs: of all milestones alike."""

    due_on: date
    zone: ZoneInfo
    rate_bps: int
    period_days: int
    grace_days: int
    cap_bps: int

    def day(self, at: datetime) -> date:
        return at.astimezone(self.zone).date()

    def counted(self, part: Part, handed_in_at: datetime) -> int:
        late, day, last = 0, self.due_on + DAY, self.day(handed_in_at)
        while day <= last:
            late += self._is_theirs(part, day, last)
            day += DAY
        share = min(max(late - self.grace_days, 0) // self.period_days * self.rate_bps, self.cap_bps)
        return part.amount * share // 10_000

    def _is_theirs(self, part: Part, day: date, last: date) -> bool:
        if part.funded_at is None or day <= self.day(part.funded_at):
            return False
        spans = [(since, until) for since, until in [*part.looked, *part.holds]]
        return not any(self.day(a) < day <= (self.day(b) if b else last) for a, b in spans)


@dataclass
class Model:
    """One agreement on one rail."""

    parts: list[Part]
    fee_bps: int
    promises: bool
    state: str = "running"
    bonus: int = 0
    paid_out: int = 0
    leaving: int = 0
    notice_side: str = ""
    notice_until: datetime | None = None
    check_at: datetime | None = None
    payments: dict[object, tuple[int, datetime]] = field(default_factory=dict)
    confirmed: int = 0
    was_submitted: bool = False
    is_reviewed: bool = False
    late: LateRule | None = None
    keeps: tuple[int, int, ZoneInfo] | None = None

    @property
    def is_live(self) -> bool:
        return self.state in ("running", "ending")

    @property
    def charged(self) -> int:
        return self.bonus + sum(part.released + part.kept_released for part in self.parts)

    @property
    def fees(self) -> int:
        return fee(self.charged, self.fee_bps)

    @property
    def wallet(self) -> int:
        return 0 if self.promises else self.charged - self.fees - self.paid_out - self.leaving

    @property
    def owed(self) -> int:
        return self.charged - self.confirmed if self.promises else 0

    @property
    def recordable(self) -> int:
        return self.owed - sum(minor for minor, _ in self.payments.values())

    # ------------------------------------------------------------------------------------------------ verbs of parties

    def fund(self, part: Part, at: datetime) -> bool:
        if not self.is_live or part.state != "not_funded":
            return False
        part.state, part.funded_at = "held", at
        return True

    def submit(self, part: Part) -> bool:
        return self.is_live and part.is_free and part.work in ("to_do", "changes_asked")

    def submitted(self, part: Part, at: datetime, review_until: datetime) -> None:
        part.work, part.submitted_at, part.review_until = "in_review", at, review_until
        self.was_submitted = True

    def accept(self, part: Part, at: datetime) -> bool:
        if part.work != "in_review" or not part.is_free:
            return False
        part.work = "accepted"
        off = min(self.comes_off(part, part.submitted_at), part.held)
        if self.keeps:
            share_bps, days, zone = self.keeps
            self._keep(part, min((part.amount - off) * share_bps // 10_000, part.held - off), days, zone, at)
        self._settle(part, to_client=off)
        return True

    def _keep(self, part: Part, minor: int, days: int, zone: ZoneInfo, at: datetime) -> None:
        if minor:
            part.kept, part.kept_state = minor, "kept"
            after = at.astimezone(zone).date() + timedelta(days=days + 1)
            part.pays_at = datetime.combine(after, time(0), zone).astimezone(UTC)

    def release_kept(self, part: Part) -> bool:
        return part.kept_state in ("kept", "defect") and self._divide(part, 0)

    def report(self, part: Part, minor: int, at: datetime) -> bool:
        if part.kept_state not in ("kept", "defect") or not 0 < minor <= part.kept:
            return False
        part.kept_state, part.claim = "defect", minor
        return True

    def agree_to_claim(self, part: Part) -> bool:
        return part.kept_state == "defect" and self._divide(part, part.claim)

    def rule_on_kept(self, part: Part, minor: int) -> bool:
        return part.kept_state == "defect" and 0 <= minor <= part.kept and self._divide(part, minor)

    def _divide(self, part: Part, to_client: int) -> bool:
        part.kept_refunded, part.kept_released = to_client, part.kept - to_client
        part.kept_state = "split" if to_client and part.kept_released else "refunded" if to_client else "released"
        return True

    def comes_off(self, part: Part, at: datetime) -> int:
        return max(self.late.counted(part, at) - part.waived, 0) if self.late else 0

    def waive(self, part: Part, minor: int, at: datetime) -> bool:
        handed_in_at = part.submitted_at if part.work == "in_review" else at
        if not self.is_live or part.work not in OPEN_WORK or not 0 < minor <= self.comes_off(part, handed_in_at):
            return False
        part.waived += minor
        return True

    def ask_for_changes(self, part: Part, at: datetime) -> bool:
        if part.work != "in_review" or (not part.is_paused and at >= part.review_until):
            return False
        part.looked.append((part.submitted_at, at))
        part.work, part.review_until, part.is_paused = "changes_asked", None, False
        return True

    def release_part(self, part: Part, minor: int) -> bool:
        if not self.is_live or not part.is_free or not 0 < minor < part.held:
            return False
        part.released += minor
        return True

    def give_back(self, part: Part) -> bool:
        if not part.is_free:
            return False
        self._settle(part, to_client=part.held)
        return True

    def give_bonus(self, minor: int) -> bool:
        if self.state == "cancelled" or minor <= 0:
            return False
        self.bonus += minor
        return True

    def offer(self, part: Part, side: str, to_client: int) -> bool:
        if not part.is_free or part.offer or not 0 <= to_client <= part.held:
            return False
        part.offer = (side, to_client, part.held - to_client)
        return True

    def agree(self, part: Part, side: str) -> bool:
        if not part.offer or part.offer[0] == side or not part.is_free:
            return False
        if part.offer[1] + part.offer[2] != part.held:
            return False
        self._settle(part, to_client=part.offer[1])
        return True

    def close_offer(self, part: Part, side: str, *, is_own: bool) -> bool:
        if not part.offer or (part.offer[0] == side) is not is_own:
            return False
        part.offer = part.offer_until = None
        return True

    def give_notice(self, side: str) -> bool:
        if self.state != "running":
            return False
        self.state, self.notice_side = "ending", side
        return True

    def withdraw_notice(self, side: str, at: datetime) -> bool:
        if self.state != "ending" or side != self.notice_side or at >= self.notice_until:
            return False
        self.state, self.notice_side = "running", ""
        self.notice_until = self.check_at = None
        return True

    def cancel(self) -> bool:
        if not self.is_live or self.was_submitted or any(part.is_on_hold for part in self.parts):
            return False
        self._end("cancelled")
        return True

    # ---------------------------------------------------------------------------------------------- verbs of operators

    def hold(self, part: Part, at: datetime) -> bool:
        if part.state != "held" or part.is_on_hold:
            return False
        part.is_on_hold = True
        part.is_paused = part.work == "in_review"
        part.holds.append([at, None])
        return True

    def lift(self, part: Part, at: datetime) -> bool:
        if not part.is_on_hold:
            return False
        part.is_on_hold = part.is_paused = False
        part.holds[-1][1] = at
        return True

    def rule(self, part: Part, to_client: int) -> bool:
        if not part.is_on_hold or not 0 <= to_client <= part.held:
            return False
        part.is_on_hold = part.is_paused = False
        self._settle(part, to_client=to_client)
        return True

    # ---------------------------------------------------------------------------------------------- verbs of the clock

    def pass_time(self, now: datetime) -> None:
        """Everything that falls due up to ``now``, in order."""
        while True:
            due = sorted(self._due(now), key=lambda one: one[0])
            if not due:
                return
            at, what, thing = due[0]
            getattr(self, what)(thing, at)

    def _due(self, now: datetime) -> list[tuple[datetime, str, object]]:
        found: list[tuple[datetime, str, object]] = []
        for part in self.parts:
            if part.work == "in_review" and not part.is_paused:
                found.append((part.review_until, "_silence", part))
            if part.kept_state == "kept":
                found.append((part.pays_at, "_pay_kept", part))
            if part.offer:
                found.append((part.offer_until, "_lapse", part))
        found += [(until, "_confirm", key) for key, (_, until) in self.payments.items()]
        if self.state == "ending":
            found.append((self.check_at, "_end_by_notice", None))
        return [one for one in found if one[0] <= now]

    def _silence(self, part: Part, at: datetime) -> None:
        assert self.accept(part, at)

    def _pay_kept(self, part: Part, at: datetime) -> None:
        assert self.release_kept(part)

    def _lapse(self, part: Part, at: datetime) -> None:
        part.offer = part.offer_until = None

    def _confirm(self, key: object, at: datetime) -> None:
        self.confirmed += self.payments.pop(key)[0]

    def _end_by_notice(self, _: object, at: datetime) -> None:
        kept = {
            id(part): part.review_until
            for part in self.parts
            if part.work == "in_review" and part.submitted_at <= self.notice_until and part.review_until > at
        }
        kept |= {id(part): at + DAY for part in self.parts if part.is_on_hold}
        if not kept:
            self._end("ended")
            return
        self.check_at = max(kept.values())
        for part in self.parts:
            if id(part) not in kept:
                self._wind_down(part)

    # ---------------------------------------------------------------------------------------------------------- ends

    def _settle(self, part: Part, to_client: int) -> None:
        to_provider = part.held - to_client
        part.released, part.refunded = part.released + to_provider, to_client
        paid = part.released or part.kept
        part.state = "split" if paid and part.refunded else "released" if paid else "refunded"
        self._stop(part)
        if all(one.state not in ("not_funded", "held") for one in self.parts):
            self._end("completed" if part.work == "accepted" else "ended")

    def _wind_down(self, part: Part) -> None:
        if part.state == "not_funded":
            part.state = "closed"
        elif part.state == "held":
            part.refunded = part.held
            part.state = "split" if part.released else "refunded"
        if part.work in OPEN_WORK:
            part.work = "stopped"
        part.review_until = None

    def _stop(self, part: Part) -> None:
        part.work = "stopped" if part.work in OPEN_WORK else part.work
        part.offer = part.offer_until = part.review_until = None

    def _end(self, state: str) -> None:
        for part in self.parts:
            if part.state in ("not_funded", "held"):
                self._wind_down(part)
            self._stop(part)
        self.state, self.notice_until, self.check_at = state, None, None
        self.is_reviewed = any(part.released for part in self.parts)
