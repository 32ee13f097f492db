"""Ask the people of a rule to agree."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.approvals.actions.close_overtaken import close_overtaken
from anyshore.approvals.events import ApprovalAsked
from anyshore.approvals.models import Approval, Seat
from anyshore.approvals.policies import may_ask
from anyshore.approvals.queries.loading import approved_about, open_about
from anyshore.approvals.queries.needed import Needed, approval_needed
from anyshore.approvals.queries.settings import rates_of
from anyshore.approvals.rules import WORDS_MAX, together
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, Refused
from anyshore.kit.money import Money
from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.deadlines import Subject


class NoApprovalNeeded(Refused):
    """No rule of the organisation holds for this."""

    code = "no_approval_needed"


class TooFewApprovers(Refused):
    """Without the one who asks, the group has ``people`` people and ``needed`` must agree."""

    code = "too_few_approvers"


@action
def ask_approval(
    *,
    actor: Actor,
    kind: str,
    subject: Subject,
    title: str,
    path: str,
    amount: Money | None,
    beside: Sequence[Money] = (),
    fingerprint: str,
    words: str = "",
    no_later_than: datetime | None = None,
    at: datetime,
) -> Approval:
    """The people of the rule that holds are asked about this very content; all at once, or the first in turn.

    The subject's own domain calls this and has locked the subject's root; ``no_later_than`` is when the answer would
    come too late. The rule is that of the ``amount`` with what counts ``beside`` it. The same content again is the
    same approval; other content about the same subject closes the open one. Who works for the organisation may ask.
    Refused: others (Forbidden), where no rule holds (NoApprovalNeeded), a group that is too small without the one who
    asks (TooFewApprovers), too many words (Invalid).
    """
    organisation_id, asker = actor.acting_organisation, actor.acting_person
    if not may_ask(actor):
        raise Forbidden()
    if len(words) > WORDS_MAX:
        raise Invalid(field="words", reason="too_long")
    standing = open_about(organisation_id, subject)
    if standing is None or standing.fingerprint != fingerprint:
        standing = approved_about(organisation_id, subject, fingerprint)
    if standing is not None:
        return standing
    needed = approval_needed(organisation_id, kind, amount, beside=beside, asked_by_id=asker)
    if needed is None:
        raise NoApprovalNeeded()
    if needed.short_of:
        raise TooFewApprovers(people=len(needed.people), needed=needed.needed)
    close_overtaken(actor=actor, organisation_id=organisation_id, subject=subject, at=at)
    approval = Approval.objects.create(
        organisation_id=organisation_id,
        rule_id=needed.rule_id,
        subject_kind=subject[0],
        subject_id=subject[1],
        title=title[:200],
        path=path,
        amount_minor=amount.minor if amount is not None else None,
        currency=amount.currency if amount is not None else "",
        together_minor=_together(organisation_id, amount, beside),
        fingerprint=fingerprint,
        words=words.replace("\x00", "").strip(),
        needed=needed.needed,
        order=needed.order,
        asked_by_id=asker,
        at=at,
        answer_until=_answer_until(organisation_id, needed, at, no_later_than),
    )
    _ask(approval, needed, at)
    event = ApprovalAsked(approval_id=approval.id, fingerprint=fingerprint, answer_until=approval.answer_until, at=at)
    tell(event, actor=actor)
    return approval


def _together(organisation_id: UUID, amount: Money | None, beside: Sequence[Money]) -> int | None:
    whole = together(amount, beside, rates_of(organisation_id)) if amount is not None and beside else None
    return whole.minor if whole else None


def _answer_until(organisation_id: UUID, needed: Needed, at: datetime, latest: datetime | None) -> datetime:
    usual = add_working_days(at, needed.answer_days, calendar(organisation_id))
    return min(usual, latest) if latest and latest > at else usual


def _ask(approval: Approval, needed: Needed, at: datetime) -> None:
    Seat.objects.bulk_create(
        Seat(approval=approval, person_id=one.id, position=place) for place, one in enumerate(needed.people)
    )
    args: dict[str, object] = {"approval_id": approval.id}
    subject: tuple[str, UUID] = ("approval", approval.id)
    deadlines.start(verb="approvals.lapse_approval", subject=subject, due_at=approval.answer_until, at=at, args=args)
