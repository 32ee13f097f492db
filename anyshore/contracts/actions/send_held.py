"""Send an offer that was held."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.award_proposal import ApprovalMissing
from anyshore.contracts.actions.draft_agreement import draft_agreement
from anyshore.contracts.actions.put_draft import put_draft
from anyshore.contracts.actions.put_renewal import put_renewal
from anyshore.contracts.actions.sign_agreement import OfferOver, VersionChanged
from anyshore.contracts.actions.write_version import write_version
from anyshore.contracts.events import AgreementCountered, AgreementOffered
from anyshore.contracts.events.held import HeldSent
from anyshore.contracts.models import Agreement, HeldOffer
from anyshore.contracts.policies import may_offer
from anyshore.contracts.queries.drafts import must_be_the_draft
from anyshore.contracts.queries.families import MasterOver
from anyshore.contracts.queries.held import author_of, held_approval, locked_held, master_stands
from anyshore.contracts.queries.limits import must_stay_within_limits
from anyshore.contracts.queries.renewals import must_be_within_limits_renewed
from anyshore.contracts.queries.renewing import renewal_content
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.content import Content
from anyshore.contracts.rules.held import HELD, HeldOvertaken, HeldState, read_signer
from anyshore.contracts.rules.offers import is_over
from anyshore.contracts.rules.signing import Signer
from anyshore.contracts.rules.versions import seal
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


class SignerGone(Refused):
    """Who signed the offer may not commit the organisation any more: somebody else signs it anew."""

    code = "signer_gone"


@action
def send_held(*, actor: Actor, held_id: UUID, at: datetime) -> Agreement:
    """The offer stands before the other side, exactly as it was signed and agreed to, for so many working days from
    now.

    Whoever may commit the organisation; the last of those who agree does it by agreeing (``answer_and_send``).
    Refused: others (NotFound, Forbidden), one that went out or was given up (NotAllowed), one that was overtaken
    (HeldOvertaken), one to which somebody must still agree (ApprovalMissing), a signer who may not commit the
    organisation any more (SignerGone), a text that the program writes in another way now or a version that is not on
    the table any more (VersionChanged), an offer on the table that has lapsed (OfferOver), a master that is over
    (MasterOver), a limit that blocks (LimitStands), a renewal that cannot be offered any more (``renewal_content``), a
    draft that was changed or given up (DraftChanged), and what ``write_version`` refuses.
    """
    held = locked_held(actor, held_id)
    author = author_of(held)
    if not may_offer(author):
        raise SignerGone()
    if not may_offer(actor):
        raise Forbidden()
    if held.state == HeldState.OVERTAKEN:
        raise HeldOvertaken(since=held.ended_at)
    HELD.after(HeldState(held.state), "send")
    approval = held_approval(held)
    if approval.needed and approval.missing:
        raise ApprovalMissing(needed=approval.needed.needed)
    content = Content.from_json(held.content)
    _must_stand(held, content, at)
    _must_still_do(held, content, at)
    move(held, "send", actor=actor, at=at, write={"ended_at": at, "refusal": {}})
    signer = read_signer(held.signer, Side(held.side), held.organisation_id)
    answer_until = add_working_days(at, held.answer_days, calendar(held.other_id))
    sent = _way(held)(author, held, content, signer, answer_until, at)
    tell(HeldSent(held_id=held.id, at=at), actor=actor)
    return sent


def _must_stand(held: HeldOffer, content: Content, at: datetime) -> None:
    table = held.agreement
    if seal(content, held.before).hash != held.hash or (table and table.version_hash != held.before):
        raise VersionChanged(version=table.version if table else content.version)
    if table and held.renews_to is None and is_over(table.answer_until, at):
        raise OfferOver(since=table.answer_until)
    if not master_stands(content):
        raise MasterOver()
    if held.side == Side.CLIENT and (table is None or not table.version):
        must_stay_within_limits(content.client.id, content.provider.id, content.value)


def _must_still_do(held: HeldOffer, content: Content, at: datetime) -> None:
    """Refuse a renewal that cannot be offered as it is any more, and a draft that was changed or given up."""
    table = held.agreement
    if table is None:
        return
    if held.renews_to is not None:
        renewal_content(table, held.renews_to, held.index_now, at=at)
        must_be_within_limits_renewed(table, Side(held.side), content)
    elif not table.version:
        must_be_the_draft(table, content)


def _offer(
    author: Actor, held: HeldOffer, content: Content, signer: Signer, answer_until: datetime, at: datetime
) -> Agreement:
    agreement = draft_agreement(
        actor=author,
        content=content,
        signer=signer,
        author_side=signer.side,
        request_id=held.request_id,
        answer_until=answer_until,
        at=at,
    )
    told = AgreementOffered(
        agreement_id=agreement.id, side=signer.side, hash=agreement.version_hash, answer_until=answer_until, at=at
    )
    tell(told, actor=author)
    return agreement


def _counter(
    author: Actor, held: HeldOffer, content: Content, signer: Signer, answer_until: datetime, at: datetime
) -> Agreement:
    assert held.agreement is not None
    version = write_version(
        actor=author,
        agreement=held.agreement,
        content=content,
        author_side=signer.side,
        signer=signer,
        why=held.why,
        answer_until=answer_until,
        at=at,
    )
    told = AgreementCountered(
        agreement_id=held.agreement.id,
        side=signer.side,
        version=version.number,
        hash=version.hash,
        why=version.why,
        answer_until=answer_until,
        at=at,
    )
    tell(told, actor=author)
    return held.agreement


def _renewal(
    author: Actor, held: HeldOffer, content: Content, signer: Signer, answer_until: datetime, at: datetime
) -> Agreement:
    assert held.agreement is not None
    put_renewal(
        actor=author,
        agreement=held.agreement,
        content=content,
        signer=signer,
        index_now=held.index_now,
        words=held.why,
        answer_until=answer_until,
        at=at,
    )
    return held.agreement


def _draft(
    author: Actor, held: HeldOffer, content: Content, signer: Signer, answer_until: datetime, at: datetime
) -> Agreement:
    assert held.agreement is not None
    return put_draft(
        actor=author, agreement=held.agreement, content=content, signer=signer, answer_until=answer_until, at=at
    )


def _way(held: HeldOffer) -> Callable[[Actor, HeldOffer, Content, Signer, datetime, datetime], Agreement]:
    """How it goes out."""
    if held.agreement is None:
        return _offer
    if held.renews_to is not None:
        return _renewal
    return _counter if held.agreement.version else _draft
