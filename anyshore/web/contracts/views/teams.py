"""A contract by a team: what each member reads of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from anyshore.contracts.queries.paper import team_paper
from anyshore.insight.queries.contract_team import team_contract
from anyshore.kit.errors import NotFound
from anyshore.web.access import actor_of, signed_in
from anyshore.web.contracts.views.paper import pdf_response
from anyshore.web.rendering import page


@signed_in
def paper(request: HttpRequest, number: int) -> HttpResponse:
    """The signed version on paper, for the team and both parties."""
    return pdf_response(team_paper(actor_of(request), number), f"C-{number}-team.pdf")


@signed_in
def team(request: HttpRequest, number: int) -> HttpResponse:
    """The signed text, the milestones, and everybody's share of every release: for the team and for both parties."""
    found = team_contract(actor_of(request), number)
    if found is None:
        raise NotFound()
    return page(request, "contracts/team.html", team=found)
