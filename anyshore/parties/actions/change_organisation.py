"""Change an organisation's details."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from anyshore.kit.actor import Actor
from anyshore.kit.countries import zone_names
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.events import OrganisationChanged
from anyshore.parties.models import Organisation
from anyshore.parties.policies import may_manage
from anyshore.parties.rules import ORGANISATION, Details, VerificationState
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell
from anyshore.plumbing.changes import touch
from anyshore.plumbing.state import lock_root


@action
def change_organisation(*, actor: Actor, organisation_id: UUID, details: Details, at: datetime) -> Organisation:
    """The organisation has these details. A changed name, country or VAT id voids its verification.

    Its owners may. Refused: others (NotFound, Forbidden), details that cannot be (Invalid). Contracts keep the
    working calendar by which their running clocks were fixed.
    """
    organisation = lock_root(Organisation.objects.own(actor), organisation_id)
    if not may_manage(actor, organisation):
        raise Forbidden()
    problem = details.problem(zone_names())
    if problem is not None:
        raise Invalid(field=problem, reason="unfit")
    checked = (organisation.name, organisation.country, organisation.vat_id)
    for name, value in details.columns().items():
        setattr(organisation, name, value)
    if checked != (organisation.name, organisation.country, organisation.vat_id):
        organisation.verification = VerificationState.UNVERIFIED
    organisation.save()
    touch(ORGANISATION.kind, organisation.id)
    tell(OrganisationChanged(organisation_id=organisation.id, at=at), actor=actor)
    return organisation
