"""What a public page tells machines: schema.org as JSON, in a block that runs nothing and that no text can leave."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from markupsafe import Markup

from anyshore.parties.queries import OrganisationRow
from anyshore.sourcing.queries.view import RequestView
from anyshore.sourcing.rules.states import RequestState, Visibility
from anyshore.web.filters import markdown

_ESCAPES = {ord(one): f"\\u{ord(one):04x}" for one in "<>&\u2028\u2029"}


def block(data: dict[str, Any]) -> Markup:
    """The JSON of an ``application/ld+json`` block. ``<``, ``>`` and ``&`` are escaped: no title can end the block."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False).translate(_ESCAPES)
    return Markup(text)  # noqa: S704 - every sign that HTML reads is escaped above


def job_posting(view: RequestView) -> Markup | None:
    """An open public request as a JobPosting; None for what is not open to all."""
    row = view.row
    public = row.visibility == Visibility.PUBLIC and row.state == RequestState.OPEN
    if not public or row.published_at is None or row.proposals_until is None:
        return None
    return block(
        {
            "@type": "JobPosting",
            "title": row.title,
            "description": str(markdown(view.brief or row.title)),
            "datePosted": row.published_at.isoformat(),
            "validThrough": row.proposals_until.isoformat(),
            "employmentType": "CONTRACTOR",
            "directApply": True,
            "identifier": {"@type": "PropertyValue", "name": settings.ANYSHORE_NAME, "value": f"R-{row.number}"},
            "hiringOrganization": {"@type": "Organization", "name": row.client.name},
            "jobLocation": {"@type": "Place", "address": address(row.client)},
            "jobLocationType": "TELECOMMUTE",
            "url": f"{settings.ANYSHORE_URL}/requests/{row.number}/",
        }
    )


def address(organisation: OrganisationRow) -> dict[str, str]:
    """Where an organisation sits, as a PostalAddress."""
    place = {"addressLocality": organisation.place} if organisation.place else {}
    return {"@type": "PostalAddress", **place, "addressCountry": organisation.country}
