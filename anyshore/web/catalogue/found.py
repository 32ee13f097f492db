"""What search engines read on the pages of providers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from markupsafe import Markup

from anyshore.catalogue.queries import ProfileView
from anyshore.web.structured import address, block


def organisation_data(request: HttpRequest, row: ProfileView) -> Markup | None:
    """A published provider; None for a page that only its owner reads."""
    if row.published_at is None:
        return None
    there, standing = row.organisation, row.standing
    told: dict[str, Any] = {
        "@type": "Person" if there.is_person else "Organization",
        "name": there.name,
        "url": request.build_absolute_uri(reverse("catalogue:provider", args=[there.slug])),
        "description": row.headline,
        "address": address(there),
        "knowsAbout": [one.skill.name for one in row.skills],
    }
    if standing.score is not None and not there.is_person:
        told["aggregateRating"] = {
            "@type": "AggregateRating",
            "ratingValue": standing.score,
            "bestRating": 100,
            "worstRating": 0,
            "ratingCount": standing.reviews,
        }
    return block(told)
