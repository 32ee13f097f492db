"""Answer an open offer with a changed version, or change one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.actions.sign_agreement import OfferOver, VersionChanged
from anyshore.contracts.actions.write_version import write_version
from anyshore.contracts.events import AgreementCountered
from anyshore.contracts.models import Agreement
from anyshore.contracts.policies import may_counter, side_of
from anyshore.contracts.queries import current_content, evidence_of, locked_agreement, person_name
from anyshore.contracts.rules import AGREEMENT, AgreementState, Side, SignatureMethod
from anyshore.contracts.rules.clauses.chosen import Chosen, checked_clauses
from anyshore.contracts.rules.clauses.languages import Language
from anyshore.contracts.rules.content import (
    Content,
    MilestoneDraft,
    checked_milestones,
    checked_reason,
    checked_title,
    checked_words,
)
from anyshore.contracts.rules.defaults import agreed, ending
from anyshore.contracts.rules.lines import Lines, checked_lines, terms_with
from anyshore.contracts.rules.offers import ANSWER_DAYS, checked_answer_days, is_over
from anyshore.contracts.rules.signing import Signer
from anyshore.contracts.rules.terms import Terms
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
    (Invalid), terms that nobody could sign (TermsIncomplete), a rate above the provider's card (RateAboveCard).
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
    changes = _changes(milestones, lines, title, brief) | _worded(before, terms, clauses, language)
    content = _changed(before, changes, at.date())
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


def _changes(
    milestones: Sequence[MilestoneDraft] | None, lines: Lines | None, title: str | None, brief: str | None
) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if milestones is not None:
        changes["milestones"] = tuple(milestones)
    if lines is not None:
        changes["lines"] = checked_lines(lines)
    if title is not None:
        changes["title"] = checked_title(title)
    if brief is not None:
        changes["brief"] = checked_words("brief", brief)
    return changes


def _worded(
    before: Content, terms: Terms | None, clauses: Sequence[Chosen] | None, language: Language | None
) -> dict[str, Any]:
    """The clauses, the language, and the terms that agree with both, where any of them is given."""
    if terms is None and clauses is None and language is None:
        return {}
    spoken = language or before.language
    given = Terms.from_json(terms.to_json()) if terms else before.terms
    beside = checked_clauses(before.clauses if clauses is None else clauses, given)
    return {"terms": agreed(given, beside, spoken), "clauses": beside, "language": spoken}


def _changed(content: Content, changes: dict[str, Any], on: date) -> Content:
    if all(getattr(content, name) == value for name, value in changes.items()):
        raise NothingChanged()
    found = content.next_version(**changes)
    parts = checked_milestones(found.milestones, found.lines, found.clauses)
    terms = (
        ending(terms_with(found.lines, found.terms), offered_on=on, known=None) if found.lines.runs else found.terms
    )
    return replace(found, milestones=parts, terms=terms)
