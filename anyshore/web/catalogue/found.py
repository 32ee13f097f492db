"""What search engines read on the pages of providers and packages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from markupsafe import Markup

from anyshore.catalogue.queries import ProfileView
from anyshore.catalogue.queries.packages import PackageView
from anyshore.catalogue.rules.categories import category
from anyshore.catalogue.rules.packages import PackageKind
from anyshore.kit.money import Money
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


def product_data(request: HttpRequest, view: PackageView) -> Markup | None:
    """A package that can be bought, with an offer for each tier: a Product where it is ready, else a Service of its
    provider; None for one that cannot."""
    if not view.can_be_bought:
        return None
    here = request.build_absolute_uri(reverse("shop:package", args=[view.row.slug]))
    there = view.row.provider
    maker = {
        "@type": "Person" if there.is_person else "Organization",
        "name": there.name,
        "url": request.build_absolute_uri(reverse("catalogue:provider", args=[there.slug])),
    }
    ready = view.content.kind is PackageKind.PRODUCT
    told: dict[str, Any] = {
        "@type": "Product" if ready else "Service",
        "name": view.content.title,
        "description": view.content.line,
        "url": here,
        "image": [request.build_absolute_uri(reverse("files:picture", args=[one.id])) for one in view.pictures],
        **({"brand": maker} if ready else {"provider": maker, **_kind_of_work(view.content.category)}),
        "offers": [
            {
                "@type": "Offer",
                "name": one.name,
                "price": Money(one.price_minor, view.content.currency).plain(),
                "priceCurrency": view.content.currency,
                "availability": "https://schema.org/InStock",
                "url": here,
            }
            for one in view.content.tiers
        ],
    }
    return block(told)


def _kind_of_work(slug: str) -> dict[str, str]:
    return {"serviceType": category(slug).name} if slug else {}
