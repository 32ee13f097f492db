"""Teams for tests: providers whose profile is shown, and an offer that waits for two of them."""

from __future__ import annotations

from typing import Any

from anyshore.catalogue.actions.publish_profile import publish_profile
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.kit.actor import Actor
from anyshore.sourcing.actions.agree_to_team import agree_to_team
from anyshore.sourcing.actions.ask_team import ask_team
from anyshore.sourcing.models import Proposal, Request, TeamOffer
from anyshore.sourcing.rules.offers import ProposalTerms
from anyshore.sourcing.rules.teams import MemberTerms
from tests.catalogue.actions.test_save_profile import GOOD
from tests.factories import do
from tests.sourcing.world import LATER, offer, provider


def listed(name: str = "Atelier Mots", country: str = "FR") -> Actor:
    """The owner of a provider whose profile everybody sees."""
    actor = provider(name, country)
    do(save_profile, actor, details=GOOD)
    do(publish_profile, actor)
    return actor


def part(actor: Actor, share_bps: int = 3_000, role: str = "Translates the French part") -> MemberTerms:
    """One member's place in a team."""
    return MemberTerms(provider_id=actor.acting_organisation, share_bps=share_bps, role=role)


def terms(*members: Actor, **more: Any) -> ProposalTerms:
    """An offer of a lead with these members, of whom the first has 30 % and the others 20 %."""
    team = tuple(part(one, 2_000 if place else 3_000) for place, one in enumerate(members))
    return offer(**{"team": team, **more})


def waiting(request: Request, **more: Any) -> tuple[TeamOffer, Actor, Actor, Actor]:
    """An offer that waits for two members: the offer, its lead, and both."""
    lead, one, two = provider(), listed(), listed("Nord Tekst", "DK")
    return do(ask_team, lead, LATER, request_id=request.id, terms=terms(one, two, **more)), lead, one, two


def agreed(found: TeamOffer, *members: Actor, **more: Any) -> TeamOffer:
    """The members agree to the terms as they are, one after the other."""
    for one in members:
        found = TeamOffer.objects.get(pk=found.pk)
        do(agree_to_team, one, LATER, offer_id=found.id, terms_hash=found.hash, **more)
    return TeamOffer.objects.get(pk=found.pk)


def team_proposal(request: Request) -> tuple[Proposal, Actor, Actor, Actor]:
    """A proposal of a team of three that is with the client: the proposal, its lead, and both members."""
    found, lead, one, two = waiting(request)
    sent = agreed(found, one, two).proposal
    assert sent is not None
    return sent, lead, one, two
