"""Offer an agreement straight to another organisation, without a request or a proposal before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts.actions.award_proposal import ApprovalMissing
from anyshore.contracts.actions.draft_agreement import draft_agreement
from anyshore.contracts.actions.drop_held import drop_held
from anyshore.contracts.events import AgreementOffered
from anyshore.contracts.models import Agreement
from anyshore.contracts.policies import may_offer
from anyshore.contracts.queries import own_request
from anyshore.contracts.queries.approving import version_approval
from anyshore.contracts.queries.limits import must_stay_within_limits
from anyshore.contracts.queries.offering import offer_content, signer_of
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import Content, MilestoneDraft
from anyshore.contracts.rules.lines import NO_LINES, Lines
from anyshore.contracts.rules.offering import Offer
from anyshore.contracts.rules.offers import ANSWER_DAYS, checked_answer_days
from anyshore.contracts.rules.terms import Terms
from anyshore.contracts.rules.versions import seal
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden
from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar, lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.numbers import next_number


@action
def offer_agreement(
    *,
    actor: Actor,
    side: Side,
    other_id: UUID,
    title: str,
    brief: str = "",
    offer: str = "",
    category: str = "",
    unit: str = Unit.TASK,
    currency: str,
    milestones: Sequence[MilestoneDraft] = (),
    lines: Lines = NO_LINES,
    terms: Terms | None = None,
    clauses: Sequence[Chosen] = (),
    language: Language = Language.EN,
    request_id: UUID | None = None,
    under_id: UUID | None = None,
    follows_id: UUID | None = None,
    answer_days: int = ANSWER_DAYS,
    fee_bps: int,
    rail: str,
    name: str = "",
    instead_of: UUID | None = None,
    at: datetime,
) -> Agreement:
    """An agreement is offered to the other organisation, signed by the actor's, which is the ``side`` in it.

    Without ``terms`` the unit's defaults stand; ``clauses`` come beside them, and all is written in ``language``. A
    statement of work stands ``under`` a master agreement of the same sides that runs; what carries on after an
    agreement of theirs ``follows`` it. The other side answers within so many of its working days, else the offer
    lapses. It goes out ``instead_of`` one that was held. Whoever may commit their organisation. Refused: others
    (Forbidden), who has not just proved who they are (ProofMissing), an organisation that cannot be seen (NotFound),
    oneself (SameParty), a request that is not the client's own and a master or an agreement before that is not theirs
    (NotFound), input that no agreement may have (Invalid), terms that nobody could sign (TermsIncomplete), a rate
    above the provider's card (RateAboveCard), a client's offer beyond a limit of its own that blocks (LimitStands),
    one to which the organisation's own people must agree first (ApprovalMissing): that one is held (``hold_offer``).
    """
    lock_own(actor)
    if not may_offer(actor):
        raise Forbidden()
    given = Offer(
        side=side,
        other_id=other_id,
        title=title,
        brief=brief,
        offer=offer,
        category=category,
        unit=unit,
        currency=currency,
        milestones=milestones,
        lines=lines,
        terms=terms,
        clauses=clauses,
        language=language,
        request_id=request_id,
        under_id=under_id,
        follows_id=follows_id,
    )
    content = offer_content(actor, given, number=next_number("agreement"), fee_bps=fee_bps, rail=rail, at=at)
    _must_be_free(actor, side, content)
    if instead_of is not None:
        drop_held(actor=actor, held_id=instead_of, at=at)
    answer_until = add_working_days(at, checked_answer_days(answer_days), calendar(other_id))
    agreement = draft_agreement(
        actor=actor,
        content=content,
        signer=signer_of(actor, side, name, at),
        author_side=side,
        request_id=own_request(actor, request_id, content.client.id),
        answer_until=answer_until,
        at=at,
    )
    offered = AgreementOffered(
        agreement_id=agreement.id, side=side, hash=agreement.version_hash, answer_until=answer_until, at=at
    )
    tell(offered, actor=actor)
    return agreement


def _must_be_free(actor: Actor, side: Side, content: Content) -> None:
    """Refuse an offer to which the author's own people must agree first, or that a limit of a client's own blocks."""
    if side is Side.CLIENT:
        must_stay_within_limits(content.client.id, content.provider.id, content.value)
    approval = version_approval(
        actor,
        side,
        agreement_id=content.agreement_id,
        version_hash=seal(content, "").hash,
        amount=content.value,
        under_id=content.under.id if content.under else None,
    )
    if approval.needed:
        raise ApprovalMissing(needed=approval.needed.needed)
