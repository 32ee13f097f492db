"""What search engines read on public pages: schema.org as JSON, in a block that runs nothing."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from markupsafe import Markup

from anyshore.catalogue.queries import ProfileView


def block(told: dict[str, Any]) -> Markup:
    """The JSON of an ``application/ld+json`` block: no sign in it can end the block."""
    text = json.dumps({"@context": "https://schema.org", **told}, ensure_ascii=False)
    for sign, code in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(sign, code)
    return Markup(text)  # noqa: S704 - every sign that HTML reads is escaped above


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
        "address": {"@type": "PostalAddress", "addressLocality": there.place, "addressCountry": there.country},
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
