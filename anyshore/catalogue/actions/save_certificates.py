"""Save one's certificates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from anyshore.catalogue import models
from anyshore.catalogue.events import CertificatesSaved
from anyshore.catalogue.models import Profile
from anyshore.catalogue.policies import may_edit_profile
from anyshore.catalogue.queries import own_profile
from anyshore.catalogue.rules.profiles import CERTIFICATES_MAX, Certificate
from anyshore.kit.actor import Actor
from anyshore.kit.errors import Forbidden, Invalid
from anyshore.parties.queries import lock_own
from anyshore.plumbing.actions import action
from anyshore.plumbing.audit import tell


@action
def save_certificates(*, actor: Actor, certificates: Sequence[Certificate], at: datetime) -> Profile:
    """The profile shows exactly these certificates.

    Members who may work. Refused: others (Forbidden), no profile yet (NotFound), a certificate without a name, with a
    link that is none or an end before its beginning, or more than 20 (Invalid).
    """
    lock_own(actor)
    if not may_edit_profile(actor):
        raise Forbidden()
    profile = own_profile(actor)
    if len(certificates) > CERTIFICATES_MAX:
        raise Invalid(field="certificates", reason="too_many")
    reason = next((found for one in certificates if (found := one.problem())), None)
    if reason is not None:
        raise Invalid(field="certificates", reason=reason)
    models.Certificate.objects.filter(profile=profile).delete()
    models.Certificate.objects.bulk_create(
        models.Certificate(
            profile=profile,
            name=" ".join(one.name.split()),
            issuer=" ".join(one.issuer.split()),
            issued_on=one.issued_on,
            expires_on=one.expires_on,
            link=one.link,
        )
        for one in certificates
    )
    tell(CertificatesSaved(profile_id=profile.id, at=at), actor=actor)
    return profile
