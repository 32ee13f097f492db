"""What a draft is made of: the awarded proposal, the parties, the names under it, the operator's own defaults."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings

from anyshore.contracts.rules.baselines import Measured
from anyshore.contracts.rules.content import Content, Member, MilestoneDraft, Party, checked_words
from anyshore.contracts.rules.defaults import defaults, ending
from anyshore.contracts.rules.signing import Evidence
from anyshore.contracts.rules.terms import Terms
from anyshore.kit.actor import Actor
from anyshore.kit.errors import NotFound
from anyshore.parties.models import Organisation, User
from anyshore.parties.queries import calendar
from anyshore.parties.rules import proved
from anyshore.sourcing.models import Request
from anyshore.sourcing.queries.offered import OfferedWork
from anyshore.strategy.models import Activity
from anyshore.strategy.rules.tree import ActivityState


def default_terms(unit: str) -> Terms:
    """The default terms of a unit of outsourcing on this instance: the table, and the operator's values over it."""
    return defaults(unit, getattr(settings, "ANYSHORE_TERMS", None))


def party(actor: Actor, organisation_id: UUID) -> Party:
    """An organisation as a version names it; NotFound if the actor cannot see it."""
    rows = Organisation.objects.visible_to(actor).filter(pk=organisation_id)
    found = rows.values_list("id", "name", "country").first()
    if found is None:
        raise NotFound()
    return Party(*found)


def person_name(person_id: UUID | None) -> str:
    """A person's own name, as it stands under what they sign."""
    if person_id is None:
        return ""
    return User.objects.filter(pk=person_id).values_list("name", flat=True).first() or ""


def evidence_of(actor: Actor, organisation_id: UUID, at: datetime) -> Evidence:
    """What stands beside a signature that the actor gives now for this organisation; ProofMissing where they have not
    just proved who they are."""
    shown = proved(actor, at)
    return Evidence(str(shown.method), shown.at, shown.address, shown.agent, calendar(organisation_id).zone)


def own_request(actor: Actor, request_id: UUID | None, client_id: UUID) -> UUID | None:
    """The request of this client that an offer answers, as the actor sees it; NotFound if there is no such."""
    if request_id is None:
        return None
    found: UUID | None = (
        Request.objects.visible_to(actor)
        .filter(pk=request_id, client_id=client_id)
        .values_list("id", flat=True)
        .first()
    )
    if found is None:
        raise NotFound()
    return found


def activities_behind(actor: Actor, request_id: UUID) -> tuple[str, ...]:
    """What the client hands over with this request, if a decision is behind it: the activities right below the one
    that was decided on, or that one itself, by name. Only the client's own people see it."""
    rows = Request.objects.visible_to(actor).filter(pk=request_id, client_id=actor.organisation_id)
    above = rows.exclude(decision=None).values_list("decision__assessment__activity_id", flat=True).first()
    if above is None:
        return ()
    below = Activity.objects.filter(parent_id=above, state=ActivityState.LIVE).order_by("code", "number")
    names = list(below.values_list("name", flat=True)[:40])
    return tuple(names or Activity.objects.filter(pk=above).values_list("name", flat=True))


def measured_behind(actor: Actor, request_id: UUID) -> tuple[Measured, ...]:
    """How good and how fast the work was that the client hands over with this request, if a decision is behind it: the
    measures of the baseline that was frozen with the decision. Only the client's own people see it."""
    rows = Request.objects.visible_to(actor).filter(pk=request_id, client_id=actor.organisation_id)
    kept = rows.exclude(decision=None).values_list(
        "decision__baseline__content", "decision__baseline__at", "decision__baseline__author__name"
    )
    content, at, author = kept.first() or ({}, None, "")
    if at is None:
        return ()
    on = at.astimezone(ZoneInfo(calendar(actor.acting_organisation).zone)).date()
    return tuple(
        Measured(
            **{name: one[name] for name in _MEASURED},
            better=one.get("better", ""),
            by=part["owner"] or author or "",
            on=on,
        )
        for part in content["parts"]
        for one in part["measures"]
    )


_MEASURED = ("kind", "name", "value", "unit", "how")


def award_offer(
    actor: Actor,
    offered: OfferedWork,
    *,
    agreement_id: UUID,
    number: int,
    fee_bps: int,
    rail: str,
    on: date,
) -> Content:
    """The first version of the agreement on an awarded proposal, offered on the day ``on``: its work and price under
    the unit's default terms."""
    milestones = tuple(
        MilestoneDraft(one.title, one.amount_minor, one.due_on, tuple(line for line in one.criteria if line.strip()))
        for one in offered.milestones
    )
    days = [one.due_on for one in milestones if one.due_on] + ([offered.finishes_on] if offered.finishes_on else [])
    return Content(
        agreement_id=agreement_id,
        number=number,
        version=1,
        client=party(actor, offered.client_id),
        provider=party(actor, offered.provider_id),
        title=offered.title,
        brief=checked_words("brief", offered.brief),
        offer=checked_words("offer", offered.text),
        category=offered.category,
        unit=offered.unit,
        currency=offered.currency,
        milestones=milestones,
        terms=ending(default_terms(offered.unit), offered_on=on, known=max(days, default=None)),
        fee_bps=fee_bps,
        rail=rail,
        team=tuple(Member(party(actor, one.provider_id), one.share_bps, one.role) for one in offered.team),
    )
