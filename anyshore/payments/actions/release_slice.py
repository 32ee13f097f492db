"""Release a slice of what is held for one milestone."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.ledger.rules import Posting
from anyshore.payments.events import MoneyReleased
from anyshore.payments.queries.purse import Part, Purse
from anyshore.payments.rails import rail
from anyshore.payments.rules.deal import postings_of
from anyshore.payments.rules.teams import passed_on
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def release_slice(*, actor: Actor, purse: Purse, part: Part, amount_minor: int, at: datetime) -> list[Posting]:
    """So much of what is held for the milestone is the provider's, less the fee; when it is all of it, the milestone's
    money has come to its end. Of a team each member has its share of it. Returns the postings, for the caller to post
    with whatever else moves.

    For this domain's own verbs, which have locked the agreement and permitted the actor.
    """
    deal, holding, before = purse.deal, part.holding, part.holding.released_minor
    in_full, cut = amount_minor == part.held_minor, purse.slice(amount_minor)
    parts = passed_on(deal, purse.net_minor, cut.net_minor)
    facts: dict[str, object] = {
        "released_minor": before + cut.gross_minor,
        "fee_minor": holding.fee_minor + cut.fee_minor,
    }
    if in_full:
        facts["settled_at"] = at
    move(holding, "release" if in_full else "release_part", actor=actor, at=at, write=facts)
    tell(
        MoneyReleased(
            agreement_id=deal.agreement_id,
            milestone_id=part.milestone_id,
            amount_minor=cut.gross_minor,
            fee_minor=cut.fee_minor,
            in_full=in_full,
            currency=deal.currency,
            at=at,
        ),
        actor=actor,
    )
    way = rail(deal.rail)
    paid = way.release(deal, part.milestone_id, cut, before)
    return postings_of(paid, way.pass_on(deal, part.milestone_id, parts, before))
