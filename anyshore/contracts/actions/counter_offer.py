"""Answer an open offer with a changed version, or change one's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.award_proposal import ApprovalMissing
from anyshore.contracts.actions.sign_agreement import OfferOver, VersionChanged
from anyshore.contracts.actions.write_version import write_version
from anyshore.contracts.events import AgreementCountered
from anyshore.contracts.models import Agreement
from anyshore.contracts.policies import may_counter, side_of
from anyshore.contracts.queries import current_content, evidence_of, locked_agreement, person_name
from anyshore.contracts.queries.approving import version_approval
from anyshore.contracts.rules import AGREEMENT, AgreementState, Side, SignatureMethod
from anyshore.contracts.rules.clauses.chosen import Chosen
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import Content, MilestoneDraft, checked_reason
from anyshore.contracts.rules.lines import Lines
from anyshore.contracts.rules.offers import ANSWER_DAYS, checked_answer_days, is_over
from anyshore.contracts.rules.revising import changed
from anyshore.contracts.rules.signing import Signer
from anyshore.contracts.rules.terms import Terms
from anyshore.contracts.rules.versions import seal
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


class NothingChanged(Invalid):
    """A counter-offer that says what the offer says: sign it instead."""

    code = "nothing_changed"


@action
def counter_offer(
    *,
    actor: Actor,
    agreement_id: UUID,
    version_hash: str,
    milestones: Sequence[MilestoneDraft] | None = None,
    lines: Lines | None = None,
    terms: Terms | None = None,
    clauses: Sequence[Chosen] | None = None,
    language: Language | None = None,
    title: str | None = None,
    brief: str | None = None,
    why: str = "",
    answer_days: int = ANSWER_DAYS,
    name: str = "",
    at: datetime,
) -> Agreement:
    """The agreement stands in a new version, signed by the actor's side; the other side answers it now.

    ``version_hash`` is the version that is answered; what is not given stays as it was. Those of either side who may
    commit it. Refused: others (Forbidden), another version than the current one (VersionChanged), an offer that has
    lapsed (OfferOver) or is signed or over (NotAllowed), no change (NothingChanged), input that no agreement may have
    (Invalid), terms that nobody could sign (TermsIncomplete), a rate above the provider's card (RateAboveCard), one to
    which the actor's own people must agree first (ApprovalMissing): that one is held (``hold_counter``).
    """
    agreement = locked_agreement(actor, agreement_id)
    side = side_of(actor, agreement)
    if side is None or actor.person_id is None or not may_counter(actor, agreement):
        raise Forbidden()
    AGREEMENT.after(AgreementState(agreement.state), "counter")
    if version_hash != agreement.version_hash:
        raise VersionChanged(version=agreement.version)
    if is_over(agreement.answer_until, at):
        raise OfferOver(since=agreement.answer_until)
    before = current_content(agreement)
    wanted = {
        "milestones": milestones,
        "lines": lines,
        "terms": terms,
        "clauses": clauses,
        "language": language,
        "title": title,
        "brief": brief,
    }
    content = changed(before, {name: value for name, value in wanted.items() if value is not None}, at.date())
    if content == before:
        raise NothingChanged()
    _must_be_agreed(actor, side, content, agreement)
    other_id = agreement.provider_id if side is Side.CLIENT else agreement.client_id
    own_id = agreement.client_id if side is Side.CLIENT else agreement.provider_id
    answer_until = add_working_days(at, checked_answer_days(answer_days), calendar(other_id))
    signed_as = name.strip()[:120] or person_name(actor.person_id)
    version = write_version(
        actor=actor,
        agreement=agreement,
        content=content,
        author_side=side,
        signer=Signer(
            side, own_id, actor.person_id, signed_as, SignatureMethod.BUTTON, evidence_of(actor, own_id, at)
        ),
        why=checked_reason("why", why),
        answer_until=answer_until,
        at=at,
    )
    countered = AgreementCountered(
        agreement_id=agreement.id,
        side=side,
        version=version.number,
        hash=version.hash,
        why=version.why,
        answer_until=answer_until,
        at=at,
    )
    tell(countered, actor=actor)
    return agreement


def _must_be_agreed(actor: Actor, side: Side, content: Content, agreement: Agreement) -> None:
    approval = version_approval(
        actor,
        side,
        agreement_id=agreement.pk,
        version_hash=seal(content, agreement.version_hash).hash,
        amount=content.value,
        under_id=agreement.under_id,
    )
    if approval.needed and approval.missing:
        raise ApprovalMissing(needed=approval.needed.needed)
