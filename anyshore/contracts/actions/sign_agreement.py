"""Sign the current version of an agreement."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from anyshore.contracts.actions.award_proposal import ApprovalMissing
from anyshore.contracts.actions.overtake_held import overtake_held
from anyshore.contracts.actions.overtake_suggestions import overtake_suggestions
from anyshore.contracts.actions.plan_duties import plan_duties
from anyshore.contracts.actions.start_renewal import start_renewal
from anyshore.contracts.events import AgreementSigned
from anyshore.contracts.models import Agreement, Signature
from anyshore.contracts.policies import may_sign, side_of
from anyshore.contracts.queries import (
    current_content,
    current_text,
    evidence_of,
    locked_agreement,
    person_name,
    signed_sides,
    terms_of,
)
from anyshore.contracts.queries.approving import signature_approval
from anyshore.contracts.queries.families import MasterOver, master_runs
from anyshore.contracts.queries.limits import must_stay_within_limits
from anyshore.contracts.queries.signable import TermsIncomplete
from anyshore.contracts.rules import AGREEMENT, AgreementState, Side, SignatureMethod
from anyshore.contracts.rules.offers import is_over
from anyshore.contracts.rules.signing import Signer
from anyshore.contracts.rules.terms import ends_at
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Refused
from anyshore.kit.money import Money
from anyshore.parties.queries import calendar
from anyshore.plumbing import deadlines
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.jobs import defer
from anyshore.plumbing.state import lock_root, move


class VersionChanged(Refused):
    """The agreement was changed meanwhile: another ``version`` is on the table now."""

    code = "version_changed"


class AlreadySigned(Refused):
    """This side has signed the current version; the other side has not."""

    code = "already_signed"


class OfferOver(Refused):
    """The offer stood until ``since``, when nobody had answered, or its own last day was over."""

    code = "offer_over"


@action
def sign_agreement(*, actor: Actor, agreement_id: UUID, version_hash: str, name: str = "", at: datetime) -> Agreement:
    """The actor's side has signed the version with this hash; once both sides have, the agreement runs and its last
    day, if it has one, is a deadline.

    ``name`` is what stands under the signature, the person's own if empty; beside it stands its evidence. Those of
    either side who may commit it. Refused: others (Forbidden), who has not just proved who they are (ProofMissing),
    another version than the current one (VersionChanged), a second signature of one side (AlreadySigned), a statement
    of work whose master agreement is over (MasterOver), an offer that has lapsed or whose last day is over (OfferOver)
    or that is signed or over (NotAllowed), terms without a change mechanism, exit terms and an end (TermsIncomplete),
    a contract without an award that is beyond a limit of the client's own that blocks (LimitStands), a sum to which
    the people of the actor's side must agree and were not asked before the award, or have not agreed
    (ApprovalMissing).
    """
    agreement = locked_agreement(actor, agreement_id)
    side = side_of(actor, agreement)
    if side is None or actor.person_id is None or not may_sign(actor, agreement):
        raise Forbidden()
    signed = signed_sides(agreement)
    _must_be_open(agreement, version_hash, already=side in signed, at=at)
    _must_be_agreed(actor, agreement, side, at)
    own_id = agreement.client_id if side is Side.CLIENT else agreement.provider_id
    signed_as = name.strip()[:120] or person_name(actor.person_id)
    evidence = evidence_of(actor, own_id, at)
    signer = Signer(side, own_id, actor.person_id, signed_as, SignatureMethod.BUTTON, evidence)
    version_id, text_sha256 = current_text(agreement)
    Signature.objects.create(
        version_id=version_id, **signer.columns(), hash=version_hash, text_sha256=text_sha256, at=at
    )
    runs = signed | {side} == frozenset(Side)
    if runs:
        _run(actor, agreement, at)
        defer("contracts.seal_version", version_id=version_id)
    told = AgreementSigned(
        agreement_id=agreement.id, side=side, version=agreement.version, hash=version_hash, runs=runs, at=at
    )
    tell(told, actor=actor)
    return agreement


def _must_be_open(agreement: Agreement, version_hash: str, *, already: bool, at: datetime) -> None:
    AGREEMENT.after(AgreementState(agreement.state), "sign")
    if version_hash != agreement.version_hash:
        raise VersionChanged(version=agreement.version)
    if is_over(agreement.answer_until, at):
        raise OfferOver(since=agreement.answer_until)
    if already:
        raise AlreadySigned()
    if not master_runs(agreement):
        raise MasterOver()
    missing = current_content(agreement).missing
    if missing:
        raise TermsIncomplete(missing=missing)


def _must_be_agreed(actor: Actor, agreement: Agreement, side: Side, at: datetime) -> None:
    if agreement.under_id:
        lock_root(Agreement.objects.all(), agreement.under_id)
    approval = signature_approval(actor, agreement, at=at)
    if approval and approval.needed and approval.missing:
        raise ApprovalMissing(needed=approval.needed.needed)
    if side is Side.CLIENT and agreement.proposal_id is None:
        amount = Money(agreement.value_minor, agreement.currency)
        must_stay_within_limits(agreement.client_id, agreement.provider_id, amount)


def _run(actor: Actor, agreement: Agreement, at: datetime) -> None:
    ends_on: date | None = terms_of(agreement).end_on
    end = ends_at(ends_on, calendar(agreement.client_id).zone) if ends_on else None
    if is_over(end, at):
        raise OfferOver(since=end)
    facts = {"signed_at": at, "ends_on": ends_on, "answer_until": None}
    move(agreement, "sign", actor=actor, at=at, write=facts)
    overtake_held(actor=actor, agreement_id=agreement.id, at=at)
    overtake_suggestions(actor=actor, agreement=agreement, at=at)
    plan_duties(actor=actor, agreement=agreement, at=at)
    subject = ("agreement", agreement.id)
    deadlines.stop(subject=subject, verb="contracts.lapse_offer", at=at)
    if end is not None:
        deadlines.start(
            verb="exits.expire_agreement",
            subject=subject,
            due_at=end,
            at=at,
            args={"agreement_id": agreement.id},
        )
    start_renewal(actor=actor, agreement=agreement, at=at)
