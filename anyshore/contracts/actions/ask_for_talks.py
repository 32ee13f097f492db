"""Ask for talks about new terms because of hardship."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.events import TalksAsked
from anyshore.contracts.models import Agreement, HardshipTalks
from anyshore.contracts.policies import may_talk, side_of
from anyshore.contracts.queries import locked_agreement
from anyshore.contracts.queries.hardship import hardship_rule, last_signed_on, open_talks
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.hardship import SinceOutOfRange, TalksRun, TalksState, checked_costs, talks_until
from anyshore.contracts.rules.majeure import checked_words
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.kit.money import Money
from anyshore.kit.workdays import local_day
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def ask_for_talks(
    *,
    actor: Actor,
    agreement_id: UUID,
    cost_side: Side,
    words: str,
    cost_before: Money,
    cost_now: Money,
    since_on: date,
    at: datetime,
) -> HardshipTalks:
    """Both talk about new terms for the days of the clause, to the end of the last of them where the client sits; the
    old terms stand meanwhile. Talks that have failed before are overtaken by it.

    Either side's people who bind it; ``cost_side`` is whose cost of performing has changed. Refused: others
    (Forbidden), an agreement that does not run or has no such clause (NoHardship), talks that run (TalksRun), a change
    that is too little by the clause (TooLittle), a day before both last signed or after today (SinceOutOfRange), no
    words, another currency, no cost before (Invalid).
    """
    agreement = locked_agreement(actor, agreement_id)
    side = side_of(actor, agreement)
    if side is None or actor.person_id is None or not may_talk(actor, agreement):
        raise Forbidden()
    rule, said = hardship_rule(agreement), checked_words("words", words)
    if {cost_before.currency, cost_now.currency} != {agreement.currency}:
        raise Invalid(field="cost_now", reason="currency")
    _checked_since(agreement, since_on, at)
    checked_costs(rule, cost_before, cost_now)
    _overtake(actor, agreement, at)
    made = HardshipTalks.objects.create(
        agreement=agreement,
        side=side,
        cost_side=Side(cost_side),
        words=said,
        before_minor=cost_before.minor,
        now_minor=cost_now.minor,
        since_on=since_on,
        threshold_bps=rule.threshold_bps,
        end_days=rule.end_days,
        author_id=actor.person_id,
        at=at,
        until=talks_until(rule, at, calendar(agreement.client_id).zone),
    )
    deadlines.start(
        verb="contracts.fail_talks", subject=("hardship_talks", made.pk), due_at=made.until, at=at,
        args={"talks_id": made.pk},
    )  # fmt: skip
    told = TalksAsked(
        agreement_id=agreement_id, talks_id=made.pk, side=made.side, cost_side=made.cost_side,
        before_minor=cost_before.minor, now_minor=cost_now.minor, currency=agreement.currency, words=said, until=made.until, at=at,
    )  # fmt: skip
    tell(told, actor=actor)
    return made


def _checked_since(agreement: Agreement, since_on: date, at: datetime) -> None:
    first, today = last_signed_on(agreement), local_day(at, calendar(agreement.client_id).zone)
    if not first <= since_on <= today:
        raise SinceOutOfRange(field="since_on", first=first, last=today)


def _overtake(actor: Actor, agreement: Agreement, at: datetime) -> None:
    """Talks that have failed are overtaken; those that run refuse others."""
    found = open_talks(agreement.pk)
    if found is None:
        return
    if found.state == TalksState.TALKING:
        raise TalksRun(until=found.until)
    move(found, "overtake", actor=actor, at=at, write={"over_at": at})
