"""Suggest changes of single places of an open offer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from anyshore.contracts.actions.counter_offer import NothingChanged
from anyshore.contracts.actions.gather_negotiation import gather_negotiation
from anyshore.contracts.actions.sign_agreement import OfferOver, VersionChanged
from anyshore.contracts.events import SuggestionsMade
from anyshore.contracts.models import Agreement, Suggestion
from anyshore.contracts.policies import suggesting_side
from anyshore.contracts.queries import current_content, locked_agreement
from anyshore.contracts.queries.suggestions import next_suggestion, pending_suggestions
from anyshore.contracts.rules import AGREEMENT, AgreementState
from anyshore.contracts.rules.content import checked_reason
from anyshore.contracts.rules.offers import is_over
from anyshore.contracts.rules.places import anchor_of
from anyshore.contracts.rules.suggestions import MOST_OPEN, Change, SuggestionState, holds, normal, separated
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid, Refused
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


class TooManySuggestions(Refused):
    """So many suggestions as an agreement may have wait for an answer: ``most``."""

    code = "too_many_suggestions"


class LeavesOpen(Invalid):
    """With this change nobody could sign: something that must be there would be missing."""

    code = "leaves_open"


@action
def suggest_changes(
    *, actor: Actor, agreement_id: UUID, version_hash: str, changes: Sequence[Change], reason: str = "", at: datetime
) -> list[Suggestion]:
    """Each change stands as a suggestion of the actor's side, open, beside the place that it touches; what was changed
    together in one place is divided as far as each part holds by itself. The version on the table stays as it is.

    Those of either side who work. Refused: others (Forbidden), another version than the current one (VersionChanged),
    an offer that has lapsed (OfferOver) or is signed or over (NotAllowed), no change (NothingChanged), a place that is
    not there (UnknownPlace), what no agreement may have (Invalid) or what would leave something open that must be
    there (LeavesOpen), more than can wait for an answer (TooManySuggestions).
    """
    agreement = locked_agreement(actor, agreement_id)
    side = suggesting_side(actor, agreement)
    if side is None:
        raise Forbidden()
    AGREEMENT.after(AgreementState(agreement.state), "counter")
    if version_hash != agreement.version_hash:
        raise VersionChanged(version=agreement.version)
    if is_over(agreement.answer_until, at):
        raise OfferOver(since=agreement.answer_until)
    parts = _parts(agreement, changes, at)
    if len(pending_suggestions(agreement.id, [SuggestionState.OPEN])) + len(parts) > MOST_OPEN:
        raise TooManySuggestions(most=MOST_OPEN)
    why, first = checked_reason("reason", reason), next_suggestion(agreement.id)
    made = [
        Suggestion(
            agreement=agreement,
            number=number,
            version=agreement.version,
            row=one.row,
            anchor=one.anchor,
            was=dict(one.was),
            to=dict(one.to),
            reason=why,
            side=side,
            author_id=actor.acting_person,
            at=at,
        )
        for number, one in enumerate(parts, first)
    ]
    Suggestion.objects.bulk_create(made)
    gather_negotiation(actor=actor, agreement_id=agreement.id, at=at)
    numbers = tuple(one.number for one in made)
    tell(SuggestionsMade(agreement_id=agreement.id, side=side, numbers=numbers, reason=why, at=at), actor=actor)
    return made


def _parts(agreement: Agreement, changes: Sequence[Change], at: datetime) -> list[Change]:
    """What is suggested, each part as it will stand."""
    content, on = current_content(agreement), at.date()
    parts = []
    for one in changes:
        whole = normal(content, one, on)
        if not whole.to:
            continue
        if not holds(content, [whole], on):
            raise LeavesOpen(field="place")
        for to in separated(content, whole.row, whole.to, on):
            was = {name: whole.was[name] for name in to}
            parts.append(replace(whole, to=to, was=was, anchor=anchor_of(content, whole.row)))
    if not parts:
        raise NothingChanged()
    return parts
