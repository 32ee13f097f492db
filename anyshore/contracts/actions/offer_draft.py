"""Put a draft before the other side as an offer."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.award_proposal import ApprovalMissing
from anyshore.contracts.actions.write_version import write_version
from anyshore.contracts.events import AgreementOffered
from anyshore.contracts.models import Agreement
from anyshore.contracts.policies import may_offer, side_of
from anyshore.contracts.queries.approving import version_approval
from anyshore.contracts.queries.drafts import draft_locked
from anyshore.contracts.queries.limits import must_stay_within_limits
from anyshore.contracts.queries.offering import signer_of
from anyshore.contracts.rules import AGREEMENT, AgreementState, Side
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.drafts import DraftChanged, whole_hash
from anyshore.contracts.rules.offers import ANSWER_DAYS, checked_answer_days
from anyshore.contracts.rules.versions import seal
from anyshore.conversations.actions.open_thread import open_thread
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, NotAllowed
from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def offer_draft(
    *, actor: Actor, agreement_id: UUID, seen: str, answer_days: int = ANSWER_DAYS, name: str = "", at: datetime
) -> Agreement:
    """The draft, as the actor saw it, is the first version of the agreement, signed by their side; the other side answers it,
    and the draft is written no more.

    ``seen`` is the hash of the whole draft (rules.drafts.whole_hash). Those who may commit the side that began it, or either
    once it is shared. Refused: others (Forbidden), who has not just proved who they are (ProofMissing), a draft that was
    offered or discarded (NotAllowed) or changed meanwhile (DraftChanged), what cannot be offered (TermsIncomplete, Invalid,
    RateAboveCard), a client's offer beyond a limit of its own that blocks (LimitStands), one to which
    the actor's own people must agree first (ApprovalMissing).
    """
    draft = draft_locked(actor, agreement_id)
    agreement = draft.agreement
    side = side_of(actor, agreement)
    if side is None or actor.person_id is None or not may_offer(actor):
        raise Forbidden()
    AGREEMENT.after(AgreementState(agreement.state), "offer")
    if draft.discarded_at is not None:
        raise NotAllowed(kind="draft", state="discarded", verb="offer")
    content = Content.from_json(draft.content)
    if seen != whole_hash(content):
        raise DraftChanged()
    _must_be_free(actor, side, content)
    other_id = agreement.provider_id if side is Side.CLIENT else agreement.client_id
    answer_until = add_working_days(at, checked_answer_days(answer_days), calendar(other_id))
    write_version(
        actor=actor, agreement=agreement, content=content, author_side=side, signer=signer_of(actor, side, name, at),
        answer_until=answer_until, at=at,
    )  # fmt: skip
    sides = [agreement.client_id, agreement.provider_id]
    open_thread(actor=actor, subject=("agreement", agreement.id), title=content.title, organisation_ids=sides, at=at)
    offered = AgreementOffered(
        agreement_id=agreement.id, side=side, hash=agreement.version_hash, answer_until=answer_until, at=at
    )
    tell(offered, actor=actor)
    return agreement


def _must_be_free(actor: Actor, side: Side, content: Content) -> None:
    """Refuse what a limit of the client's own blocks, or what the actor's own people must agree to first."""
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
