"""What an offer of one's own becomes: the content of its first version, and who signs it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts.models import Agreement
from anyshore.contracts.policies import may_offer, side_of
from anyshore.contracts.queries.approving import AwardApproval, version_approval
from anyshore.contracts.queries.drafting import default_terms, evidence_of, party, person_name
from anyshore.contracts.queries.drafts import draft_locked
from anyshore.contracts.queries.families import before, master_of
from anyshore.contracts.queries.versions import current_content
from anyshore.contracts.rules import AGREEMENT, AgreementState, Side, SignatureMethod
from anyshore.contracts.rules.clauses.chosen import checked_clauses
from anyshore.contracts.rules.content import Content, checked_milestones, checked_title, checked_words
from anyshore.contracts.rules.defaults import agreed, ending
from anyshore.contracts.rules.drafts import DraftChanged, whole_hash
from anyshore.contracts.rules.lines import checked_lines, terms_with
from anyshore.contracts.rules.offering import Offer
from anyshore.contracts.rules.revising import changed
from anyshore.contracts.rules.signing import Signer
from anyshore.contracts.rules.terms import Terms
from anyshore.contracts.rules.versions import seal
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, NotAllowed, Refused
from anyshore.kit.ids import new_id
from anyshore.kit.money import is_currency


class SameParty(Invalid):
    """An organisation cannot contract with itself."""

    code = "same_party"


def offer_content(actor: Actor, offer: Offer, *, number: int, fee_bps: int, rail: str, at: datetime) -> Content:
    """The first version of an agreement on ``offer``, whose short number will be ``number``.

    Raises SameParty, NotFound for an organisation, a master or an agreement before that the actor does not see, and
    Invalid for input that no agreement may have.
    """
    own_id = actor.acting_organisation
    if offer.other_id == own_id:
        raise SameParty()
    ours, theirs = party(actor, own_id), party(actor, offer.other_id)
    client, provider = (ours, theirs) if offer.side is Side.CLIENT else (theirs, ours)
    if not is_currency(offer.currency):
        raise Invalid(field="currency", reason="choice")
    hours = checked_lines(offer.lines)
    chosen = terms_with(hours, Terms.from_json(offer.terms.to_json()) if offer.terms else default_terms(offer.unit))
    beside = checked_clauses(offer.clauses, chosen)
    parts = checked_milestones(offer.milestones, hours, beside)
    sides, days = (client.id, provider.id), [one.due_on for one in parts if one.due_on]
    return Content(
        agreement_id=new_id(),
        number=number,
        version=1,
        client=client,
        provider=provider,
        title=checked_title(offer.title),
        brief=checked_words("brief", offer.brief),
        offer=checked_words("offer", offer.offer),
        category=offer.category,
        unit=Unit(offer.unit),
        currency=offer.currency,
        milestones=parts,
        terms=ending(agreed(chosen, beside, offer.language), offered_on=at.date(), known=max(days, default=None)),
        fee_bps=fee_bps,
        rail=rail,
        lines=hours,
        language=offer.language,
        clauses=beside,
        under=master_of(actor, offer.under_id, sides, beside),
        follows=before(actor, offer.follows_id, sides),
    )


def signer_of(actor: Actor, side: Side, name: str, at: datetime) -> Signer:
    """The actor's signature for their organisation, which is the ``side``; Forbidden where no person acts,
    ProofMissing where they have not just proved who they are."""
    if actor.person_id is None:
        raise Forbidden()
    own = name.strip()[:120] or person_name(actor.person_id)
    organisation_id: UUID = actor.acting_organisation
    evidence = evidence_of(actor, organisation_id, at)
    return Signer(side, organisation_id, actor.person_id, own, SignatureMethod.BUTTON, evidence)


def draft_to_offer(actor: Actor, agreement_id: UUID, seen: str) -> tuple[Agreement, Side, Content]:
    """A draft under its agreement, which is locked, as the actor saw it and may offer it for their side. Refused:
    others (Forbidden), one that was offered or discarded (NotAllowed) or changed meanwhile (DraftChanged)."""
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
    return agreement, side, content


def draft_approval(actor: Actor, side: Side, content: Content) -> AwardApproval:
    """What the rules of the actor's side say about offering a draft as it stands."""
    return _approval(actor, side, content, seal(content, "").hash)


def must_ask_to_offer(actor: Actor, offer: Offer, *, at: datetime) -> bool:
    """Whether the actor's own people must agree before this offer goes out; no for one that is refused anyway."""
    try:
        content = offer_content(actor, offer, number=0, fee_bps=0, rail="", at=at)
    except Refused:
        return False
    return _must_ask(actor, offer.side, content)


def must_ask_to_counter(
    actor: Actor, side: Side, agreement_id: UUID, changes: Mapping[str, Any], *, at: datetime
) -> bool:
    """Whether the actor's own people must agree before this counter-offer (rules.revising) goes out; no for one that
    is refused anyway."""
    agreement = Agreement.objects.visible_to(actor).filter(pk=agreement_id).first()
    if agreement is None:
        return False
    before = current_content(agreement)
    try:
        content = changed(before, changes, at.date())
    except Refused:
        return False
    sealed = seal(content, agreement.version_hash).hash if content != before else ""
    return _must_ask(actor, side, content, sealed)


def _must_ask(actor: Actor, side: Side, content: Content, sealed: str = "") -> bool:
    return _approval(actor, side, content, sealed).missing


def _approval(actor: Actor, side: Side, content: Content, sealed: str) -> AwardApproval:
    return version_approval(
        actor,
        side,
        agreement_id=content.agreement_id,
        version_hash=sealed,
        amount=content.value,
        under_id=content.under.id if content.under else None,
    )
