"""A contract by a team of three, made by the same actions that make real ones."""

from __future__ import annotations

from collections.abc import Sequence

from anyshore.contracts.actions.award_proposal import award_proposal
from anyshore.contracts.models import Agreement, Milestone
from anyshore.kit.actor import Actor
from anyshore.payments.actions.sign_and_open import sign_and_open
from anyshore.sourcing.actions.ask_team import ask_team
from anyshore.sourcing.rules.offers import MilestoneTerms
from tests.deals import Made
from tests.factories import do
from tests.sourcing.teams import agreed, listed, terms
from tests.sourcing.world import LATER, posted, provider


def team_deal(
    amounts: Sequence[int] = (20_000,), *, fee_bps: int = 0, rail: str = "sandbox"
) -> tuple[Made, Actor, Actor]:
    """A running contract with a milestone for each of ``amounts``, whose provider has 50 %, its members 30 and 20."""
    drafted, owner, lead, one, two = team_draft(amounts, fee_bps=fee_bps, rail=rail)
    do(sign_and_open, owner, LATER, agreement_id=drafted.id, version_hash=drafted.version_hash)
    ids = Milestone.objects.filter(agreement=drafted).order_by("position").values_list("pk", flat=True)
    return Made(Agreement.objects.get(pk=drafted.pk), owner, lead, list(ids)), one, two


def team_draft(
    amounts: Sequence[int] = (20_000,), *, fee_bps: int = 0, rail: str = "sandbox"
) -> tuple[Agreement, Actor, Actor, Actor, Actor]:
    """The same before the client signs, with the client, the lead and both members."""
    request, owner = posted(budget_minor=None)
    lead, one, two = provider(), listed(), listed("Nord Tekst", "DK")
    parts = tuple(MilestoneTerms(title=f"Part {n}", amount_minor=minor) for n, minor in enumerate(amounts, start=1))
    offered = terms(one, two, price_minor=sum(amounts), milestones=parts)
    proposal = agreed(do(ask_team, lead, LATER, request_id=request.id, terms=offered), one, two).proposal
    assert proposal is not None
    drafted = do(award_proposal, owner, LATER, proposal_id=proposal.id, fee_bps=fee_bps, rail=rail)
    return drafted, owner, lead, one, two
