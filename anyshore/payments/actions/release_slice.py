"""Release a slice of what is held for one milestone."""

from __future__ import annotations

from datetime import datetime

from anyshore.kit.actor import Actor
from anyshore.ledger.rules import Posting
from anyshore.payments.events import MoneyReleased
from anyshore.payments.queries.purse import Part, Purse
from anyshore.payments.rails import rail
from anyshore.payments.rules.deal import NOTHING, Aside, postings_of
from anyshore.payments.rules.teams import passed_on
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.state import move


@action
def release_slice(
    *, actor: Actor, purse: Purse, part: Part, amount_minor: int, aside: Aside = NOTHING, at: datetime
) -> list[Posting]:
    """So much of what is held for the milestone is the provider's, less the fee; when it is all of it, the milestone's
    money has come to its end. Of a team each member has its share of it. Returns the postings, for the caller to post
    with whatever else moves: ``aside`` is what leaves the holding to other places with it.

    For this domain's own verbs, which have locked the agreement and permitted the actor.
    """
    deal, holding, before = purse.deal, part.holding, part.holding.released_minor
    cut = purse.slice(amount_minor)
    in_full = amount_minor + aside.back_minor + aside.kept_minor == part.held_minor
    parts = passed_on(deal, purse.net_minor, cut.net_minor)
    facts: dict[str, object] = {
        "released_minor": before + cut.gross_minor,
        "fee_minor": holding.fee_minor + cut.fee_minor,
    }
    if in_full:
        facts |= {"settled_at": at, "refunded_minor": aside.back_minor, "retained_minor": aside.kept_minor}
    verb = _verb(aside.back_minor, before + amount_minor + aside.kept_minor) if in_full else "release_part"
    move(holding, verb, actor=actor, at=at, write=facts)
    if amount_minor:
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


def _verb(back_minor: int, paid_minor: int) -> str:
    """What the end of a milestone's money is called: all to one side is a release or a refund."""
    if not back_minor:
        return "release"
    return "split" if paid_minor else "refund"
