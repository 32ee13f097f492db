"""A client with a request and providers with proposals, made by the actions; and the proof that nothing changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Refused
from anyshore.parties.models import SignInLink
from anyshore.plumbing.models import AuditEntry, Deadline, Transition
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.actions.save_request import save_request
from anyshore.sourcing.actions.send_proposal import send_proposal
from anyshore.sourcing.models import Proposal, Request
from anyshore.sourcing.rules.offers import ProposalTerms
from anyshore.sourcing.rules.terms import CriterionTerms, RequestTerms
from tests.factories import NOW, do, make_organisation
from tests.rows import TOLD, digests, tables_of

LATER = NOW + timedelta(hours=1)
FIT = CriterionTerms(name="Fit", weight=40)
PRICE = CriterionTerms(name="Price", weight=40, kind="price")
SCHEDULE = CriterionTerms(name="Schedule", weight=20, kind="schedule")


def wanted(title: str = "Logo for a bakery", **more: Any) -> RequestTerms:
    """What a client asks for: a task of at most EUR 200."""
    return RequestTerms(**{"title": title, "currency": "EUR", "budget_minor": 20_000, **more})


def offer(price_minor: int = 18_000, **more: Any) -> ProposalTerms:
    """What a provider offers."""
    given = {"price_minor": price_minor, "text": "Three drafts, one final.", "finishes_on": date(2026, 12, 4), **more}
    return ProposalTerms(**given)


def client() -> Actor:
    """The owner of an organisation in the Netherlands."""
    return make_organisation(name="Bakkerij Pels", country="NL")[1]


def provider(name: str = "Lingua Vistula", country: str = "PL") -> Actor:
    """The owner of an organisation in Poland."""
    return make_organisation(name=name, country=country)[1]


def drafted(actor: Actor | None = None, **more: Any) -> tuple[Request, Actor]:
    """A draft and its client."""
    owner = actor or client()
    return do(save_request, owner, terms=wanted(**more)), owner


def posted(actor: Actor | None = None, **more: Any) -> tuple[Request, Actor]:
    """An open request and its client."""
    owner = actor or client()
    return do(post_request, owner, terms=wanted(**more)), owner


def proposed(
    request: Request, price_minor: int = 18_000, actor: Actor | None = None, **more: Any
) -> tuple[Proposal, Actor]:
    """A proposal on the request and its bidder."""
    bidder = actor or provider()
    return do(send_proposal, bidder, LATER, request_id=request.id, terms=offer(price_minor, **more)), bidder


def events(subject: object) -> list[str]:
    """The names of what was told about a request or a proposal, in order."""
    rows = AuditEntry.objects.filter(subject_id=subject.pk).order_by("position")  # type: ignore[attr-defined]
    return [name.removeprefix("sourcing.") for name in rows.values_list("name", flat=True)]


def clocks(subject: object) -> list[tuple[str, object]]:
    """The open clocks of a subject, without reminders."""
    rows = Deadline.objects.filter(subject_id=subject.pk, done_at=None, stopped_at=None, reminds=None)  # type: ignore[attr-defined]
    return [(row.verb, row.due_at) for row in rows.order_by("due_at")]


def everything() -> dict[str, str]:
    """What stands in all tables of sourcing, and of what every verb writes besides; people may come and go."""
    own = tables_of(apps.get_app_config("sourcing").get_models(), short=True)
    links = ("links", SignInLink._meta.db_table, "used_at IS NOT NULL")
    return digests((*own, TOLD, *tables_of((Deadline, Transition)), links))


@contextmanager
def refused(error: type[Refused], **params: object) -> Iterator[None]:
    """What stands inside is refused with ``error`` and these parameters, and no row changed."""
    before = everything()
    with pytest.raises(error) as caught:
        yield
    assert type(caught.value) is error, caught.value
    for name, value in params.items():
        assert caught.value.params.get(name) == value, (name, caught.value.params)
    assert everything() == before
