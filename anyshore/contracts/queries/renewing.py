"""What an offer to renew says, whether it may be made, and whether one's own people must agree to it first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.models import Agreement, RenewalOffer
from anyshore.contracts.policies import may_renew, side_of
from anyshore.contracts.queries import current_content
from anyshore.contracts.queries.approving import AwardApproval, version_approval
from anyshore.contracts.queries.card import must_be_within_card
from anyshore.contracts.queries.renewals import open_renewal
from anyshore.contracts.rules import AgreementState, Side
from anyshore.contracts.rules.clauses.acting.indexation import Indexation
from anyshore.contracts.rules.clauses.chosen import rule_in
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.renewal import NoLastDay, RenewalOpen, checked_end
from anyshore.contracts.rules.repricing import repriced
from anyshore.contracts.rules.versions import seal
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, Refused


def renewal_content(agreement: Agreement, ends_on: date, index_now: int | None, *, at: datetime) -> Content:
    """The next version of a running agreement: its last day and, with an index, its prices are others.

    Refused: an agreement that does not run (NotAllowed), one without a last day (NoLastDay), another offer that waits
    (RenewalOpen), a day that is not later, or an index without its clause or its lines (Invalid), a rate above the
    provider's card (RateAboveCard).
    """
    if agreement.state != AgreementState.RUNNING:
        raise NotAllowed(kind="agreement", state=str(agreement.state), verb="renew")
    if agreement.ends_on is None:
        raise NoLastDay()
    if open_renewal(agreement.pk) is not None:
        raise RenewalOpen()
    content = _content(agreement, checked_end(ends_on, agreement.ends_on), index_now)
    must_be_within_card(content.provider.id, content.currency, content.lines.time, at.date())
    return content


def renewing_side(actor: Actor, agreement: Agreement) -> Side:
    """The side for which the actor may offer to renew it; Forbidden for others."""
    side = side_of(actor, agreement)
    if side is None or actor.person_id is None or not may_renew(actor, agreement):
        raise Forbidden()
    return side


def must_ask_to_renew(actor: Actor, agreement_id: UUID, ends_on: date, index_now: int | None, *, at: datetime) -> bool:
    """Whether the actor's own people must agree before this offer to renew goes out; no for one that is refused
    anyway."""
    agreement = Agreement.objects.visible_to(actor).filter(pk=agreement_id).first()
    if agreement is None:
        return False
    try:
        side, content = renewing_side(actor, agreement), renewal_content(agreement, ends_on, index_now, at=at)
    except Refused:
        return False
    return renewal_approval(actor, side, content, seal(content, agreement.version_hash).hash).missing


def signing_renewal(actor: Actor, agreement_id: UUID) -> AwardApproval | None:
    """What the rules of the actor's side say about its signature under the renewal that the other side offers; None
    where none waits for it, and for anybody else."""
    offer = RenewalOffer.objects.visible_to(actor).filter(agreement_id=agreement_id, state="offered").first()
    side = side_of(actor, offer.agreement) if offer else None
    if offer is None or side is None or str(side) == offer.side:
        return None
    return renewal_approval(actor, side, Content.from_json(offer.content), offer.hash)


def renewal_approval(actor: Actor, side: Side, content: Content, version_hash: str) -> AwardApproval:
    """What the rules of the actor's side say about its signature under this version of a renewal."""
    return version_approval(
        actor,
        side,
        agreement_id=content.agreement_id,
        version_hash=version_hash,
        amount=content.value,
        under_id=content.under.id if content.under else None,
    )


def _content(agreement: Agreement, ends_on: date, index_now: int | None) -> Content:
    before = current_content(agreement)
    lines = before.lines
    if index_now is not None:
        rule = rule_in(before.clauses, Indexation)
        if rule is None or not lines.runs or index_now <= 0:
            raise Invalid(field="index_now", reason="range")
        lines = repriced(lines, rule, index_now, before.currency)
    return replace(before, version=before.version + 1, terms=before.terms.ending(ends_on), lines=lines)
