"""Offers and running agreements, made by the actions; the proof that nothing changed; races on real connections."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection

from anyshore.contracts.actions.award_proposal import award_proposal
from anyshore.contracts.actions.offer_agreement import offer_agreement
from anyshore.contracts.actions.sign_agreement import sign_agreement
from anyshore.contracts.models import Agreement, AgreementVersion, Signature
from anyshore.contracts.queries import broken_versions
from anyshore.contracts.rules import Side
from anyshore.contracts.rules.content import MilestoneDraft
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Refused
from anyshore.kit.ids import new_id
from anyshore.plumbing.actions import Answer, perform
from anyshore.plumbing.models import AuditEntry, Deadline, Transition
from tests.factories import NOW, do, make_organisation
from tests.rows import digests, tables_of
from tests.sourcing.world import posted, proposed

LATER = NOW + timedelta(hours=2)
DUE = date(2026, 12, 18)
LOGO = MilestoneDraft("Logo", 20_000, date(2026, 12, 4), ("as SVG", "in black and white"))
SITE = (MilestoneDraft("Design", 60_000, date(2026, 12, 11)), MilestoneDraft("Build", 140_000, DUE, ("Loads in 2 s",)))


@dataclass
class Deal:
    """An agreement between two organisations, and the owners of both."""

    agreement: Agreement
    client: Actor
    provider: Actor

    @property
    def hash(self) -> str:
        """The hash of the current version, as it stands in the database."""
        return Agreement.objects.get(pk=self.agreement.pk).version_hash

    def fresh(self) -> Agreement:
        """The agreement as it stands in the database."""
        return Agreement.objects.get(pk=self.agreement.pk)


def parties(**client: Any) -> tuple[Actor, Actor]:
    """A client in the Netherlands and a provider in Poland."""
    buyer = make_organisation(name="Bakkerij Pels", country="NL", **client)[1]
    return buyer, make_organisation(name="Lingua Vistula", country="PL")[1]


def offered(
    side: Side = Side.CLIENT, between: tuple[Actor, Actor] | None = None, at: datetime = NOW, **more: Any
) -> Deal:
    """An agreement offered by ``side``, of one milestone of EUR 200.00 unless told otherwise."""
    client, provider = between or parties()
    author, other = (client, provider) if side is Side.CLIENT else (provider, client)
    given = {"title": "A logo", "currency": "EUR", "milestones": [LOGO], "fee_bps": 0, "rail": "sandbox", **more}
    made = do(offer_agreement, author, at, side=side, other_id=other.organisation_id, **given)
    return Deal(made, client, provider)


def awarded(**more: Any) -> Deal:
    """An agreement drafted from an awarded proposal of EUR 180.00."""
    request, client = posted(**more)
    proposal, provider = proposed(request)
    made = do(award_proposal, client, LATER, proposal_id=proposal.id, fee_bps=150, rail="sandbox")
    return Deal(made, client, provider)


def running(**more: Any) -> Deal:
    """An agreement that both sides have signed."""
    deal = offered(**more)
    do(sign_agreement, deal.provider, LATER, agreement_id=deal.agreement.id, version_hash=deal.hash)
    return Deal(deal.fresh(), deal.client, deal.provider)


def signatures(deal: Deal) -> list[tuple[str, str, str]]:
    """(side, method, name) of every signature under the current version, in order."""
    agreement = deal.fresh()
    rows = Signature.objects.filter(version__agreement=agreement, version__number=agreement.version, hash=deal.hash)
    return list(rows.order_by("at", "id").values_list("side", "method", "name"))


def version(deal: Deal) -> AgreementVersion:
    """The current version."""
    return AgreementVersion.objects.get(agreement=deal.agreement, number=deal.fresh().version)


def events(deal: Deal) -> list[str]:
    """The names of what was told about the agreement, in order."""
    rows = AuditEntry.objects.filter(subject_id=deal.agreement.pk).order_by("position")
    return [name.partition(".")[2] for name in rows.values_list("name", flat=True)]


def clocks(subject_id: Any) -> list[tuple[str, object]]:
    """The open clocks of a subject, without reminders."""
    rows = Deadline.objects.filter(subject_id=subject_id, done_at=None, stopped_at=None, reminds=None)
    return [(row.verb, row.due_at) for row in rows.order_by("due_at")]


WATCHED = ("approvals", "sourcing", "contracts", "delivery", "transition", "conversations")


def everything() -> dict[str, str]:
    """What stands in all tables of these domains, and of what every verb writes besides."""
    models = [
        *(one for label in WATCHED for one in apps.get_app_config(label).get_models()),
        AuditEntry,
        Deadline,
        Transition,
    ]
    return digests(tables_of(models))


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
    assert broken_versions() == []


def race(*runs: Callable[[], object]) -> list[object]:
    """Run each on a connection of its own, all at once; return each one's value or the refusal it met."""
    start = threading.Barrier(len(runs))
    found: list[object] = [None] * len(runs)

    def one(place: int, run: Callable[[], object]) -> None:
        try:
            start.wait(timeout=20)
            found[place] = run()
        except Exception as error:
            found[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=pair) for pair in enumerate(runs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return found


def performing(verb: Callable[..., Any], actor: Actor, at: Any = LATER, **given: Any) -> Callable[[], object]:
    """A run for ``race``."""
    return lambda: perform(verb, actor=actor, at=at, **given)


def replayed(verb: Callable[..., Any], actor: Actor, at: datetime = LATER, **given: Any) -> Answer:
    """Perform ``verb`` as a form does, then again with the same key: one effect, one answer. Return the answer."""

    def run() -> Answer:
        return perform(verb, actor=actor, at=at, key="key-of-the-form-1", render=_shown, **given)

    first, before = run(), everything()
    assert run() == first
    assert everything() == before
    return first


def _shown(value: Any) -> Answer:
    """An answer that would differ each time it was made."""
    return Answer(200, f"{value.pk} {value.state} {new_id()}".encode())
