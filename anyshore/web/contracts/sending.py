"""How an offer goes out: at once, or once one's own people agree to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.approvals.queries import has_rules
from anyshore.contracts.actions.counter_offer import counter_offer
from anyshore.contracts.actions.hold_counter import hold_counter
from anyshore.contracts.actions.hold_draft import hold_draft
from anyshore.contracts.actions.hold_offer import hold_offer
from anyshore.contracts.actions.hold_renewal import hold_renewal
from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.actions.offer_draft import offer_draft
from anyshore.contracts.actions.offer_renewal import offer_renewal
from anyshore.contracts.actions.start_draft import start_draft
from anyshore.contracts.actions.write_suggested import write_suggested
from anyshore.contracts.queries.approving import KINDS
from anyshore.contracts.queries.drafts import DraftPage
from anyshore.contracts.queries.offering import draft_approval, must_ask_to_counter, must_ask_to_offer
from anyshore.contracts.queries.renewing import must_ask_to_renew
from anyshore.contracts.queries.suggestions import SuggestionRow
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.offering import Offer
from anyshore.contracts.rules.suggestions import all_of, labels, suggested
from anyshore.insight.queries.contract import Contract
from anyshore.web.access import actor_of
from anyshore.web.contracts.forms import ASKED
from anyshore.web.forms import Form
from anyshore.web.rendering import now_of

BESIDE = ("answer_days", "fee_bps", "rail")
"""What goes with an offer and is not of it."""

DRAFT = "draft"
"""The button that keeps an offer as a draft."""

Deed = tuple[Callable[..., Any], Callable[[Any], str], str, dict[str, Any]]
"""A verb, where it leads, what is said then, and what it is given."""


def asks(request: HttpRequest) -> bool:
    """Whether the reader's organisation has rules under which an offer may have to be agreed to first."""
    actor = actor_of(request)
    return actor.organisation_id is not None and any(has_rules(actor, kind) for kind in KINDS.values())


def offering(request: HttpRequest, form: Form, given: dict[str, Any], instead_of: Any = None) -> Deed:
    """How the reader's new offer goes out; ``instead_of`` is the one that was held before it."""
    beside = {name: given[name] for name in BESIDE if name in given}
    offer = Offer(**{name: value for name, value in given.items() if name not in BESIDE})
    if request.POST.get(DRAFT):
        kept = {name: beside[name] for name in ("fee_bps", "rail")}
        return start_draft, _draft, _("Your draft is kept."), {"offer": offer, **kept}
    actor, at = actor_of(request), now_of(request)
    if not must_ask_to_offer(actor, offer, at=at):
        return offer_agreement, _contract, _("Your offer is sent."), {**given, "instead_of": instead_of}
    words = {"words": form.values[ASKED], "instead_of": instead_of}
    return hold_offer, held_address, _told(), {"offer": offer, **beside, **words}


def countering(request: HttpRequest, form: Form, side: Side, agreement_id: Any, given: Mapping[str, Any]) -> Deed:
    """How the reader's counter-offer goes out."""
    told = _("Your counter-offer is sent. The other side answers it now.")
    plain = ("version_hash", "why", "answer_days")
    changes = {name: value for name, value in given.items() if name not in plain}
    actor, at = actor_of(request), now_of(request)
    if not must_ask_to_counter(actor, side, agreement_id, changes, at=at):
        return counter_offer, _contract, told, {"agreement_id": agreement_id, **given}
    kept = {name: given[name] for name in plain}
    words = {"words": form.values[ASKED]}
    return hold_counter, held_address, _told(), {"agreement_id": agreement_id, "changes": changes, **kept, **words}


def writing(
    request: HttpRequest, found: Contract, values: dict[str, Any], seen: list[int], rows: Sequence[SuggestionRow]
) -> Deed:
    """How the version goes out that the accepted suggestions ``rows`` make; ``seen`` are those that the reader
    read."""
    plain = {name: values[name] for name in ("version_hash", "answer_days")}
    given = {"n": found.page.version + 1, "suggestions": labels(seen)}
    told = _("Version %(n)s has %(suggestions)s in it and is signed by you. The other side answers it now.") % given
    actor, at, side = actor_of(request), now_of(request), found.page.side or Side.CLIENT
    if [one.number for one in rows] == seen and rows:
        changes = all_of(suggested(found.page.content, [one.change for one in rows], at.date()))
        if must_ask_to_counter(actor, side, found.id, changes, at=at):
            why = "\n".join(part for part in (labels(seen), values["words"]) if part)
            held = {"changes": changes, "why": why, "words": values[ASKED], **plain}
            return hold_counter, held_address, _told(), held
    return write_suggested, _contract, told, {"numbers": seen, "words": values["words"], **plain}


def renewing(request: HttpRequest, form: Form, agreement_id: Any, given: dict[str, Any]) -> Deed:
    """How the reader's offer to renew goes out."""
    told, at = _("You have signed the renewal. The other side was told."), now_of(request)
    to, plain = given["ends_on"], {**given, "agreement_id": agreement_id}
    asked = {"asked": plain.pop(ASKED)}
    if not must_ask_to_renew(actor_of(request), agreement_id, to, given.get("index_now"), at=at):
        return offer_renewal, _renewed, told, plain
    return hold_renewal, held_address, _told(), {**plain, **asked}


def putting(request: HttpRequest, found: DraftPage, values: dict[str, Any]) -> Deed:
    """How a draft goes out."""
    given = {"agreement_id": found.id, "seen": values["seen"], "answer_days": values["answer_days"]}
    if not draft_approval(actor_of(request), found.side, found.content).missing:
        return offer_draft, _contract, _("Your offer is sent."), given
    return hold_draft, held_address, _told(), {**given, "words": values[ASKED]}


def _renewed(offer: Any) -> str:
    return reverse("contracts:renewal", args=[offer.agreement.number])


def held_address(held: Any) -> str:
    """Where an offer stands that has not gone out."""
    return reverse("contracts:held", args=[held.pk])


def _draft(agreement: Any) -> str:
    return reverse("contracts:draft", args=[agreement.number])


def _contract(agreement: Any) -> str:
    return reverse("contracts:contract", args=[agreement.number])


def _told() -> str:
    return _("It is signed and waits for your own people. It goes out by itself once they agree.")
