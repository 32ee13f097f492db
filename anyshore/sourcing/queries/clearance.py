"""How far each reader may read a confidential request. Every read of a brief, its files and questions asks here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Max

from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.errors import NotFound
from anyshore.parties.models import User
from anyshore.sourcing.models import NdaSignature, NdaVersion, Request, RequestVersion
from anyshore.sourcing.rules.nda import Clearance, NdaUnsigned, clearance, nda_hash


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """Who signed which version, and when; ``hash`` is that of the text they saw. ``proof`` and ``proved_at`` tell how
    and when they proved who they are."""

    organisation: str
    name: str
    version: int
    hash: str
    proof: str
    proved_at: datetime | None
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NdaView:
    """The confidentiality text in force with its signatures: all of them for the client, their own for others."""

    request_id: UUID
    number: int
    title: str
    version: int
    text: str
    hash: str
    clearance: str
    signatures: list[SignatureRow]
    is_client: bool
    may_sign: bool


def clearances(actor: Actor, requests: Iterable[Request]) -> dict[UUID, Clearance]:
    """How far the actor may read each of these requests, which it may see; one query, none where nothing is secret."""
    found = {one.id: Clearance.FULL for one in requests}
    own = {one.client_id for one in requests} & {actor.organisation_id}
    secret = {one.id: one.nda_version for one in requests if one.nda_version and one.client_id not in own}
    if not secret or actor.kind in (ActorKind.OPERATOR, ActorKind.CLOCK):
        return found
    signed = _signed(actor.organisation_id, secret)
    return found | {one: clearance(version, signed.get(one, 0)) for one, version in secret.items()}


def _signed(organisation_id: UUID | None, requests: Iterable[UUID]) -> dict[UUID, int]:
    if organisation_id is None:
        return {}
    rows = NdaSignature.objects.filter(version__request_id__in=list(requests), organisation_id=organisation_id)
    return dict(rows.order_by().values_list("version__request_id").annotate(Max("version__number")))


def clearance_of(actor: Actor, request: Request) -> Clearance:
    """How far the actor may read one request that it may see."""
    return clearances(actor, [request])[request.id]


def must_be_cleared(actor: Actor, request: Request) -> None:
    """Refuse who has not signed the confidentiality text in force."""
    if clearance_of(actor, request) is not Clearance.FULL:
        raise NdaUnsigned()


def cleared(request_id: UUID, organisations: Iterable[UUID]) -> list[UUID]:
    """Those of ``organisations`` that may read what stands in the brief now, in their order: whom mails may tell."""
    wanted = list(organisations)
    version = Request.objects.values_list("nda_version", flat=True).get(pk=request_id)
    if not version:
        return wanted
    rows = NdaSignature.objects.filter(version__request_id=request_id, version__number=version)
    signed = set(rows.values_list("organisation_id", flat=True))
    return [one for one in wanted if one in signed]


def earlier_brief(actor: Actor, request: Request) -> str:
    """The brief as it stood when the text that the actor's organisation signed last was still in force."""
    signed = _signed(actor.organisation_id, [request.id]).get(request.id, 0)
    ended = NdaVersion.objects.filter(request=request, number=signed + 1).values_list("at", flat=True).first()
    rows = RequestVersion.objects.filter(request=request)
    last = (rows.filter(at__lt=ended) if ended else rows).order_by("-number").first()
    return str(last.content.get("brief", "")) if last else ""


def nda_view(actor: Actor, number: int, *, may_sign: bool) -> NdaView:
    """The confidentiality text of a request the actor may see. NotFound where there is none."""
    request = Request.objects.visible_to(actor).filter(number=number).first()
    if request is None or not request.nda:
        raise NotFound()
    is_client = actor.organisation_id == request.client_id or actor.kind is ActorKind.OPERATOR
    rows = NdaSignature.objects.filter(version__request=request)
    if not is_client:
        rows = rows.filter(organisation_id=actor.organisation_id) if actor.organisation_id else rows.none()
    columns = ("organisation__name", "name", "version__number", "hash", "proof", "proved_at", "at")
    version = max(request.nda_version, 1)
    found = clearance_of(actor, request)
    return NdaView(
        request_id=request.id,
        number=request.number,
        title=request.title,
        version=version,
        text=request.nda,
        hash=nda_hash(request.number, version, request.nda),
        clearance=str(found),
        signatures=[SignatureRow(*row) for row in rows.order_by("-at").values_list(*columns)],
        is_client=is_client,
        may_sign=may_sign and not is_client and found is not Clearance.FULL,
    )


def keep_nda(request: Request, *, at: datetime) -> None:
    """Put the confidentiality text of the request in force as its next version; without a text none is in force."""
    number = NdaVersion.objects.filter(request=request).count() + 1 if request.nda else 0
    if request.nda:
        hashed = nda_hash(request.number, number, request.nda)
        NdaVersion.objects.create(request=request, number=number, text=request.nda, hash=hashed, at=at)
    request.nda_version = number
    request.save(update_fields=["nda_version"])


def signer_name(person_id: UUID) -> str:
    """The name of a person as it stands under their signature."""
    return str(User.objects.values_list("name", flat=True).get(pk=person_id))


def nda_signers(request_id: UUID) -> list[UUID]:
    """The organisations that signed any version of the request's confidentiality text."""
    rows = NdaSignature.objects.filter(version__request_id=request_id).order_by("organisation_id")
    return list(rows.values_list("organisation_id", flat=True).distinct())
