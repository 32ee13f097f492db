"""Offer an agreement straight to another organisation, without a request or a proposal before it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from anyshore.catalogue.rules.categories import Unit
from anyshore.contracts.actions.draft_agreement import draft_agreement
from anyshore.contracts.events import AgreementOffered
from anyshore.contracts.models import Agreement
from anyshore.contracts.policies import may_offer
from anyshore.contracts.queries import default_terms, evidence_of, own_request, party, person_name
from anyshore.contracts.queries.families import before, master_of
from anyshore.contracts.queries.limits import must_stay_within_limits
from anyshore.contracts.rules import Side, SignatureMethod
from anyshore.contracts.rules.clauses.chosen import Chosen, checked_clauses
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import (
    Content,
    MilestoneDraft,
    checked_milestones,
    checked_title,
    checked_words,
)
from anyshore.contracts.rules.defaults import agreed, ending
from anyshore.contracts.rules.lines import NO_LINES, Lines, checked_lines, terms_with
from anyshore.contracts.rules.offers import ANSWER_DAYS, checked_answer_days
from anyshore.contracts.rules.signing import Signer
from anyshore.contracts.rules.terms import Terms
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.kit.ids import new_id
from anyshore.kit.money import is_currency
from anyshore.kit.workdays import add_working_days
from anyshore.parties.queries import calendar, lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.numbers import next_number


class SameParty(Invalid):
    """An organisation cannot contract with itself."""

    code = "same_party"


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
    at: datetime,
) -> Agreement:
    """An agreement is offered to the other organisation, signed by the actor's, which is the ``side`` in it.

    Without ``terms`` the unit's defaults stand; ``clauses`` come beside them, and all is written in ``language``. A
    statement of work stands ``under`` a master agreement of the same sides that runs; what carries on after an agreement of theirs
    ``follows`` it. The other side answers within so many of its working days, else the offer lapses. Whoever may commit
    their organisation.
    Refused: others (Forbidden), who has not just proved who they are (ProofMissing), an organisation
    seen (NotFound), oneself (SameParty), a request that is not the client's own and a master or an agreement before that is not theirs
    (NotFound), input that no agreement
    may have (Invalid), terms that nobody could sign (TermsIncomplete), a rate above the provider's card (RateAboveCard), a
    client's offer beyond a limit of its own that blocks (LimitStands).
    """
    own = lock_own(actor)
    if not may_offer(actor):
        raise Forbidden()
    if other_id == own.id:
        raise SameParty()
    ours, theirs = party(actor, own.id), party(actor, other_id)
    client, provider = (ours, theirs) if side is Side.CLIENT else (theirs, ours)
    if not is_currency(currency):
        raise Invalid(field="currency", reason="choice")
    hours = checked_lines(lines)
    chosen = terms_with(hours, Terms.from_json(terms.to_json()) if terms else default_terms(unit))
    beside = checked_clauses(clauses, chosen)
    parts = checked_milestones(milestones, hours, beside)
    sides = (client.id, provider.id)
    days = [one.due_on for one in parts if one.due_on]
    content = Content(
        agreement_id=new_id(),
        number=next_number("agreement"),
        version=1,
        client=client,
        provider=provider,
        title=checked_title(title),
        brief=checked_words("brief", brief),
        offer=checked_words("offer", offer),
        category=category,
        unit=Unit(unit),
        currency=currency,
        milestones=parts,
        terms=ending(agreed(chosen, beside, language), offered_on=at.date(), known=max(days, default=None)),
        fee_bps=fee_bps,
        rail=rail,
        lines=hours,
        language=language,
        clauses=beside,
        under=master_of(actor, under_id, sides, beside),
        follows=before(actor, follows_id, sides),
    )
    if side is Side.CLIENT:
        must_stay_within_limits(own.id, other_id, content.value)
    answer_until = add_working_days(at, checked_answer_days(answer_days), calendar(other_id))
    agreement = draft_agreement(
        actor=actor,
        content=content,
        signer=_author(actor, side, own.id, name, at),
        author_side=side,
        request_id=own_request(actor, request_id, client.id),
        answer_until=answer_until,
        at=at,
    )
    offered = AgreementOffered(
        agreement_id=agreement.id, side=side, hash=agreement.version_hash, answer_until=answer_until, at=at
    )
    tell(offered, actor=actor)
    return agreement


def _author(actor: Actor, side: Side, organisation_id: UUID, name: str, at: datetime) -> Signer:
    if actor.person_id is None:
        raise Forbidden()
    own = name.strip()[:120] or person_name(actor.person_id)
    evidence = evidence_of(actor, organisation_id, at)
    return Signer(side, organisation_id, actor.person_id, own, SignatureMethod.BUTTON, evidence)
