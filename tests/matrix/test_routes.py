"""Every route of ours for every kind of reader: a new route without a row fails, and so does a changed answer.

The readers: anonymous, a stranger (another organisation), the client and the provider of the deal, the operator, and
of the client and of the provider a member, who works but promises nothing, and a viewer, who only reads.
Another tenant's thing must answer as one that does not exist.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from anyshore.approvals.actions.ask_approval import ask_approval
from anyshore.approvals.actions.save_group import save_group
from anyshore.approvals.actions.set_rule import set_rule
from anyshore.approvals.models import Approval
from anyshore.contracts.actions.give_formal_notice import give_formal_notice
from anyshore.contracts.actions.hold_offer import hold_offer
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.contracts.rules.formal import Kind, Said
from anyshore.contracts.rules.offering import Offer
from anyshore.conversations.models import Thread
from anyshore.delivery.actions.add_work_item import add_work_item
from anyshore.delivery.actions.comment_on_work_item import comment_on_work_item
from anyshore.delivery.rules.board import WorkItemText
from anyshore.kit.actor import Actor
from anyshore.kit.money import Money
from anyshore.parties.models import Membership, Organisation, User
from anyshore.parties.rules import Role
from anyshore.payments.actions.list_defect import list_defect
from anyshore.payments.actions.make_claim import make_claim
from anyshore.sourcing.actions.ask_question import ask_question
from anyshore.sourcing.actions.ask_team import ask_team
from anyshore.sourcing.actions.invite_provider import invite_provider
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.actions.save_proposal_draft import save_proposal_draft
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.models import TeamOffer
from anyshore.sourcing.rules.offers import ProposalTerms
from anyshore.sourcing.rules.teams import MemberTerms
from anyshore.sourcing.rules.terms import RequestTerms
from anyshore.strategy.actions.add_activity import add_activity
from anyshore.strategy.rules.facts import ActivityTerms
from tests.deals import make_deal
from tests.factories import do, make_organisation, member_actor, operator_actor
from tests.matrix.table import LESS, TABLE
from tests.payments.claims_world import wanted as claim_wanted
from tests.sourcing.teams import listed
from tests.strategy.assessing import compared, option_of
from tests.web.sourcing.present import now

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
OURS = ("account_", "mfa_", "reauthenticate")
ROLES = ("anonymous", "stranger", "client", "provider", "operator")
LESSER = ("clients member", "clients viewer", "providers member", "providers viewer")
OWN = {
    "approvals:absence",
    "duties:calendars",
    "gallery:confirm",
    "gallery:design",
    "parties:found",
    "parties:profile",
    "parties:send_link",
    "sandbox:clock",
    "searching:save",
}
"""Forms that are everybody's own: their profile, an organisation to found, their absence, their calendar, a link to
sign in, the sandbox's clock, a search to keep."""
SYSTEMS = {"levels:push"}
"""Routes that a system calls with a secret of its own: without it nobody gets further, signed in or not."""
BINDING = ("payments", "exits", "approvals", "hours")
"""Rooms in which money moves, a contract ends, or an organisation is bound."""
POST_ONLY = 405
POSTS = re.compile(r'<form[^>]*method="post"[^>]*action="([^"]*)"')


@dataclass
class World:
    """One deal with work in review, one request by invitation with a proposal, and everybody who looks at them."""

    args: dict[str, object]
    readers: dict[str, Client]


def routes(resolver=None, prefix: str = "", names: tuple[str, ...] = ()) -> dict[str, tuple[str, list[str]]]:
    """Every named route: its name, and the path with the names of its arguments."""
    found: dict[str, tuple[str, list[str]]] = {}
    for entry in (resolver or get_resolver()).url_patterns:
        pattern = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            found |= routes(entry, pattern, (*names, entry.namespace) if entry.namespace else names)
        elif isinstance(entry, URLPattern) and entry.name:
            found[":".join((*names, entry.name))] = (pattern, list(entry.pattern.converters))
    return found


def path_of(pattern: str, args: dict[str, object]) -> str:
    """The path with its arguments filled in."""
    for name, value in args.items():
        for kind in ("int", "uuid", "slug", "str"):
            pattern = pattern.replace(f"<{kind}:{name}>", str(value))
    return "/" + pattern


def reader(actor: Actor) -> Client:
    client = Client()
    client.force_login(User.objects.get(pk=actor.person_id), backend=BACKEND)
    return client


def approval_of(client: Actor, at: datetime) -> Approval:
    """A question that the client's own people are asked."""
    group = do(save_group, client, at, name="Board", person_ids=[member_actor(client.acting_organisation).person_id])
    do(set_rule, client, at, kind="award", above=Money(0, "JPY"), group_id=group.id, needed=1)
    given = {"kind": "award", "title": "Asked", "path": "/", "amount": None, "fingerprint": "0" * 64}
    return do(ask_approval, client, at, subject=("proposal", uuid4()), **given)


def team_of(lead: Actor, client: Actor) -> TeamOffer:
    """An offer of the lead that waits for a member, on another request of the client."""
    request = do(post_request, client, now(), terms=RequestTerms(title="A catalogue in French", currency="EUR"))
    member = MemberTerms(provider_id=listed().acting_organisation, share_bps=3_000, role="Reads the proofs")
    terms = ProposalTerms(price_minor=5_000, text="Yes.", team=(member,))
    return do(ask_team, lead, now(), request_id=request.id, terms=terms)


@pytest.fixture
def world(db) -> World:
    deal = make_deal([20_000, 30_000, 10_000], at=now(), warranty_days=30)
    deal.fund(0, now())
    deal.submit(0, now())
    deal.fund(2, now())
    deal.accept(deal.submit(2, now()), now())
    do(list_defect, deal.client, now(), milestone_id=deal.milestones[2], words="It leans.")
    terms = RequestTerms(
        title="A catalogue in three languages", currency="EUR", visibility="invited", unit="project", kind="rfp"
    )
    request = do(post_request, deal.client, now(), terms=terms)
    do(invite_provider, deal.client, now(), request_id=request.id, provider_id=deal.provider.organisation_id)
    proposal = do(
        send_proposal, deal.provider, now(), request_id=request.id, terms=ProposalTerms(price_minor=5_000, text="Yes.")
    )
    other = do(post_request, deal.client, now(), terms=RequestTerms(title="A logo for a bakery", currency="EUR"))
    draft = do(save_proposal_draft, deal.provider, now(), request_id=other.id, version=0, written={"text": "We"})
    team = team_of(deal.provider, deal.client)
    question = do(ask_question, deal.provider, now(), request_id=request.id, question="By when?")
    approval = approval_of(deal.client, now())
    logo = Offer(
        side=Side.CLIENT, other_id=deal.provider.acting_organisation, title="A logo", currency="EUR",
        milestones=(MilestoneDraft("Logo", 20_000),),
    )  # fmt: skip
    held = do(hold_offer, deal.client, now(), offer=logo, fee_bps=0, rail="sandbox")
    said = Said(words="The office moves.")
    do(give_formal_notice, deal.client, now(), agreement_id=deal.agreement.id, kind=Kind.OTHER, said=said)
    do(make_claim, deal.client, now(), **claim_wanted(deal, on=now().date()))
    item = do(add_work_item, deal.client, now(), agreement_id=deal.agreement.id, text=WorkItemText(title="Sketches"))
    do(comment_on_work_item, deal.client, now(), item_id=item.pk, words="Blue.")
    thread = Thread.objects.filter(subject_kind="agreement").get()
    membership = Membership.objects.get(user_id=deal.client.person_id)
    assessment, _ = compared(deal.client)
    activity = do(add_activity, deal.client, now(), terms=ActivityTerms(name="Accounts payable"))
    args = {
        "assessment": {
            "number": assessment.number, "option_id": option_of(assessment).id, "gate": "business_case",
        },
        "decide": {"number": activity.number, "axis": "importance", "kind": "csv"},
        "contracts": {"number": deal.agreement.number, "position": 1, "place": 1, "version": 1, "round_number": 1, "held_id": held.id, "suggestion": 1, "edit_number": 1, "item": item.number, "comment": 1, "verb": "accept", "notice_kind": "other", "claim_kind": "damages"},
        "request": {"number": request.number, "question_id": question.id},
        "proposal": {"number": proposal.number, "draft_id": draft.id},
        "other": {
            "approval_id": approval.id, "offer_id": team.id, "thread_id": thread.id, "membership_id": membership.id, "currency": "EUR", "key": "retention",
            "slug": Organisation.objects.get(pk=deal.provider.organisation_id).slug,
        },
    }  # fmt: skip
    _, stranger = make_organisation(name="Stranger")
    readers = {
        "anonymous": Client(),
        "stranger": reader(stranger),
        "client": reader(deal.client),
        "provider": reader(deal.provider),
        "operator": reader(operator_actor()),
    }
    for name, owner in (("clients", deal.client), ("providers", deal.provider)):
        for role in (Role.MEMBER, Role.VIEWER):
            readers[f"{name} {role}"] = reader(member_actor(owner.organisation_id, role))
    return World(args, readers)


def given(pattern: str, world: World) -> dict[str, object]:
    """The arguments for one route; an id that stands for nothing where the world has no such thing."""
    kinds = {
        "contracts/": "contracts",
        "proposals/": "proposal",
        "decide/assessments/": "assessment",
        "decide/": "decide",
    }
    kind = next((kind for start, kind in kinds.items() if pattern.startswith(start)), "request")
    return {**world.args["other"], **world.args[kind]}


def paths(world: World) -> dict[str, str]:
    """The path of each of our routes by its name."""
    found = {}
    for name, (pattern, wanted) in routes().items():
        if not name.startswith(OURS):
            have = given(pattern, world)
            found[name] = path_of(pattern, {one: have.get(one, uuid4()) for one in wanted})
    return found


def answers(world: World) -> dict[str, tuple[int, ...]]:
    """What each reader is answered on each of our routes, by GET."""
    return {name: _answers(world, path) for name, path in paths(world).items()}


def _answers(world: World, path: str) -> tuple[int, ...]:
    """A route that answers 405 before it asks who is there, answers everybody so: the others are not asked."""
    first = world.readers[ROLES[0]].get(path).status_code
    if first == POST_ONLY:
        return (first,) * len(ROLES)
    return (first, *(world.readers[role].get(path).status_code for role in ROLES[1:]))


def test_every_route_answers_every_reader_as_the_table_says(world):
    found = answers(world)
    assert set(found) == set(TABLE), "a route without a row, or a row without a route"
    assert {name: row for name, row in found.items() if row != TABLE[name]} == {}


@pytest.mark.parametrize("binding", [True, pytest.param(False, marks=pytest.mark.long)], ids=["money", "the rest"])
def test_who_may_less_is_refused_before_the_form(world, binding):
    """By GET, where it is not what their owner is answered. And a viewer is shown no form but those of their own. In
    every run where money moves and a contract ends; in the long one everywhere."""
    other = {}
    for name, path in paths(world).items():
        if TABLE[name][0] == POST_ONLY or (name.partition(":")[0] in BINDING) is not binding:
            continue
        shown = [world.readers[role].get(path) for role in LESSER]
        found = tuple(one.status_code for one in shown)
        if found != (TABLE[name][2],) * 2 + (TABLE[name][3],) * 2:
            other[name] = found
        for viewed in (shown[1], shown[3]):
            if viewed.status_code == 200 and name not in OWN and "text/html" in viewed["Content-Type"]:
                main = viewed.content.decode().partition("<main")[2].partition("</main")[0]
                assert POSTS.findall(main) == [], f"{name} shows a viewer a form"
    assert other == {name: row for name, row in LESS.items() if (name.partition(":")[0] in BINDING) is binding}


def test_no_stranger_changes_anything_by_post(world):
    """Nobody outside a deal gets anything but a refusal from a route that names one of its things."""
    for name, (pattern, wanted) in routes().items():
        if name.startswith(OURS) or not set(wanted) & {
            "number",
            "thread_id",
            "membership_id",
            "approval_id",
            "draft_id",
            "offer_id",
            "held_id",
        }:
            continue
        path = path_of(pattern, {one: given(pattern, world).get(one, uuid4()) for one in wanted})
        sent = world.readers["stranger"].post(path, {"_key": str(uuid4())})
        refused = {401} if name in SYSTEMS else {404, 405}
        assert sent.status_code in refused, f"{name}: {sent.status_code}"
        unsigned = world.readers["anonymous"].post(path, {"_key": str(uuid4())})
        assert unsigned.status_code in (refused if name in SYSTEMS else {302, 404, 405}), (
            f"{name}: {unsigned.status_code}"
        )
        if unsigned.status_code == 302:
            assert unsigned.headers["Location"].startswith("/account/login/")
