"""A contract of every kind of line, its random days, and what the clock does to it: for tests of "If nobody acts"."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from anyshore.catalogue.actions.publish_profile import publish_profile
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.models import Profile
from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.models import Agreement, Milestone, Renewed, StepIn, Subcontractor
from anyshore.contracts.models import Duty as DutyRow
from anyshore.contracts.queries import current_content, default_terms
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.contracts.rules.lines import Duty, Lines, Retainer, TimeLine, Unused
from anyshore.contracts.rules.priced import DatedLine, Every, UnitLine
from anyshore.contracts.rules.terms import ends_at
from anyshore.delivery.models import Defect, LevelPeriod, LevelResult, Sheet, Submission
from anyshore.delivery.queries.levels import levels_in, levels_of
from anyshore.exits.models import Ending, Notice, RefundOffer
from anyshore.insight.queries.contract import contract
from anyshore.kit.actor import Actor
from anyshore.parties.queries import calendar
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.payments.models import (
    Block,
    CreditUse,
    Draw,
    Expense,
    Payment,
    RetainerMonth,
    Retention,
    Suspension,
    WeeklyHolding,
)
from anyshore.payments.rules.hours import worth
from anyshore.payments.rules.months import ends_at as over_at
from anyshore.plumbing.models import AuditEntry, Deadline
from anyshore.reviews.models import Window
from tests.catalogue.actions.test_save_profile import GOOD
from tests.catalogue.packages import HELP, on_sale
from tests.deals import clause
from tests.delivery.levels_world import ANSWERED, UP
from tests.delivery.levels_world import clause as levels
from tests.factories import NOW, do
from tests.payments.shop import bought

Done = tuple[Any, ...]
"""What happens: its instant, its code, what it happens to, and a sum where one is told."""
BLOCKS = 0.12
"""So often it is a block of prepaid hours."""
ROUNDS = ["right the first time", 9_000, 8_000, 1_000, "rounds", "outcome"]
"""A level that is computed: nothing of it is known before its period is over."""
LATE = ["answered late", 500, 1_000, 4_000, "entered", "activity", "less"]
"""The first level the other way round: what is better less."""
ON_TIME = ["handed in on time", 9_500, 9_000, 8_000, "milestones", "activity"]
"""A level that is not credited again, so far as a delay is penalised."""
DUE = 0.6
"""So often a milestone has a day on which it is due."""
RHYTHMS = (Every.ONCE, Every.WEEK, Every.MONTH)
RIGHTS = ("contracts.majeure_may_end", "payments.may_warn", "payments.may_stop", "payments.may_end_unpaid")
"""What a side may do from then on: nothing happens by it."""
SUMS = {
    "payments.month_approved": "amount_minor", "payments.count_approved": "amount_minor",
    "payments.falls_due": "amount_minor", "delivery.sheet_approved": "amount_minor",
    "payments.kept_released": "amount_minor", "payments.draw_agreed": "amount_minor",
    "payments.block_kept": "amount_minor", "delivery.period_closed": "credit_minor",
    "delivery.accepted_by_silence": "credit_minor",
}  # fmt: skip
"""The sum that is told with each: what is paid, or what service credits give."""
ABOUT = (
    "code", "month", "period", "week", "position", "name", "first_on", "milestone", "words", "title", "missing",
    "measure", "number",
)  # fmt: skip
TOLD = frozenset({
    "contracts.close_step_in", "contracts.close_subcontractor", "contracts.fail_talks",
    "contracts.lapse_renewal", "contracts.miss_duty", "delivery.close_week", "delivery.finish_readings",
    "delivery.miss_cause", "delivery.fail_defect", "exits.accept_by_silence", "exits.agree_draw_by_silence", "exits.close_block",
    "exits.end_by_notice", "exits.expire_agreement", "exits.lapse_refund", "payments.accept_expense",
    "payments.approve_by_silence", "payments.approve_month", "payments.close_count", "payments.close_levels",
    "payments.come_due", "payments.confirm_by_silence", "payments.lapse_expense", "payments.pass_cure",
    "payments.release_kept", "payments.renew_agreement", "reviews.show_reviews",
})  # fmt: skip
"""The clocks that are told of, each read back from the tables below."""
SILENT = frozenset(
    {"delivery.end_period", "payments.close_month", "delivery.ask_about_defect", "payments.remind_of_claim"}
)
"""The clocks that begin what is told of or ask again, and change nothing for anybody by themselves."""


@dataclass
class Mixed:
    """A running agreement of several kinds of line, and the owners of both sides."""

    agreement: Agreement
    client: Actor
    provider: Actor
    milestones: list[Any]

    @property
    def id(self) -> Any:
        return self.agreement.pk

    @property
    def meets_weekly(self) -> bool:
        clauses = current_content(self.agreement).clauses
        return any("week" in meeting for one in clauses for meeting in one.values.get("meetings", ()))

    def reading(self, place: int, bps: int) -> int:
        """As good a reading of the level at a place, in the direction that is better there."""
        found = levels_in(self.agreement)
        return 10_000 - bps if found and found.each[place - 1].better == "less" else bps

    def announced(self, reader: Actor, at: datetime, until: datetime) -> tuple[Counter[Done], set[tuple[str, ...]]]:
        """What its page tells of the time up to ``until``, and of what it says that it cannot be told: the measures of
        service levels of which nothing is known before their period is over."""
        told = contract(reader, self.agreement.number, at=at).silence
        assert all(one.at > at for one in told), [one for one in told if one.at <= at]
        there = [one for one in told if one.at <= until and one.code not in RIGHTS]
        open_ = {(one.params["period"], name) for one in there for name in one.params.get("unforeseen", ())}
        return Counter((one.at, one.code, _about(one), _sum(one)) for one in there), open_

    def happened(self, at: datetime, until: datetime) -> Counter[Done]:
        """What the clock has done since ``at``, from the tables; no clock rings that is not known here."""
        rang = set(_rang(None, at, until).values_list("verb", flat=True))
        assert rang <= TOLD | SILENT, rang - TOLD - SILENT
        return Counter((*one, 0) if len(one) == 3 else one for one in _happened(self.agreement, at, until))


def _about(one: Any) -> tuple[object, ...]:
    names = () if one.code == "reviews.shown" else ABOUT
    return tuple(one.params[name] for name in names if name in one.params)


def _sum(one: Any) -> int:
    return int(str(one.params.get(SUMS[one.code], 0))) if one.code in SUMS else 0


def made(chance: random.Random, client: Actor, provider: Actor, *, warranted: bool = False) -> Mixed:
    """An agreement of random lines, terms and clauses, signed by both; or a block of prepaid hours. One that is
    ``warranted`` has a milestone, a warranty on it, and force majeure."""
    if chance.random() < BLOCKS and not warranted:
        return _block(chance, client, provider)
    starts_on = chance.choice((date(2026, 12, 1), date(2026, 11, 24), date(2026, 12, 9)))
    end_on = chance.choice((None, None, date(2027, 1, 31), date(2027, 2, 17), date(2027, 1, 12)))
    lines = _lines(chance, starts_on) if chance.random() < 0.8 else Lines()
    apart = random.Random(repr(chance.getstate()))
    parts = _parts(chance, apart)
    if not parts and (warranted or not (lines.retainer or lines.units or lines.dated or lines.time)):
        parts = [MilestoneDraft("Part 1", 20_000)]
    runs = bool(lines.retainer or lines.units or lines.time or any(one.runs for one in lines.dated))
    terms = replace(
        default_terms(chance.choice(("project", "process"))).ending(end_on),
        notice_days=chance.choice((7, 30)), review_days=chance.choice((2, 5)),
    )  # fmt: skip
    clauses = _measured_and_late(chance, apart, lines, parts)
    if parts and chance.random() < 0.5:
        clauses.append(clause("retention", share_bps=1_000, days=20))
    if chance.random() < 0.4:
        clauses.append(clause("governance", meetings=[["Review", chance.choice(("week", "month")), "both leads"]]))
    from_notice = Chosen("termination_assistance", 1, {"months": chance.choice((1, 6)), "extend_months": 3})
    clauses += [one for one in (clause("confidentiality"), from_notice) if chance.random() < 0.3]
    if runs and chance.random() < 0.3:
        clauses.append(clause("expenses", item_cap_minor=20_000, cap_minor=60_000, claim_days=30))
    if runs and end_on and chance.random() < 0.3:
        clauses.append(clause("renewal", months=2, notice_days=chance.choice((1, 10)), most=2))
    if runs and chance.random() < 0.3:
        late = {"overdue_days": 1, "warning_days": 7, "end_days": 90}
        clauses.append(clause("suspension", by_itself=chance.random() < 0.7, **late))
    clauses += _warranty(chance, warranted=warranted)
    clauses += _of_people(apart)
    offered = do(
        offer_agreement, client, NOW, side=Side.CLIENT, other_id=provider.organisation_id, title="All of it",
        currency="EUR", unit="project", lines=lines if runs or lines.dated else Lines(), milestones=parts, terms=terms,
        clauses=clauses, fee_bps=chance.choice((0, 500)), rail=chance.choice(("sandbox", "ledger_only")),
    )  # fmt: skip
    do(sign_and_open, provider, NOW, agreement_id=offered.pk, version_hash=offered.version_hash)
    ids = Milestone.objects.filter(agreement=offered).order_by("position").values_list("pk", flat=True)
    return Mixed(Agreement.objects.get(pk=offered.pk), client, provider, list(ids))


def _warranty(chance: random.Random, *, warranted: bool) -> list[Any]:
    """Force majeure, hardship, and a month of warranty, with few days and attempts to put a defect right; nothing is
    drawn without one."""
    if not warranted:
        return []
    return [
        clause("force_majeure"),
        clause("hardship", talk_days=chance.choice((1, 4))),
        clause("warranty", months=1, cure_days=chance.choice((2, 5)), tries=chance.choice((1, 2))),
    ]


def _of_people(apart: random.Random) -> list[Any]:
    """What it says about other people, mostly."""
    words = {"consent": apart.choice(("written", "objection", "objection")), "answer_days": apart.choice((1, 3, 10))}
    data = {"purpose": "Support", "categories": ["Customers"], "objection_days": apart.choice((5, 14))}
    found = [clause("subcontracting", **words)] if apart.random() < 0.7 else []
    return found + ([clause("data_processing", **data)] if apart.random() < 0.4 else [])


def _parts(chance: random.Random, apart: random.Random) -> list[MilestoneDraft]:
    """Up to two milestones, most of them with a day; ``apart`` is a stream of its own, so that what is drawn of it
    moves nothing else."""
    days = [date(2026, 12, apart.randint(1, 31)) if apart.random() < DUE else None for _ in range(2)]
    return [MilestoneDraft(f"Part {n}", 20_000, days[n - 1]) for n in range(1, chance.choice((0, 0, 1, 2)) + 1)]


def _measured_and_late(
    chance: random.Random, apart: random.Random, lines: Lines, parts: list[MilestoneDraft]
) -> list[Any]:
    """Service levels where there is a retainer, always where a milestone has a day; then mostly a penalty, too."""
    due = any(one.due_on for one in parts)
    found = [_levels(chance, apart, due=due)] if lines.retainer and chance.random() < 0.5 else []
    if lines.retainer and due and not found:
        found = [_levels(apart, apart, due=due)]
    if due and apart.random() < 0.8:
        given = {"rate_bps": 100, "period": apart.choice(("day", "week")), "grace_days": apart.choice((0, 2))}
        found.append(clause("late_penalty", cap_bps=apart.choice((300, 1_500)), **given))
    return found


def _levels(chance: random.Random, apart: random.Random, *, due: bool) -> Any:
    """Two levels that are entered and pushed, at times the first of them of what goes wrong, or a third that is
    computed; credits that may be earned back, and few days for the cause, at times."""
    drawn = chance.random()
    computed = [ROUNDS] if drawn < 0.2 else [ON_TIME] if due and apart.random() < 0.8 else []
    each = [LATE if drawn > 0.7 else ANSWERED, UP, *computed]
    back = chance.random() < 0.4
    return levels(
        *each, earn_back=back, earn_back_periods=chance.choice((1, 2)) if back else 3,
        cause_days=chance.choice((1, 5)), reading_days=chance.choice((2, 5)), review_days=chance.choice((2, 5)),
        bedding_in_months=chance.choice((0, 0, 1)),
    )  # fmt: skip


def _block(chance: random.Random, client: Actor, provider: Actor) -> Mixed:
    """A block of ten prepaid hours that lasts some weeks; what is left then goes back, or the provider keeps it."""
    content = replace(HELP, valid_days=chance.choice((30, 45)), unused=chance.choice(("refund", "keep")))
    if not Profile.objects.filter(organisation_id=provider.organisation_id).exists():
        do(save_profile, provider, details=GOOD)
        do(publish_profile, provider)
    money = {"rail": chance.choice(("sandbox", "ledger_only")), "fee_bps": chance.choice((0, 500))}
    deal = bought(on_sale(provider, content), provider, client, **money)
    return Mixed(deal.agreement, client, provider, list(deal.milestones))


def _retainer(chance: random.Random) -> Retainer:
    return Retainer(amount_minor=310_000, minutes=chance.choice((0, 1_240)), unused=chance.choice(list(Unused)))


def _lines(chance: random.Random, starts_on: date) -> Lines:
    some = chance.random
    retainer = _retainer(chance) if some() < 0.5 else None
    time = (TimeLine(role="Developer", rate_minor=8_000, cap_minutes=2_400),) if some() < 0.4 else ()
    units = tuple(
        UnitLine(
            name=f"Words {every}", unit="word", rate_parts=82_500, expected=2_000, least=chance.choice((0, 500)),
            most=6_000, every=every,
        )
        for every in (Every.WEEK, Every.MONTH, Every.ONCE)
        if some() < 0.3
    )  # fmt: skip
    dated = tuple(
        DatedLine(
            what=f"Licence {every}", amount_minor=9_900, first_on=date(2026, 12, chance.randint(1, 28)), every=every,
            object_days=chance.choice((0, 10)),
        )
        for every in (Every.ONCE, Every.MONTH, Every.QUARTER)
        if some() < 0.3
    )  # fmt: skip
    duties = tuple(Duty(what=f"Report {every}", every=every) for every in RHYTHMS if some() < 0.2)
    return Lines(starts_on=starts_on, time=time, retainer=retainer, units=units, dated=dated, duties=duties)


# ------------------------------------------------------------------------------------------- what the clock has done


def _happened(agreement: Agreement, at: datetime, until: datetime) -> Iterator[Done]:
    for of_kind in (
        _work,
        _sheets,
        _months,
        _measured,
        _ends,
        _answers,
        _people,
        _duties,
        _draws,
        _defects,
        _talks,
        _after,
    ):
        yield from of_kind(agreement.pk, at, until)


def _within(field: str, at: datetime, until: datetime) -> dict[str, datetime]:
    return {f"{field}__gt": at, f"{field}__lte": until}


def _rang(verbs: tuple[str, ...] | None, at: datetime, until: datetime) -> Any:
    """The clocks of these verbs that have rung; of all."""
    rows = Deadline.objects.filter(reminds=None, error="", **_within("done_at", at, until))
    return rows if verbs is None else rows.filter(verb__in=verbs)


def _work(own: Any, at: datetime, until: datetime) -> Iterator[Done]:
    rows = Submission.objects.filter(agreement_id=own, state="accepted", **_within("decided_at", at, until))
    for row in rows.select_related("work__milestone"):
        part, off = row.work.milestone, {"kind": "milestone", "subject_id": row.work.milestone_id}
        credit = sum(CreditUse.objects.filter(**off).values_list("amount_minor", flat=True))
        yield row.decided_at, "delivery.accepted_by_silence", (part.position, part.title), credit


def _sheets(own: Any, at: datetime, until: datetime) -> Iterator[Done]:
    rows = Sheet.objects.filter(agreement_id=own)
    for row in rows.filter(**_within("submitted_at", at, until)):
        yield row.submitted_at, "delivery.sheet_submitted", (row.week,)
    for row in rows.filter(state="approved", **_within("decided_at", at, until)):
        held = WeeklyHolding.objects.filter(agreement_id=own, week=row.week).first()
        off = held.credit_minor if held else 0
        yield row.decided_at, "delivery.sheet_approved", (row.week,), row.payable_minor - off


def _months(own: Any, at: datetime, until: datetime) -> Iterator[Done]:
    codes = {"units": "payments.count_approved", "dated": "payments.falls_due"}
    rows = RetainerMonth.objects.filter(agreement_id=own)
    for row in rows.filter(**_within("decided_at", at, until)):
        minor = row.price_minor - row.off_minor - row.credit_minor
        if row.kind == "retainer":
            yield row.decided_at, "payments.month_approved", (row.month,), minor
        else:
            yield row.decided_at, codes[row.kind], (row.name, row.first_on), minor
    for clock in _rang(("payments.close_count",), at, until):
        row = rows.filter(pk=clock.subject_id).first()
        if row and clock.due_at > over_at(row.last_on):
            yield clock.due_at, "payments.count_missed", (row.name, row.first_on)


def _measured(own: Any, at: datetime, until: datetime) -> Iterator[Done]:
    for row in LevelPeriod.objects.filter(agreement_id=own, **_within("closed_at", at, until)):
        yield row.closed_at, "delivery.period_closed", (row.starts_on,), row.credit_minor
    for clock in _rang(("delivery.miss_cause",), at, until):
        missed = LevelResult.objects.select_related("period__agreement").get(pk=clock.subject_id)
        measure = levels_of(missed.period.agreement).each[missed.place - 1].measure
        yield clock.due_at, "delivery.cause_missed", (missed.period.starts_on, measure)
    told = AuditEntry.objects.filter(subject_id=own, name__endswith="ReadingsDone", **_within("at", at, until))
    for entry in told:
        facts = _facts(entry)
        if facts["missing"]:
            yield entry.at, "delivery.readings_missed", (date.fromisoformat(facts["period"]), facts["missing"])


def _facts(entry: AuditEntry) -> dict[str, Any]:
    read = json.loads(entry.body)
    return read.get("facts", read)


def _ends(own: Any, at: datetime, until: datetime) -> Iterator[Done]:
    for row in Renewed.objects.filter(agreement_id=own, by_clause=True, **_within("at", at, until)):
        yield row.at, "contracts.renewed", ()
    ending, first = Ending.objects.filter(agreement_id=own).first(), _first_end(own)
    if ending and at < ending.at <= until and _rang(("exits.close_block",), at, until).exists():
        block = Block.objects.select_related("milestone").get(agreement_id=own)
        left = worth(block.milestone.amount_minor, block.minutes, block.drawn, block.minutes - block.drawn)
        yield ending.at, "payments.block_kept", (), left
        return
    if first and at < first[0] <= until and (ending is None or ending.at >= first[0]):
        yield (*first, ())
    if ending and at < ending.at <= until and ending.kind == "completed":
        yield ending.at, "exits.completed", ()
    elif ending and at < ending.at <= until and first and ending.at != first[0]:
        yield ending.at, "exits.over", ()


def _first_end(own: Any) -> tuple[datetime, str] | None:
    """The end that stands: by notice, or on the last day."""
    agreement, found = Agreement.objects.get(pk=own), []
    notice = Notice.objects.filter(agreement_id=own).exclude(state="withdrawn").first()
    if notice:
        found.append((notice.effective_at, "exits.ended_by_notice"))
    if agreement.ends_on:
        found.append((ends_at(agreement.ends_on, calendar(agreement.client_id).zone), "exits.expired"))
    return min(found, default=None)


def _answers(own: Any, at: datetime, until: datetime) -> Iterator[Done]:
    silent = {"answered_by": "silence"}
    for _row in Payment.objects.filter(agreement_id=own, **silent, **_within("answered_at", at, until)):
        yield _row.answered_at, "payments.payment_confirmed", ()
    verbs = {
        "payments.lapse_expense": "payments.expense_lapses",
        "payments.accept_expense": "payments.expense_accepted",
    }
    for clock in _rang(tuple(verbs), at, until):
        expense = Expense.objects.filter(pk=clock.subject_id, agreement_id=own).first()
        if expense:
            yield clock.due_at, verbs[clock.verb], (expense.words,)
    for clock in _rang(("contracts.lapse_renewal",), at, until):
        yield clock.due_at, "contracts.renewal_lapses", ()
    lapsed = {"state": "lapsed", **_within("answered_at", at, until)}
    for row in RefundOffer.objects.filter(agreement_id=own, **lapsed).select_related("milestone"):
        if row.answered_at == row.answer_until:
            yield row.answered_at, "exits.refund_declined", (row.milestone.title,)
    for row in Suspension.objects.filter(agreement_id=own, **_within("stopped_at", at, until)):
        yield row.stopped_at, "payments.work_stops", ()


def _people(own: Any, at: datetime, until: datetime) -> Iterator[Done]:
    for clock in _rang(("contracts.close_subcontractor",), at, until):
        row = Subcontractor.objects.filter(pk=clock.subject_id, agreement_id=own).first()
        if row and (row.state == "agreed" or not row.silence_agrees):
            ended_at, code = Agreement.objects.get(pk=own).ended_at, "let_in" if row.state == "agreed" else "refused"
            if ended_at is None or ended_at > clock.due_at:
                yield clock.due_at, f"contracts.subcontractor_{code}", (row.name,)
    for clock in _rang(("contracts.close_step_in",), at, until):
        service = StepIn.objects.select_related("agreement").get(pk=clock.subject_id, agreement_id=own)
        if service.agreement.ended_at is None or service.agreement.ended_at > clock.due_at:
            yield clock.due_at, "contracts.service_goes_back", (service.what,)


def _duties(own: Any, at: datetime, until: datetime) -> Iterator[Done]:
    for clock in _rang(("contracts.miss_duty",), at, until):
        series = DutyRow.objects.select_related("series").get(pk=clock.subject_id, agreement_id=own).series
        yield clock.due_at, "contracts.duty_missed", (series.code, series.words)


def _draws(own: Any, at: datetime, until: datetime) -> Iterator[Done]:
    for row in Draw.objects.filter(agreement_id=own, state="agreed", **_within("answered_at", at, until)):
        yield row.answered_at, "payments.draw_agreed", (row.words,), row.released_minor


def _defects(own: Any, at: datetime, until: datetime) -> Iterator[Done]:
    for clock in _rang(("delivery.fail_defect",), at, until):
        row = Defect.objects.select_related("milestone").get(pk=clock.subject_id, agreement_id=own)
        yield clock.due_at, "delivery.defect_fails", (row.milestone.title, row.number)


def _talks(own: Any, at: datetime, until: datetime) -> Iterator[Done]:
    told = AuditEntry.objects.filter(name="contracts.TalksFailed", subject_id=own, at__gt=at, at__lte=until)
    for one_at in told.values_list("at", flat=True):
        yield one_at, "contracts.hardship_talks_over", ()


def _after(own: Any, at: datetime, until: datetime) -> Iterator[Done]:
    for row in Retention.objects.filter(agreement_id=own, state="released", **_within("settled_at", at, until)):
        yield row.settled_at, "payments.kept_released", (row.milestone.title,), row.released_minor
    for row in Window.objects.filter(agreement_id=own, **_within("shown_at", at, until)):
        yield row.shown_at, "reviews.shown", ()
