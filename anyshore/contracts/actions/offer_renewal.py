"""Offer to renew a running agreement."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.actions.award_proposal import ApprovalMissing
from anyshore.contracts.events.renewal import RenewalOffered
from anyshore.contracts.models import Agreement, RenewalOffer
from anyshore.contracts.policies import may_renew, side_of
from anyshore.contracts.queries import current_content, evidence_of, locked_agreement, person_name
from anyshore.contracts.queries.card import must_be_within_card
from anyshore.contracts.queries.renewals import open_renewal, unasked_for_renewal
from anyshore.contracts.rules import AgreementState, Side, SignatureMethod
from anyshore.contracts.rules.clauses.acting.indexation import Indexation
from anyshore.contracts.rules.clauses.chosen import rule_in
from anyshore.contracts.rules.content import Content, checked_reason
from anyshore.contracts.rules.offers import ANSWER_DAYS, checked_answer_days
from anyshore.contracts.rules.renewal import NoLastDay, RenewalOpen, checked_end, repriced
from anyshore.contracts.rules.signing import Signer
from anyshore.contracts.rules.versions import seal
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed
from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def offer_renewal(
    *,
    actor: Actor,
    agreement_id: UUID,
    ends_on: date,
    index_now: int | None = None,
    words: str = "",
    answer_days: int = ANSWER_DAYS,
    at: datetime,
) -> RenewalOffer:
    """The other side is asked to sign the next version, which differs in its last day and, with an ``index_now`` in
    hundredths, in the prices of hours and months, as the clause about the index makes them. The actor's side has signed it;
    silence declines.

    Those of either side who bind it. Refused: others (Forbidden), an agreement that does not run, or ends by notice
    (NotAllowed), one without a last day (NoLastDay), another offer that waits (RenewalOpen), a day that is not later, or an
    index without its clause or its lines (Invalid), a rate above the provider's card (RateAboveCard), a price to which the
    side's own people must agree first (ApprovalMissing), more than a limit of the client's own lets (LimitStands).
    """
    agreement = locked_agreement(actor, agreement_id)
    side = side_of(actor, agreement)
    if side is None or actor.person_id is None or not may_renew(actor, agreement):
        raise Forbidden()
    if agreement.state != AgreementState.RUNNING:
        raise NotAllowed(kind="agreement", state=str(agreement.state), verb="renew")
    if agreement.ends_on is None:
        raise NoLastDay()
    if open_renewal(agreement_id) is not None:
        raise RenewalOpen()
    content = _content(agreement, checked_end(ends_on, agreement.ends_on), index_now)
    must_be_within_card(content.provider.id, content.currency, content.lines.time, at.date())
    sealed = seal(content, agreement.version_hash)
    if needed := unasked_for_renewal(actor, agreement, side, content, sealed.hash):
        raise ApprovalMissing(needed=needed.needed)
    made = RenewalOffer.objects.create(
        agreement=agreement,
        side=str(side),
        ends_on=ends_on,
        index_now=index_now,
        text=sealed.text,
        content=sealed.content,
        before=sealed.before,
        hash=sealed.hash,
        signer=_signer(actor, agreement, side, at),
        words=checked_reason("words", words),
        author_id=actor.person_id,
        at=at,
        answer_until=_answer_until(agreement, side, answer_days, at),
    )
    deadlines.start(
        verb="contracts.lapse_renewal",
        subject=("renewal", made.pk),
        due_at=made.answer_until,
        at=at,
        args={"offer_id": made.pk},
    )
    told = RenewalOffered(
        agreement_id=agreement_id,
        offer_id=made.pk,
        side=str(side),
        ends_on=ends_on,
        hash=made.hash,
        answer_until=made.answer_until,
        words=made.words,
        at=at,
    )
    tell(told, actor=actor)
    return made


def _content(agreement: Agreement, ends_on: date, index_now: int | None) -> Content:
    before = current_content(agreement)
    lines = before.lines
    if index_now is not None:
        rule = rule_in(before.clauses, Indexation)
        if rule is None or not lines.runs or index_now <= 0:
            raise Invalid(field="index_now", reason="range")
        lines = repriced(lines, rule, index_now, before.currency)
    return replace(before, version=before.version + 1, terms=before.terms.ending(ends_on), lines=lines)


def _signer(actor: Actor, agreement: Agreement, side: Side, at: datetime) -> dict[str, Any]:
    """The signature's columns, as JSON keeps them."""
    assert actor.person_id is not None
    own_id = agreement.client_id if side is Side.CLIENT else agreement.provider_id
    name = person_name(actor.person_id)
    signer = Signer(side, own_id, actor.person_id, name, SignatureMethod.BUTTON, evidence_of(actor, own_id, at))
    columns = signer.columns()
    proved_at = columns["proved_at"]
    return {
        **{
            one: str(value) if isinstance(value, (UUID, Side, SignatureMethod)) else value
            for one, value in columns.items()
        },
        "proved_at": proved_at.isoformat() if proved_at else None,
    }


def _answer_until(agreement: Agreement, side: Side, days: int, at: datetime) -> datetime:
    other_id = agreement.provider_id if side is Side.CLIENT else agreement.client_id
    return add_working_days(at, checked_answer_days(days), calendar(other_id))
