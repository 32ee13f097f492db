"""Real posts of work from a file, taken through the same actions as everybody's: requests, proposals, direct offers.

The file is a JSON list; each post has ``post``, ``title``, ``brief``, ``price_usd``, ``proposals`` (each with
``proposal`` and ``text``) and ``chosen_proposal``. Numbers are read as the text that stands there: no float is made.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.kit.actor import Actor, ActorKind, Proof
from anyshore.kit.errors import Invalid
from anyshore.kit.money import Money, parse
from anyshore.parties.actions.create_organisation import create_organisation
from anyshore.parties.actions.register_person import register_person
from anyshore.parties.queries import actor_for, person_by_email
from anyshore.parties.rules import OPERATOR, ProofMethod
from anyshore.plumbing.actions import Answer, answer_before, perform
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.rules.offers import ProposalTerms
from anyshore.sourcing.rules.terms import RequestTerms

CURRENCY = "USD"


class WorkFileUnfit(Invalid):
    """The file is not a list of posts. ``where`` says which post, ``reason`` what is wrong with it."""

    code = "work_file_unfit"


@dataclass(frozen=True, slots=True)
class Post:
    """One piece of work: what was asked, at what price, who proposed, and which proposal was chosen (its place)."""

    number: str
    title: str
    brief: str
    price: Money
    proposals: tuple[str, ...]
    chosen: int | None


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of one post: a request with its proposals, or an agreement on offer. ``chosen_id`` is a proposal.

    Not ``is_new``: it was taken from a file before.
    """

    post: Post
    request_id: UUID | None
    proposal_ids: tuple[UUID, ...]
    chosen_id: UUID | None
    agreement_id: UUID | None
    is_new: bool


def read_posts(text: str) -> list[Post]:
    """Read a file's text. Raises WorkFileUnfit naming the post and what is wrong; nothing is half read."""
    try:
        found = json.loads(text, parse_float=str, parse_int=str)
    except ValueError as unfit:
        raise WorkFileUnfit(where="file", reason=f"not JSON: {unfit}") from None
    if not isinstance(found, list):
        raise WorkFileUnfit(where="file", reason="not a list of posts")
    return [_post(number, entry) for number, entry in enumerate(found, 1)]


def _post(number: int, entry: object) -> Post:
    try:
        if not isinstance(entry, dict):
            raise TypeError("not an object")
        proposals = sorted(entry["proposals"], key=lambda one: int(one["proposal"]))
        places = [int(one["proposal"]) for one in proposals]
        chosen = entry.get("chosen_proposal")
        return Post(
            number=str(entry["post"]),
            title=" ".join(str(entry["title"]).split()),
            brief=str(entry["brief"]),
            price=parse(str(entry["price_usd"]), CURRENCY),
            proposals=tuple(str(one["text"]) for one in proposals),
            chosen=None if chosen is None else places.index(int(chosen)),
        )
    except (KeyError, TypeError, ValueError, Invalid) as unfit:
        raise WorkFileUnfit(where=f"post {number}", reason=str(unfit) or type(unfit).__name__) from None


def import_posts(posts: Sequence[Post], *, rail: str, fee_bps: int, at: datetime) -> list[Imported]:
    """Take every post in: one with proposals becomes a request with them, one without a direct offer.

    The client is one company, the bidders are as many as one post has at most; all are made on the first import. What
    was taken before is not taken again, so that a file that was refused half way can be mended and sent anew.
    """
    client = _member("client@work.example", "Priya Raman", "Northwind Apps", "US", "company", at)
    most = max((len(post.proposals) for post in posts), default=0)
    bidders = [
        _member(f"bidder{number}@work.example", f"Bidder {number}", f"Bidder {number}", "PL", "individual", at)
        for number in range(1, max(most, 1) + 1)
    ]
    taken = []
    for number, post in enumerate(posts):
        if post.proposals:
            taken.append(_competed(post, client, bidders, at))
        else:
            taken.append(_offered(post, client, bidders[number % len(bidders)], rail, fee_bps, at))
    return taken


def _competed(post: Post, client: Actor, bidders: Sequence[Actor], at: datetime) -> Imported:
    terms = RequestTerms(
        title=post.title, brief=post.brief, currency=CURRENCY, budget_minor=post.price.minor, unit="task"
    )
    request_id, is_new = _once(post_request, client, post, at, terms=terms)
    ids = tuple(
        _once(
            send_proposal,
            bidder,
            post,
            at,
            request_id=request_id,
            terms=ProposalTerms(price_minor=post.price.minor, text=text),
        )[0]
        for bidder, text in zip(bidders, post.proposals, strict=False)
    )
    chosen = None if post.chosen is None else ids[post.chosen]
    return Imported(post, request_id=request_id, proposal_ids=ids, chosen_id=chosen, agreement_id=None, is_new=is_new)


def _offered(post: Post, client: Actor, provider: Actor, rail: str, fee_bps: int, at: datetime) -> Imported:
    agreement_id, is_new = _once(
        offer_agreement,
        client,
        post,
        at,
        side=Side.CLIENT,
        other_id=provider.organisation_id,
        title=post.title,
        brief=post.brief,
        currency=CURRENCY,
        milestones=(MilestoneDraft(title=post.title, amount_minor=post.price.minor),),
        rail=rail,
        fee_bps=fee_bps,
    )
    return Imported(post, request_id=None, proposal_ids=(), chosen_id=None, agreement_id=agreement_id, is_new=is_new)


def _once(verb: Callable[..., Any], actor: Actor, post: Post, at: datetime, **given: Any) -> tuple[UUID, bool]:
    """The id of what the verb makes of this post for this actor, and whether it was made just now."""
    key = f"{verb.__name__}:{hashlib.sha256(repr(post).encode()).hexdigest()}"
    before = answer_before(actor, key)
    made = before or perform(
        verb, actor=actor, at=at, key=key, render=lambda found: Answer(201, str(found.id).encode()), **given
    )
    return UUID(made.body.decode()), before is None


def _member(email: str, name: str, organisation: str, country: str, kind: str, at: datetime) -> Actor:
    """The person with this address and their organisation, made if there is none."""
    user = person_by_email(email)
    if user is None:
        user = perform(register_person, actor=OPERATOR, at=at, email=email, name=name)
        founder = Actor(ActorKind.PERSON, user.id)
        perform(
            create_organisation,
            actor=founder,
            at=at,
            name=organisation,
            kind=kind,
            country=country,
            buys=kind == "company",
            provides=True,
        )
    return replace(actor_for(user), proof=Proof(ProofMethod.PASSWORD, 0))
