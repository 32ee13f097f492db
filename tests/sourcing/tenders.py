"""A tender with evaluators, openers and lots, made by the actions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from anyshore.kit.actor import Actor
from anyshore.parties.rules import Role
from anyshore.sourcing.actions.confirm_opening import confirm_opening
from anyshore.sourcing.actions.declare_interests import declare_interests
from anyshore.sourcing.actions.publish_request import publish_request
from anyshore.sourcing.actions.save_request import save_request
from anyshore.sourcing.actions.score_proposal import score_proposal
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.actions.set_up_tender import set_up_tender
from anyshore.sourcing.models import Criterion, Proposal, Request
from anyshore.sourcing.queries.loading import live_proposals
from anyshore.sourcing.rules.pricing import BundleOffer, LotOffer
from anyshore.sourcing.rules.scoring import Points
from anyshore.sourcing.rules.tenders import Interest, LotTerms, TenderTerms
from anyshore.sourcing.rules.terms import CriterionTerms
from tests.factories import do, make_person, member_actor
from tests.sourcing.world import FIT, LATER, PRICE, client, offer, provider, wanted

LOTS = (LotTerms(title="German", budget_minor=30_000), LotTerms(title="Polish", budget_minor=10_000))
DONE = {"finishes_on": date(2027, 1, 20)}
CRITERIA: tuple[CriterionTerms, ...] = (PRICE, FIT)


@dataclass
class Scene:
    """A tender: its client's owner, two colleagues, and the bidders by name."""

    request: Request
    owner: Actor
    colleagues: tuple[Actor, Actor]
    bidders: dict[str, tuple[Proposal, Actor]]

    @property
    def after(self) -> datetime:
        """A moment after the end of proposals."""
        self.request.refresh_from_db()
        assert self.request.proposals_until
        return self.request.proposals_until + timedelta(hours=1)

    def proposal(self, name: str) -> Proposal:
        """The proposal of one bidder as it stands."""
        return Proposal.objects.get(pk=self.bidders[name][0].pk)

    def again(self) -> Request:
        """The request as it stands."""
        return Request.objects.get(pk=self.request.pk)


def tender(*, setup: dict[str, Any] | None = None, kind: str = "rfp", publish: bool = True, **more: Any) -> Scene:
    """A published tender with the people named: ``people`` in ``setup`` names evaluators and openers."""
    owner = client()
    assert owner.organisation_id
    colleagues = tuple(member_actor(owner.organisation_id, Role.MEMBER, make_person(n)) for n in ("Femke", "Ruben"))
    terms = wanted("Catalogue in two languages", kind=kind, unit="project", **{"criteria": CRITERIA, **more})
    request = do(save_request, owner, terms=terms)
    given = dict(setup or {})
    people = tuple(one.acting_person for one in (owner, *colleagues))
    if given.pop("scored", False):
        given["evaluator_ids"] = people[1:]
    if given.get("sealed"):
        given["opener_ids"] = people[:2]
    if given:
        do(set_up_tender, owner, request_id=request.id, terms=TenderTerms(**given))
    if publish:
        request = do(publish_request, owner, request_id=request.id)
    return Scene(Request.objects.get(pk=request.id), owner, (colleagues[0], colleagues[1]), {})


def bid(scene: Scene, name: str, price_minor: int = 15_000, at: datetime = LATER, **more: Any) -> Proposal:
    """One bidder's proposal."""
    actor = provider(name)
    made: Proposal = do(
        send_proposal, actor, at, request_id=scene.request.id, terms=offer(price_minor, **{**DONE, **more})
    )
    scene.bidders[name] = (made, actor)
    return made


def bid_lots(
    scene: Scene, name: str, prices: dict[int, int], bundle: tuple[tuple[int, ...], int] | None = None
) -> Proposal:
    """One bidder's prices by lot."""
    lots = tuple(LotOffer(lot=lot, price_minor=price, finishes_on=date(2027, 1, 20)) for lot, price in prices.items())
    bundles = (BundleOffer(lots=bundle[0], price_minor=bundle[1]),) if bundle else ()
    return bid(scene, name, 0, lots=lots, bundles=bundles, finishes_on=None)


def opened(scene: Scene) -> Scene:
    """The sealed proposals are opened by two."""
    for actor in (scene.owner, scene.colleagues[0]):
        do(confirm_opening, actor, scene.after, request_id=scene.request.id)
    return scene


def declared(scene: Scene, conflicts: dict[str, str] | None = None) -> Scene:
    """Both evaluators declare; ``conflicts`` are the first one's, by bidder, in words."""
    ids = {one.id: name for name, (one, _) in scene.bidders.items()}
    for place, actor in enumerate(scene.colleagues):
        said = conflicts if conflicts and place == 0 else {}
        interests = tuple(
            Interest(proposal_id=one.id, conflict=ids[one.id] in said, words=said.get(ids[one.id], ""))
            for one in live_proposals(scene.request)
        )
        do(declare_interests, actor, scene.after, request_id=scene.request.id, interests=interests)
    return scene


def give(scene: Scene, actor: Actor, name: str, points: int) -> None:
    """One evaluator's points for the fit of one bidder."""
    fit = Criterion.objects.get(request=scene.request, kind="judged")
    given = (Points(criterion_id=fit.id, points=points, note="Read twice."),)
    do(score_proposal, actor, scene.after, proposal_id=scene.bidders[name][0].id, points=given)


def scored(scene: Scene, points: dict[str, tuple[int, int]]) -> Scene:
    """Both evaluators score every bidder."""
    for name, both in points.items():
        for actor, one in zip(scene.colleagues, both, strict=True):
            give(scene, actor, name, one)
    return scene


def compared(**setup: Any) -> Scene:
    """Two bidders, declared and scored: Alba is in front of Brno."""
    scene = tender(setup={"scored": True, **setup})
    bid(scene, "Alba", 15_000)
    bid(scene, "Brno", 14_000)
    if setup.get("sealed"):
        opened(scene)
    return scored(declared(scene), {"Alba": (90, 80), "Brno": (40, 50)})
